/**
 * Reads the body of an answer as UTF-8, and no further than it may go.
 * @param mostBytes how long it may be
 * @returns `null` when it is longer; the rest is not read then
 */
export async function readLimitedText({ body }: Response, mostBytes: number): Promise<string | null> {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
