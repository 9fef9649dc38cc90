/**
 * Reads a Retry-After header (RFC 9110, section 10.2.3): seconds, or a date.
 * @returns milliseconds to wait, or `undefined` when the header is absent or unreadable
 */
export function readRetryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
