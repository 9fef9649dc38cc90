import type { DriftFinding } from '../../mapping/drift/drift';
import type { Report } from '../../mapping/report';
import type { Deps } from '../deps';
import type { Made } from '../reports/made';
import { readAcceptances } from './acceptances';
import { readDrift } from './read-drift';

/** What nobody accepted is told again after a week: the seventh night, which never comes at quite the same minute. */
const toldForMs = 6.5 * 24 * 3_600_000;

/**
 * Finds what is no longer as it was when people were mapped, without what somebody accepted. What the approvals channel
 * was not told of yet, or not for a week, comes first.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function makeDrift(deps: Deps, report: Report): Promise<Made> {
  const found = await readDrift(deps);
  const acceptances = await readAcceptances(deps);
  const open = found.filter((finding) => acceptances(finding) === null);
  const before = await toldBefore(deps);
  const isFresh = (finding: DriftFinding): boolean => isNews(before.get(nameOf(finding)), report.askedAt);
  const [fresh, old] = [open.filter(isFresh), open.filter((finding) => !isFresh(finding))];
  // A digest tells all that is so, not only what is new.
  const isTold = fresh.length > 0 && (await tellsChannel(deps, report));
  return {
    result: {
      kind: 'drift',
      total: open.length,
      fresh: fresh.length,
      accepted: found.length - open.length,
      told: toldNow(open, before, isTold ? report.askedAt : null),
    },
    rows: [...fresh, ...old].map((drift, index) => ({ position: index + 1, list: drift.kind, drift })),
  };
}

/** When the approvals channel was told of what. */
type Told = ReadonlyMap<string, string>;

/** What the approvals channel has been told of. Each report hands it on to the next, whoever asked for it. */
async function toldBefore({ store }: Deps): Promise<Told> {
  const result = (await store.reports.newest('drift'))?.result;
  return new Map(result?.kind === 'drift' ? Object.entries(result.told) : []);
}

function isNews(toldAt: string | undefined, now: string): boolean {
  return toldAt === undefined || Date.parse(now) - Date.parse(toldAt) >= toldForMs;
}

/** @param now when the channel is told of all of them; `null`: it is not */
function toldNow(open: readonly DriftFinding[], before: Told, now: string | null): Record<string, string> {
  return Object.fromEntries(
    open.flatMap((finding) => {
      const at = now ?? before.get(nameOf(finding));
      return at === undefined ? [] : [[nameOf(finding), at]];
    }),
  );
}

/** Only what a schedule asked for is told there; the job that posts it is tried until Teams takes it. */
async function tellsChannel({ store }: Deps, { place }: Report): Promise<boolean> {
  return place === null && (await store.channels.approvals()) !== null;
}

function nameOf({ key, fingerprint }: DriftFinding): string {
  return `${key} ${fingerprint}`;
}
