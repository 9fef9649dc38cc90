import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import { mayHoldFile } from './file-address';

/**
 * OneDrive takes parts of multiples of 320 KiB, each below 60 MiB; a part of an upload session is put by its range.
 * Source: "Upload large files with an upload session".
 */
const partBytes = 32 * 320 * 1_024;
/** For one part. */
const timeoutMs = 20_000;

/** Puts a file into the upload session that Teams opened for it. Answers whether it was taken. */
export async function uploadFile(
  activity: Activity,
  address: string,
  bytes: Uint8Array,
  log: Logger,
): Promise<boolean> {
  if (!mayHoldFile(address, activity)) {
    log.warn(
      { activity: activity.id },
      'Teams named an address for a file that is none of SharePoint or OneDrive',
    );
    return false;
  }
  for (let start = 0; start < bytes.byteLength; start += partBytes) {
    const status = await putPart(address, bytes, start);
    if (status < 200 || status > 299) {
      log.warn({ activity: activity.id, status }, 'a file was not taken');
      return false;
    }
  }
  return true;
}

/** Never follows a redirect: what the person consented to is this address. */
async function putPart(address: string, bytes: Uint8Array, start: number): Promise<number> {
  const end = Math.min(start + partBytes, bytes.byteLength);
  const response = await fetch(address, {
    method: 'PUT',
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Range': `bytes ${start}-${end - 1}/${bytes.byteLength}`,
    },
    body: bytes.slice(start, end),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  await response.body?.cancel();
  return response.status;
}
