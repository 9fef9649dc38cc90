import { computeCoverage } from '../../mapping/compute-coverage';
import { planAll } from '../../mapping/plan/plan-all';
import type { Deps } from '../deps';
import { readAcceptances } from '../drift/acceptances';
import { readDrift } from '../drift/read-drift';
import type { Made } from './made';
import { readCompany } from './read-company';
import { readingOnce } from './read-once';

/**
 * Counts how single sign-on covers the active resources. Drift that somebody accepted does not count as such.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function makeCoverage(deps: Deps): Promise<Made> {
  const reading = readingOnce(deps);
  const company = await readCompany(reading);
  const accepted = await readAcceptances(deps);
  const drift = (await readDrift(reading)).filter((finding) => accepted(finding) === null);
  const coverage = computeCoverage({
    rows: planAll(company),
    mappings: company.mappings,
    open: company.open,
    driftedResourceIds: new Set(drift.map(({ resourceId }) => resourceId)),
  });
  return { result: { kind: 'coverage', coverage }, rows: [] };
}
