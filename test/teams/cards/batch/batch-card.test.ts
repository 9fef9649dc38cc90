import { batchCard } from '../../../../src/teams/cards/batch/batch-card';
import { administrator, teamLead } from '../../../mapping/examples';
import { batchCards } from '../batch-cards';
import { batches, exampleRow, exampleView, tickets } from '../batch-examples';
import { elementsOf, ofType, wordsOf } from '../elements';
import { approval, now } from '../examples';

const everyCard = Object.entries(batchCards());

/** What a person reads on the card of this example. */
function read(name: keyof typeof batches, owner: 'requester' | 'approvals' | 'reader' = 'approvals'): string {
  return wordsOf(batchCard(batches[name], owner, now));
}

describe('every card of a batch', () => {
  it.each(everyCard)('%s: leaves nothing unsaid', (_, card) => {
    expect(JSON.stringify(card)).not.toMatch(/undefined|null|\$\{|\[object|NaN/);
  });

  it.each(everyCard)('%s: says which request it is about', (_, card) => {
    expect(wordsOf(card)).toContain('b4tc-h7m2');
  });

  it('never says applied before all of it is', () => {
    const early = (Object.keys(batches) as (keyof typeof batches)[]).filter(
      (name) => !name.startsWith('applied'),
    );
    for (const name of early)
      expect(batchCard(batches[name], 'approvals', now).speak).not.toMatch(/: Applied/);
  });
});

describe('the question to an approver', () => {
  it('says how many people, who asks, the note, when it expires, and how many tickets it makes', () => {
    const words = read('pending');
    expect(words).toContain('Map 209 people to Autotask resources?');
    expect(words).toContain('it opens 6 tickets in Autotask, each with at most 40 items');
    expect(words).toMatch(/Amira Haddad[^]*“Everybody who matched exactly\.”/);
    expect(words).toMatch(/Expires\n{{DATE\(2026-11-26/);
  });

  it('shows the first rows with both sides and why, and how many more there are', () => {
    const words = read('pending');
    expect(words).toMatch(/Mateo Silva\njane\.doe@contoso\.example\nJane Doe\njane\.doe\nSame e-mail: /);
    expect(words).toContain('And 204 more rows.');
  });

  it('shows no row at a glance that was left out', () => {
    const firstRows = [exampleRow(1, { state: 'cancelled', cancelledBy: teamLead })];
    const view = exampleView({ size: 1 }, { firstRows, counts: { pending: 1, cancelled: 1 } });
    expect(wordsOf(batchCard(view, 'approvals', now))).not.toContain('Same e-mail');
  });

  it('warns of rows with warnings, and says who left rows out', () => {
    expect(read('pending')).toMatch(/2 rows carry a warning[^]*3 rows by Theo Lambert/);
    const one = exampleView({}, { warned: 1 });
    expect(wordsOf(batchCard(one, 'approvals', now))).toContain('1 row carries a warning.');
  });

  it('says how far the approvals are where several are needed, and what a field makes of it', () => {
    expect(read('half approved')).toMatch(
      /written to its resource[^]*1 of 2[^]*Theo Lambert: “Seen her licence order\.”/,
    );
  });

  it('does not guess how it is posted while Autotask does not tell', () => {
    const words = wordsOf(batchCard(exampleView({}, { ticketItems: 'unknown' }), 'approvals', now));
    expect(words).toContain('Autotask does not tell just now');
    expect(words).not.toMatch(/it opens|read back/);
  });

  it('names three who left rows out, and counts the others', () => {
    const leftOut = ['A', 'B', 'C', 'D', 'E'].map((by) => ({ by, rows: 2 }));
    const words = wordsOf(batchCard(exampleView({}, { leftOut }), 'approvals', now));
    expect(words).toContain('2 rows by A, 2 rows by B, 2 rows by C, 4 rows by others');
  });

  it('speaks of one person in the singular', () => {
    const words = wordsOf(batchCard(exampleView({ size: 1 }, { counts: { pending: 1 } }), 'approvals', now));
    expect(words).toContain('Map 1 person to an Autotask resource?');
    expect(words).toContain('it opens 1 ticket in');
  });

  it('cannot be approved any more when every row was left out', () => {
    expect(read('all left out')).toMatch(/Nothing is left to approve[^]*Every row was left out/);
  });
});

describe('the live progress', () => {
  it('is a bar, and in words: posted, failed, left, and how long it takes', () => {
    expect(read('running')).toContain('120 posted · 4 failed · 85 left');
    expect(read('running')).toContain('About 3 minutes left');
  });

  it('shows at most five tickets as links, and how many more there are', () => {
    const card = batchCard(batches.running, 'approvals', now);
    const links = elementsOf(card).filter(({ type }) => type === 'Action.OpenUrl');
    expect(links.map(({ url }) => url)).toEqual(tickets.slice(0, 5).map(({ url }) => url));
    expect(wordsOf(card)).toMatch(/Tickets \(6\)\nand 1 more[^]*T20261123\.0005/);
    expect(read('applied, approved by whoever asked')).toMatch(/^Ticket$/m);
  });

  it('says what keeps Autotask, and that it passes by itself; no time left is guessed', () => {
    const words = read('running, kept waiting');
    expect(words).toMatch(/hourly requests are used up[^]*nobody needs to do anything/);
    expect(words).not.toMatch(/minutes? left/);
  });

  it('guesses no time for rows that are tried again', () => {
    expect(read('running once more')).not.toMatch(/minutes? left/);
    expect(read('running once more')).toMatch(/tried once more[^]*209 posted · 0 failed · 3 left/);
  });

  it('says nothing of trouble that is over', () => {
    const view = exampleView({ state: 'done', startedAt: now.toISOString() }, { trouble: 'No answer.' });
    expect(wordsOf(batchCard(view, 'approvals', now))).not.toContain('No answer.');
  });

  it('says that the card could not be posted in the channel, with the way out', () => {
    expect(read('not posted in Teams', 'requester')).toMatch(/cannot be posted[^]*approvals here/);
  });

  it('says who paused it, or why the bot did', () => {
    expect(read('paused')).toMatch(/Theo Lambert paused it[^]*presses Resume[^]*Paused by/);
    expect(read('paused by the bot')).toMatch(/The bot paused it: Autotask refuses[^]*Mend the cause/);
  });
});

describe('what is left when it is over', () => {
  it('the paste, with the steps; what failed, by reason, with the way out', () => {
    const words = read('done, to be pasted');
    expect(words).toMatch(/an administrator has to paste 198 of them[^]*4 rows could not be posted/);
    expect(words).toMatch(/10 applied · 198 waiting for the paste · 4 not posted/);
    expect(words).toMatch(/Resources\/Users \(HR\) > Security[^]*Tick the item in the ticket/);
    expect(words).toMatch(/3 rows: Autotask says: Queue is inactive\.[^]*Retry the failed ones/);
    expect(words).toMatch(/1 row: The account in Entra ID is disabled now\./);
  });

  it('other reasons are counted, not listed', () => {
    const problems = Array.from({ length: 7 }, (_, index) => ({
      rows: 2,
      reason: `Reason ${index}.`,
      wayOut: 'Mend it.',
    }));
    const words = wordsOf(batchCard(exampleView({ state: 'done' }, { problems }), 'approvals', now));
    expect(words).toContain('2 rows: Reason 4.');
    expect(words).not.toContain('Reason 5.');
    expect(words).toContain('4 rows: other reasons.');
  });

  it.each([
    ['done, some failed', /Done, but not all of it[^]*4 rows could not be posted/],
    ['done, nothing posted', /Nothing could be posted/],
    ['done, no row left', /No row was left/],
    ['applied', /Applied\nTheo Lambert approved, and all of it is in Autotask\./],
    ['applied, approved by whoever asked', /Amira Haddad, who also asked for it \(FOUR_EYES is off\)/],
    [
      'stopped',
      /Theo Lambert stopped it: 120 of 212 were posted before, the other 92 were not[^]*Stopped by/,
    ],
    ['rejected', /Theo Lambert rejected: “Not before January\.” Nothing has changed/],
    ['cancelled', /Amira Haddad took the request back\. Nobody was mapped\./],
    ['ended by the bot', /mapped by somebody else meanwhile[^]*Nothing was changed/],
    ['expired', /Ended[^]*Nobody decided in time/],
  ] as const)('%s', (name, words) => {
    expect(read(name)).toMatch(words);
  });

  it('a reason that is missing does not leave a hole', () => {
    const bot = { objectId: 'bot', name: 'sso bot' };
    const ended = exampleView({ state: 'cancelled', cancelledBy: bot });
    expect(wordsOf(batchCard(ended, 'approvals', now))).toContain('There is nothing left to post.');
  });
});

describe('rows that were dropped when the batch was filled', () => {
  const dropped = { size: 215 };

  it.each(['requester', 'approvals'] as const)('are mentioned on the card for %s', (owner) => {
    const words = wordsOf(batchCard(exampleView(dropped), owner, now));
    expect(words).toContain('3 more were mapped or asked for by somebody else meanwhile.');
    const one = wordsOf(batchCard(exampleView({ size: 213 }), owner, now));
    expect(one).toContain('1 more was mapped or asked for');
  });

  it('are counted nowhere', () => {
    const words = wordsOf(batchCard(exampleView(dropped), 'requester', now));
    expect(words).toContain('for 212 mappings');
    expect(words).toContain('about 212 people');
  });

  it('are not mentioned where there are none, or before the rows are stored', () => {
    for (const name of ['pending', 'just asked for'] as const) expect(read(name)).not.toContain('meanwhile');
  });
});

describe('rows that were left out', () => {
  const leftOut = [{ by: 'Sam Second', rows: 12 }];

  it('are not among those to ask for again when it is stopped, and who left them out is told', () => {
    const words = wordsOf(batchCard({ ...batches.stopped, leftOut }, 'requester', now));
    expect(words).toContain('120 of 200 were posted before, the other 80 were not');
    expect(words).toContain('12 rows by Sam Second');
  });

  it('are all of them where nothing is left to wait for', () => {
    expect(read('all left out', 'requester')).toContain('about 0 people');
  });
});

describe('the requester', () => {
  it('reads how many wait for the decision, before the rows are stored too', () => {
    expect(read('pending', 'requester')).toContain('about 209 people. Nothing has changed in Autotask.');
    expect(read('just asked for', 'requester')).toContain('about 212 people.');
  });

  it('is told of an approval by several who they are', () => {
    const approvals = [approval, { ...approval, by: administrator, comment: null }];
    const view = exampleView({
      state: 'running',
      approvals,
      approvalsNeeded: 2,
      decision: approvals[1] ?? null,
      startedAt: now.toISOString(),
    });
    const words = wordsOf(batchCard(view, 'requester', now));
    expect(words).toContain('Theo Lambert and Amira Haddad approved.');
    expect(words).toContain('2 of 2');
  });
});

describe('the bar', () => {
  const stretches = (name: keyof typeof batches) =>
    ofType(batchCard(batches[name], 'approvals', now), 'Column')
      .filter(({ minHeight }) => minHeight === '12px')
      .map(({ width, style, items }) => [width, style, wordsOf(items).trim()]);

  it('is as wide as the numbers are, tells them where there is room, and shows what is little too', () => {
    expect(stretches('running')).toEqual([
      [57, 'accent', '120'],
      [2, 'attention', ''],
      [41, 'emphasis', '85'],
    ]);
    expect(stretches('applied')).toEqual([[100, 'good', '212']]);
  });

  it('is not there before anything is posted', () => {
    expect(stretches('rejected')).toEqual([]);
    expect(stretches('done, no row left')).toEqual([]);
  });
});
