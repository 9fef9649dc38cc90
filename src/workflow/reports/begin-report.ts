import type { Report, ReportTask } from '../../mapping/report';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { mayAsk } from './may-ask';

/** What somebody wants to see of the whole company. */
export interface ReportWish {
  readonly actor: Actor;
  readonly task: ReportTask;
}

/** The answer; nothing is stored yet. */
export type Begun = { readonly kind: 'denied' } | { readonly kind: 'begun'; readonly report: Report };

/**
 * Begins a report for somebody who may ask for it. Its place is not known yet: the caller says in Teams that the bot is
 * reading, and stores the report with the place of that message (`storeReport`).
 * @throws UpstreamError when Entra does not tell the roles
 */
export async function beginReport(deps: Deps, { actor, task }: ReportWish): Promise<Begun> {
  if (!(await mayAsk(deps, { actor, kind: task.kind }))) return { kind: 'denied' };
  return {
    kind: 'begun',
    report: {
      id: deps.newId(),
      revision: 1,
      kind: task.kind,
      task,
      state: 'reading',
      askedBy: actor,
      askedAt: deps.clock().toISOString(),
      place: null,
      result: null,
      failure: null,
    },
  };
}
