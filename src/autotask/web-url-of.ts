/**
 * Where people use the instance whose API is at this address: `webservices5.autotask.net` belongs to
 * `ww5.autotask.net` (Autotask's list of zones); anything else, such as a simulator, is its own web host.
 */
export function webUrlOf(apiUrl: string): string {
  const { origin, hostname } = new URL(apiUrl);
  const zone = /^webservices(\d+)\.autotask\.net$/i.exec(hostname)?.[1];
  return zone === undefined ? origin : `https://ww${zone}.autotask.net`;
}
