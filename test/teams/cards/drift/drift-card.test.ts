import { driftCard } from '../../../../src/teams/cards/drift/drift-card';
import { driftCards, exampleDigest } from '../drift-cards';
import { ofType, wordsOf } from '../elements';

const cards = driftCards();

/** The buttons of each row, in order. */
function rowButtons(name: string): string[][] {
  return ofType(cards[`drift: ${name}`], 'ActionSet').map(({ actions }) =>
    (actions as { title: string }[]).map(({ title }) => title),
  );
}

describe('the digest of drift', () => {
  const words = wordsOf(cards['drift: first page']);

  it('says how much has drifted, what is new and what was accepted before', () => {
    expect(words).toContain('6 things have drifted');
    expect(words).toContain('page 1 of 2');
    expect(words).toContain('What is new comes first (1), then the most urgent.');
    expect(words).toContain('2 more were accepted before and stay quiet until they change.');
  });

  it('shows for each row what happened, the way out and the whole Object ID, new one included', () => {
    for (const { finding, accepted } of exampleDigest.rows) {
      expect(words).toContain(finding.sentence);
      expect(words.includes(finding.advice)).toBe(accepted === null);
      expect(words).toContain(finding.objectId);
    }
    expect(words).toContain('3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a02');
    expect(words).toContain('New: Created again with another Object ID');
  });

  it('shows who accepted a row, when and why, without buttons', () => {
    expect(words).toContain('Accepted by Theo Lambert');
    expect(words).toContain('She married in November.');
    expect(words).toContain('{{DATE(2026-11-24T08:05:00Z, SHORT)}}');
    expect(rowButtons('first page')).toHaveLength(3);
  });

  it('asks for a reason only where something can be accepted', () => {
    expect(ofType(cards['drift: first page'], 'Input.Text').map(({ id }) => id)).toEqual(['comment']);
    for (const name of ['one, accepted', 'nothing'])
      expect(ofType(cards[`drift: ${name}`], 'Input.Text')).toEqual([]);
  });

  it('sends the reason with Accept only, so that the other buttons do not ask for it', () => {
    const withInputs = ofType(cards['drift: first page'], 'Action.Execute').filter(
      ({ associatedInputs }) => associatedInputs !== 'none',
    );
    expect(new Set(withInputs.map(({ title }) => title))).toEqual(new Set(['Accept']));
  });

  it('says that nothing has drifted', () => {
    const nothing = wordsOf(cards['drift: nothing']);
    expect(nothing).toContain('Nothing has drifted');
    expect(nothing).toContain('as they were, on both sides');
    expect(nothing).not.toContain('accepted before');
  });

  it('does not call everything new', () => {
    const allNew = wordsOf(driftCard({ ...exampleDigest, fresh: 6 }));
    expect(allNew).not.toMatch(/What is new|New: /);
    expect(wordsOf(driftCard({ ...exampleDigest, fresh: 2 }))).toContain('What is new comes first (2)');
  });

  it('counts one as one', () => {
    const one = wordsOf(cards['drift: one, accepted']);
    expect(one).toContain('1 thing has drifted');
    expect(one).toContain('One more was accepted before');
    expect(one).not.toContain('page 1');
  });
});

describe('the buttons of a row', () => {
  const everything = ['Unmap', 'Remap', 'Accept'];

  it.each([
    ['user-recreated', everything],
    ['user-renamed', everything],
    ['resource-gone', everything],
    ['resource-inactive', everything],
    ['resource-renamed', everything],
    ['licence-changed', everything],
    ['id-on-two-resources', everything],
    ['field-differs', everything],
    ['user-deleted', ['Unmap', 'Accept']],
    ['user-disabled', ['Unmap', 'Accept']],
    ['user-guest', ['Unmap', 'Accept']],
    ['paste-overdue', ['Accept']],
  ])('of %s lead somewhere', (kind, buttons) => {
    expect(rowButtons(kind)).toEqual([buttons]);
  });

  it('speak of their own row', () => {
    const data = ofType(cards['drift: first page'], 'ActionSet').flatMap(({ actions }) =>
      (actions as { data: unknown }[]).map((action) => action.data),
    );
    expect(data).toContainEqual({ request: 'r7k2qa', revision: 2, position: 3 });
    expect(data).not.toContainEqual(expect.objectContaining({ position: 4 }));
  });
});
