import { numbered } from './new-row';
import type { FileLine, PlanInput, PlanRow } from './plan';
import { readCompany } from './read-company';
import { findNamedPeople } from './file/find-named-people';
import { findNamedResources } from './file/find-named-resources';
import { LinesSoFar } from './file/lines-so-far';
import { planLine, type LineReader } from './file/plan-line';

/**
 * Plans what a file asks for: one row for each line, in the order of the file. A bad line has a sentence of its own and
 * keeps no other from going on; of two lines that give away the same person or resource the first counts.
 */
export function planFile(input: PlanInput, lines: readonly FileLine[]): PlanRow[] {
  const company = readCompany(input);
  const reader: LineReader = {
    company,
    peopleCalled: findNamedPeople(company.users),
    resourcesCalled: findNamedResources(company.resources),
    soFar: new LinesSoFar(),
  };
  return numbered(lines.map((line) => reader.soFar.remember(planLine(reader, line))));
}
