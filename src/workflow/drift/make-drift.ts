import type { DriftFinding } from '../../mapping/drift/drift';
import type { Report } from '../../mapping/report';
import type { Deps } from '../deps';
import type { Made } from '../reports/made';
import { readAcceptances } from './acceptances';
import { readDrift } from './read-drift';

/**
 * Finds what is no longer as it was when people were mapped, without what somebody accepted. What the approvals channel
 * was not told of yet comes first.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function makeDrift(deps: Deps, report: Report): Promise<Made> {
  const found = await readDrift(deps);
  const acceptances = await readAcceptances(deps);
  const open = found.filter((finding) => acceptances(finding) === null);
  const before = await toldBefore(deps);
  const fresh = open.filter((finding) => !before.has(nameOf(finding)));
  const old = open.filter((finding) => before.has(nameOf(finding)));
  const told = (await tellsChannel(deps, report)) ? open : old;
  return {
    result: {
      kind: 'drift',
      total: open.length,
      fresh: fresh.length,
      accepted: found.length - open.length,
      told: told.map(nameOf),
    },
    rows: [...fresh, ...old].map((drift, index) => ({ position: index + 1, list: drift.kind, drift })),
  };
}

/** What the approvals channel has been told of. Each report hands it on to the next, whoever asked for it. */
async function toldBefore({ store }: Deps): Promise<ReadonlySet<string>> {
  const result = (await store.reports.newest('drift'))?.result;
  return new Set(result?.kind === 'drift' ? result.told : []);
}

/** Only what a schedule asked for is told there; the job that posts it is tried until Teams takes it. */
async function tellsChannel({ store }: Deps, { place }: Report): Promise<boolean> {
  return place === null && (await store.channels.approvals()) !== null;
}

function nameOf({ key, fingerprint }: DriftFinding): string {
  return `${key} ${fingerprint}`;
}
