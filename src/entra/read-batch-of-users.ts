import { z } from 'zod';
import { readRetryAfter } from '../http/read-retry-after';
import type { EntraUser } from '../mapping/entra-user';
import { UpstreamError } from '../mapping/upstream-error';
import type { GraphClient } from './create-graph-client';
import { troubleOfAnswer, unreadableAnswer } from './graph-trouble';
import { errorIn } from './read-answer';
import { readUser, userFields } from './read-user';

const permission = 'User.Read.All';

const batchAnswer = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string()).nullish(),
      body: z.unknown(),
    }),
  ),
});

type PartAnswer = z.infer<typeof batchAnswer>['responses'][number];

/**
 * Reads at most twenty people in one call. The batch as a whole succeeds while single parts fail, so each is judged by
 * itself: 404 is nobody, what is passing is asked for again after the longest Retry-After, without the parts that are answered.
 * Throws `UpstreamError`.
 */
export async function readBatchOfUsers(client: GraphClient, ids: readonly string[]): Promise<EntraUser[]> {
  const found: EntraUser[] = [];
  let open = [...ids];
  await client.ask({
    operation: 'read users',
    permission,
    path: '/$batch',
    isBulk: true,
    send: (request) => request.post({ requests: open.map(partFor) }) as Promise<unknown>,
    check: (body) => {
      const answers = answersIn(body, open);
      found.push(...answers.filter(({ status }) => status === 200).map((part) => readUser(part.body)));
      const troubles = answers.map(troubleOf).filter((trouble) => trouble !== null);
      open = answers.filter((part) => troubleOf(part) !== null).map(({ id }) => id);
      const worst = worstOf(troubles);
      if (worst) throw worst;
    },
  });
  return found;
}

function partFor(id: string): object {
  return { id, method: 'GET', url: `/users/${encodeURIComponent(id)}?$select=${userFields.join(',')}` };
}

/** Each part's answer; Graph promises no order, so the Object ID serves as the part's id. */
function answersIn(body: unknown, asked: readonly string[]): PartAnswer[] {
  const read = batchAnswer.safeParse(body);
  if (!read.success) throw unreadableAnswer(read.error);
  const byId = new Map(read.data.responses.map((part) => [part.id, part]));
  return asked.map((id) => {
    const part = byId.get(id);
    if (!part) throw unreadableAnswer(`no answer for part ${id}`);
    return part;
  });
}

function troubleOf({ status, headers, body }: PartAnswer): UpstreamError | null {
  if (status === 200 || status === 404) return null;
  const [, given] =
    Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after') ?? [];
  return troubleOfAnswer({
    status,
    retryAfterMs: readRetryAfter(given ?? null),
    permission,
    ...errorIn(body),
  });
}

/** What stays comes first; of what passes, that which takes longest. */
function worstOf(troubles: readonly UpstreamError[]): UpstreamError | undefined {
  const weight = ({ isTransient, details }: UpstreamError) =>
    isTransient ? (details.retryAfterMs ?? 0) : Infinity;
  return [...troubles].sort((a, b) => weight(b) - weight(a))[0];
}
