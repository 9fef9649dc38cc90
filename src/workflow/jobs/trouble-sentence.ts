import type { JobKind } from '../../mapping/records';
import { UpstreamError } from '../../mapping/upstream-error';

/**
 * Why a job is not done yet, in one sentence fit for a card: the services' own trouble as it is, everything else in
 * general words, since messages of libraries are not meant for people (the log has them).
 */
export function troubleSentence(kind: JobKind, error: unknown): string {
  if (error instanceof UpstreamError) return error.message;
  return kind === 'post-approval' || kind === 'post-batch'
    ? 'The approval card cannot be posted in the approvals channel just now.'
    : 'Something went wrong on our side.';
}
