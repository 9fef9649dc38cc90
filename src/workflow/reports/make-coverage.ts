import { computeCoverage } from '../../mapping/compute-coverage';
import { planAll } from '../../mapping/plan/plan-all';
import type { Report } from '../../mapping/report';
import type { Deps } from '../deps';
import { makeDrift } from '../drift/make-drift';
import type { Made } from './made';
import { readCompany } from './read-company';
import { readingOnce } from './read-once';

/**
 * Counts how single sign-on covers the active resources. Drift that somebody accepted does not count as such.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function makeCoverage(deps: Deps, report: Report): Promise<Made> {
  const reading = readingOnce(deps);
  const company = await readCompany(reading);
  const drift = await makeDrift(reading, report);
  const coverage = computeCoverage({
    rows: planAll(company),
    mappings: company.mappings,
    open: company.open,
    driftedResourceIds: new Set(drift.rows.flatMap((row) => ('drift' in row ? [row.drift.resourceId] : []))),
  });
  return { result: { kind: 'coverage', coverage }, rows: [] };
}
