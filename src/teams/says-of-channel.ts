import { z } from 'zod/v4';

/** What a token says of itself before anybody has looked whether it is true. */
const claims = z.looseObject({ iss: z.string(), tid: z.undefined() });

/** Who gives the tokens of Teams. Source: Bot Framework authentication, "connector to bot". */
const channelService = 'https://api.botframework.com';

/**
 * Whether a token at least says that it is the channel service's. The SDK also believes tokens of Entra ID for the bot
 * itself, as its Emulator sends them, and by `tid` any sender adds issuers to its list, which grows without end.
 * Source: botframework-connector 4.23.3, `EmulatorValidation.isTokenFromEmulator`.
 */
export function saysItIsOfTheChannel(authorization: string): boolean {
  const [, payload = ''] = authorization.split('.');
  try {
    const read = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return read.data?.iss === channelService;
  } catch {
    // What is no JSON is no token.
    return false;
  }
}
