/** What to make of a text. */
export type Rewrite = (text: string) => string;

/** What the product itself writes and relies on: ids, times, addresses of tickets and the words of its own types. */
const ours = new Set([
  'id',
  'objectId',
  'requestId',
  'kind',
  'code',
  'state',
  'verdict',
  'tier',
  'tone',
  'upstream',
  'userType',
  'ticketUrl',
  'at',
  'createdAt',
  'requestedAt',
  'askedAt',
  'list',
  'batchId',
  'changedAt',
  'appliedAt',
  'verifiedAt',
  'entraField',
  'autotaskField',
  'step',
  'way',
  'source',
  'link',
  'audience',
  'plan',
  'clientId',
  'tenantId',
  'discoveryUrl',
  'expiresAt',
  'startedAt',
  'touchedAt',
  'completedAt',
  'endedAt',
  'newerUntil',
  'tag',
  'event',
  'purpose',
  'fileName',
  'hash',
  'previousHash',
  'url',
  'retriedAt',
  'reportId',
  'newObjectId',
  'subject',
  'tagId',
]);

/** A copy of a value in which every text that is not the product's own is rewritten. */
export function rewrite<T>(value: T, change: Rewrite): T {
  return walk(value, change) as T;
}

function walk(value: unknown, change: Rewrite): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => walk(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, ours.has(key) ? inner : walk(inner, change)]),
  );
}
