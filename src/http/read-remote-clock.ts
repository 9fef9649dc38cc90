/**
 * The time by another server's clock, to the second: what its header Date says, corrected by half the round trip. Sends
 * no credentials; whatever status the server answers with, it has a clock.
 * @param url any address of the server
 * @param now the time here, in milliseconds since 1970
 * @throws when there is no answer within `timeoutMs`, or none with a date
 */
export async function readRemoteClock(
  url: string,
  timeoutMs: number,
  now: () => number = Date.now,
): Promise<Date> {
  const asked = now();
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { method: 'GET', redirect: 'manual', signal });
  await response.body?.cancel();
  const said = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(said)) throw new Error('The answer has no date.');
  // The header was cut off to whole seconds, half a second ago on average.
  return new Date(said + 500 + (now() - asked) / 2);
}
