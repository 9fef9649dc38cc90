import type { AcceptedDrift, DriftFinding, DriftRow } from '../../mapping/drift/drift';
import type { ReportRow } from '../../mapping/report';
import type { Deps } from '../deps';

/** Who accepted a finding as it is now; `null`: nobody. */
export type Acceptances = (finding: DriftFinding) => AcceptedDrift | null;

/** Reads what was accepted. An acceptance of what has changed since does not count. */
export async function readAcceptances({ store }: Pick<Deps, 'store'>): Promise<Acceptances> {
  const byKey = new Map((await store.acceptedDrifts.all()).map((accepted) => [accepted.key, accepted]));
  return ({ key, fingerprint }) => {
    const accepted = byKey.get(key);
    return accepted?.fingerprint === fingerprint ? accepted : null;
  };
}

/** A stored row as people see it; `null` when it is none of a report of drift. */
export function driftRowOf(row: ReportRow | null, acceptances: Acceptances): DriftRow | null {
  if (!row || !('drift' in row)) return null;
  return { position: row.position, finding: row.drift, accepted: acceptances(row.drift) };
}
