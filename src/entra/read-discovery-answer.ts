import { z } from 'zod';
import { parseJson } from '../http/parse-json';
import { readLimitedText } from '../http/read-limited-text';
import { readRetryAfter } from '../http/read-retry-after';
import type { DiscoveryTrouble } from './discovery-trouble';

/** What fetching a document came to; `no-tenant`: Entra knows no such tenant. */
export type Fetched =
  { readonly kind: 'document'; readonly document: unknown } | { readonly kind: 'no-tenant' };

/** Microsoft's own has two kilobytes. */
const mostBytes = 256 * 1024;

/** Entra's words for a tenant it does not have (AADSTS90002). */
const refusal = z.object({ error: z.literal('invalid_tenant') });

/** Reads what came back instead of or as a discovery document. Throws `UpstreamError`. */
export async function readDiscoveryAnswer(response: Response, trouble: DiscoveryTrouble): Promise<Fetched> {
  const { status, ok, headers } = response;
  const text = await readLimitedText(response, mostBytes);
  if (text === null) throw trouble.notADocument();
  if (ok) return { kind: 'document', document: parseJson(text, true, trouble.notADocument) };
  if (status === 429 || status >= 500) {
    throw trouble.ofStatus(status, readRetryAfter(headers.get('retry-after')));
  }
  // A refusal that is no JSON is no answer of Entra, and so says nothing about the tenant.
  const said = refusal.safeParse(parseJson(text, false, trouble.notADocument));
  if ((status === 400 || status === 404) && said.success) return { kind: 'no-tenant' };
  throw trouble.notADocument();
}
