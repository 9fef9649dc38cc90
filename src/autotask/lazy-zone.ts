import { rejected } from './autotask-trouble';
import { findZone } from './find-zone';
import { webUrlOf } from './web-url-of';

/** Where the API is (ends in a slash) and where people use the instance. */
export interface Place {
  readonly url: string;
  readonly webUrl: string;
}

/** The zone, looked up once and kept for the life of the process; a failed look-up is not kept. */
export function lazyZone(options: {
  baseUrl: string | null;
  zoneUrl: string;
  username: string;
  timeoutMs: number;
}): () => Promise<Place> {
  let known: Promise<Place> | undefined;
  return () => {
    known ??= place(options).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function place(options: Parameters<typeof lazyZone>[0]): Promise<Place> {
  if (options.baseUrl === null || options.baseUrl === '') {
    const zone = await findZone(options);
    return { url: zone.url, webUrl: zone.webUrl ?? webUrlOf(zone.url) };
  }
  if (!URL.canParse(options.baseUrl)) {
    throw rejected('AUTOTASK_BASE_URL is not a URL.', 'Leave it empty to have it looked up.');
  }
  const url = options.baseUrl.replace(/\/+(v1\.0\/*)?$/i, '') + '/';
  return { url, webUrl: webUrlOf(url) };
}
