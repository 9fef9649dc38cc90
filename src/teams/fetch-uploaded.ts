import type { Activity } from 'botbuilder';
import { mostBytes } from '../mapping/csv/read-pairs';
import { mayHoldFile } from './file-address';
import type { Uploaded } from './uploaded-file';

/** What fetching a file came to; `sentence`: what went wrong, for whoever sent it. */
export type FetchedFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'trouble'; readonly sentence: string };

const timeoutMs = 10_000;
const mostRedirects = 3;

/** Fetches a file that somebody sent, from where Teams keeps it. Whatever goes wrong is answered, not thrown. */
export async function fetchUploaded(
  { url, name }: Extract<Uploaded, { kind: 'file' }>,
  activity: Pick<Activity, 'serviceUrl'>,
): Promise<FetchedFile> {
  if (!mayHoldFile(url, activity)) {
    return trouble(
      'Its address is not one the bot may fetch from: it takes files from SharePoint, OneDrive and Teams only.',
    );
  }
  try {
    const response = await fetchFrom(url, AbortSignal.timeout(timeoutMs), mostRedirects);
    if (response.ok) return await limited(response);
    await response.body?.cancel();
    return trouble(`Teams did not hand over the file (HTTP ${response.status}). Please send it again.`);
  } catch (error) {
    return trouble(explained(error, name));
  }
}

/** Goes on to other addresses of the same server only: what Teams named is what is fetched. */
async function fetchFrom(url: string, signal: AbortSignal, redirectsLeft: number): Promise<Response> {
  const response = await fetch(url, { redirect: 'manual', signal });
  const location = response.headers.get('location');
  if (response.status < 300 || response.status > 399 || location === null) return response;
  const next = new URL(location, url);
  if (next.origin !== new URL(url).origin || redirectsLeft === 0) return response;
  await response.body?.cancel();
  return fetchFrom(next.href, signal, redirectsLeft - 1);
}

async function limited({ body }: Response): Promise<FetchedFile> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (size > mostBytes) return trouble('It is larger than 5 MB. Split it into smaller files.');
    chunks.push(chunk);
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks) };
}

function trouble(sentence: string): FetchedFile {
  return { kind: 'trouble', sentence };
}

function explained(error: unknown, name: string): string {
  const isLate = (error as { name?: unknown }).name === 'TimeoutError';
  return isLate
    ? `Teams did not hand over ${name} within 10 s. Please send it again.`
    : `${name} could not be fetched from where Teams keeps it. Please send it again.`;
}
