/** Whether Teams says that a conversation or message no longer exists, or that the bot was removed from it. */
export function isGone(error: unknown): boolean {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return statusCode === 404 || statusCode === 403;
}
