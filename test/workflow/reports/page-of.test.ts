import { pageOf } from '../../../src/workflow/reports/page-of';
import { useHarness } from '../harness';
import { companyOf } from '../harness/company-of';
import { alex, robin, taylor } from '../harness/people';
import { askedReport, madePlan } from './report-steps';

const harness = useHarness();

test('eight rows a page, in order; a page beyond the end is the last', async () => {
  const h = harness();
  companyOf(h.directory, 18);
  const { id: reportId } = await madePlan(h);
  const page = async (wanted: number) =>
    pageOf(h.deps, { reportId, reader: robin, list: 'exact', page: wanted });
  expect(await page(0)).toMatchObject({
    kind: 'page',
    page: { rows: { length: 8 }, page: 0, pages: 3, total: 18 },
  });
  const last = await page(99);
  expect(last).toMatchObject({ kind: 'page', page: { page: 2, rows: [{ position: 17 }, { position: 18 }] } });
});

test('an empty list has one empty page', async () => {
  const h = harness();
  companyOf(h.directory, 1);
  const { id: reportId } = await madePlan(h);
  expect(await pageOf(h.deps, { reportId, reader: alex, list: 'ambiguous', page: 0 })).toMatchObject({
    page: { rows: [], page: 0, pages: 1, total: 0 },
  });
});

test('of ambiguous rows, which bring their candidates along, four', async () => {
  const h = harness();
  const people = companyOf(h.directory, 6);
  const twins = people.map((person, index) => ({
    ...person,
    id: `3d5f0c1e-9b1a-4f6e-8a51-0000000000${10 + index}`,
  }));
  h.directory.people.push(...twins);
  const { id: reportId } = await madePlan(h);
  expect(await pageOf(h.deps, { reportId, reader: alex, list: 'ambiguous', page: 0 })).toMatchObject({
    page: { rows: { length: 4 }, pages: 2, total: 6 },
  });
});

test('is for administrators', async () => {
  const h = harness();
  const { id: reportId } = await madePlan(h);
  expect(await pageOf(h.deps, { reportId, reader: taylor, list: 'exact', page: 0 })).toEqual({
    kind: 'denied',
  });
});

test('of what is no plan, or not made yet, there is none', async () => {
  const h = harness();
  const wish = { reader: alex, list: 'exact', page: 0 } as const;
  expect(await pageOf(h.deps, { ...wish, reportId: 'f0rg-ed00' })).toEqual({ kind: 'gone' });
  const { id: reportId } = await askedReport(h, { kind: 'plan', scope: { kind: 'all' } });
  expect(await pageOf(h.deps, { ...wish, reportId })).toEqual({ kind: 'gone' });
});
