import type { IncomingMessage, ServerResponse } from 'node:http';

/** The OneDrive of everybody: what the bot put there, by the id of the upload session. */
export interface Uploads {
  readonly files: Map<string, Buffer>;
  /** The HTTP status that the next parts are refused with; `null`: they are taken. */
  refuseWith: number | null;
}

/** Where upload sessions are, below the connector's address. */
export const uploadsPath = '/uploads/';

/**
 * Takes one part of a file, which says by `Content-Range` where it belongs; only the next byte is right.
 * Source: "Upload large files with an upload session".
 */
export async function takePart(
  request: IncomingMessage,
  response: ServerResponse,
  uploads: Uploads,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  // In two steps: restify, where a test loads it, patches `writeHead` so that it answers nothing.
  response.writeHead(statusOf(request, Buffer.concat(chunks), uploads));
  response.end();
}

function statusOf(request: IncomingMessage, part: Buffer, { files, refuseWith }: Uploads): number {
  if (refuseWith !== null) return refuseWith;
  const id = (request.url ?? '').slice(uploadsPath.length);
  const known = files.get(id) ?? Buffer.alloc(0);
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '');
  const [start, end, total] = (range ?? []).slice(1).map(Number);
  if (request.method !== 'PUT' || start === undefined || end === undefined) return 400;
  if (start !== known.length || end - start + 1 !== part.length) return 416;
  const whole = Buffer.concat([known, part]);
  files.set(id, whole);
  return whole.length === total ? 201 : 202;
}
