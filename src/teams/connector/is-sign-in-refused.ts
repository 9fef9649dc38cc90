/**
 * Whether Microsoft refused the bot's own credentials, from what the sign-in threw; anything else may pass.
 * Source: "Microsoft Entra authentication and authorization error codes" (AADSTS), RFC 6749 section 5.2.
 */
export function isSignInRefused(error: unknown): boolean {
  return /AADSTS\d+|invalid_client|unauthorized_client/i.test(String(error));
}
