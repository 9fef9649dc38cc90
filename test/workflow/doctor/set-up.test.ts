import { failed, ok, warning, type Finding } from '../../../src/mapping/finding';
import { brokenDatabase } from '../../../src/workflow/doctor/check-store';
import { checkSetup, setupInForce } from '../../../src/workflow/doctor/check-setup';
import { collapse } from '../../../src/workflow/doctor/collapse';
import { useHarness } from '../harness';
import { walkTo } from '../setup/walk';

const harness = useHarness();

/** What is said of the set-up, by subject. */
async function look(): Promise<Record<string, Finding>> {
  const findings = await checkSetup(harness().deps, await setupInForce(harness().deps));
  return Object.fromEntries(findings.map((finding) => [finding.subject, finding]));
}

describe('what was set up', () => {
  it('and was deleted in Entra is told', async () => {
    const { clientId } = await walkTo(harness(), 'pilot');
    harness().graph.portal.deleteApp(clientId);
    expect((await look())['App registration']).toMatchObject({
      verdict: 'failed',
      sentence: expect.stringContaining('not there any more') as string,
    });
  });

  it('without a date for its client secret is told', async () => {
    await walkTo(harness(), 'secret');
    expect((await look())['Client secret']).toMatchObject({
      verdict: 'warning',
      sentence: 'Nobody has said when it expires.',
    });
  });

  it('of which Entra does not show the client secret is told', async () => {
    await walkTo(harness(), 'pilot');
    for (const app of harness().graph.applications) app.passwordCredentials.length = 0;
    expect((await look())['Client secret']).toMatchObject({
      verdict: 'warning',
      sentence: expect.stringContaining('Entra shows no client secret of that date') as string,
    });
  });

  it('and may not be read is believed', async () => {
    await walkTo(harness(), 'pilot');
    harness().graph.deniedPermissions.add('Application.Read.All').add('Application.ReadWrite.OwnedBy');
    const found = await look();
    expect(found['App registration']).toMatchObject({ verdict: 'ok' });
    expect(found['Client secret']).toMatchObject({ verdict: 'ok' });
  });

  it('and cannot be read just now is not believed', async () => {
    await walkTo(harness(), 'pilot');
    const busy = { match: /applications/, status: 503, times: 9, headers: { 'Retry-After': '60' } };
    harness().graph.faults.add(busy);
    expect((await look())['App registration']).toMatchObject({ verdict: 'failed' });
  });
});

describe('several findings as one', () => {
  const link = { title: 'Open it', url: 'https://x.example' };

  it.each([
    [[ok('A', 'Fine.')], { verdict: 'ok', sentence: 'All well.' }],
    [
      [ok('A', 'Fine.'), warning('B', 'Odd.', 'Look.')],
      { verdict: 'warning', sentence: 'B: Odd.', mend: 'Look.' },
    ],
    [[warning('B', 'Odd.', 'Look.', link)], { verdict: 'warning', link }],
    [
      [failed('C', 'Gone.', 'Mend.', link), warning('B', 'Odd.', 'Look.'), failed('D', 'Lost.', 'Mend.')],
      { verdict: 'failed', sentence: 'C: Gone. D: Lost.', mend: 'Mend.', link },
    ],
  ])('%# are as bad as the worst of them', (findings, expected) => {
    expect(collapse('All', findings, 'All well.')).toMatchObject({ subject: 'All', ...expected });
  });
});

it.each([
  [new Error('it is locked.'), 'it is locked.'],
  ['no words', 'no words'],
])('a database that cannot be used is told with its reason: %s', (error, words) => {
  expect(brokenDatabase(error)).toMatchObject({ verdict: 'failed', sentence: `It cannot be used: ${words}` });
});
