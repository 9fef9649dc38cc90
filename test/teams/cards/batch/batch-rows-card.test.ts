import { batchRowsCard } from '../../../../src/teams/cards/batch/batch-rows-card';
import { rowsCard } from '../batch-cards';
import { exampleRow, exampleView } from '../batch-examples';
import { ofType, textsOf, wordsOf } from '../elements';

describe('a page of the rows', () => {
  it('shows whole Object IDs, monospaced, one a row', () => {
    const monospaced = ofType(rowsCard(true), 'TextRun').filter(({ fontType }) => fontType === 'Monospace');
    expect(monospaced).toHaveLength(8);
    for (const { text } of monospaced) expect(text).toBe('3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01');
  });

  it('says who left a row out, what failed and why, and what is void', () => {
    const words = wordsOf(rowsCard(true));
    expect(words).toContain('Left out by Theo Lambert.');
    expect(words).toMatch(/Failed\.\n Autotask says: Queue is inactive\./);
    expect(words).toMatch(/Void\.\n Display name in Entra ID was "Jane Doe"/);
    expect(words).toContain('Chosen by hand');
  });

  it('shows the warnings of rows that wait', () => {
    expect(wordsOf(rowsCard(true))).toMatch(/Warning\. \nThere is another similar resource/);
  });

  it('says what was just done, and where in the list one is', () => {
    expect(wordsOf(rowsCard(true))).toMatch(/All rows, page 2 of 27\n3 rows left out/);
    expect(rowsCard(true).speak).toBe('3 rows left out. All rows, page 2 of 27');
  });

  it('offers only rows that wait to be left out, and only to approvers', () => {
    const choices = ofType(rowsCard(true), 'Input.ChoiceSet').flatMap(({ choices: all }) => all);
    expect(choices).toEqual([
      { title: 'Row 9: Jane Doe', value: '9' },
      { title: 'Row 15: Jane Doe', value: '15' },
      { title: 'Row 16: Jane Doe', value: '16' },
    ]);
    expect(ofType(rowsCard(false), 'Input.ChoiceSet')).toEqual([]);
  });

  const buttonsOf = (card: unknown): string[] => textsOf(card, 'Action.Execute', 'title');

  it('is one page, without turning, when there are few', () => {
    const view = exampleView({}, { counts: { pending: 2 } });
    const card = batchRowsCard({ view, page: 0, rows: [exampleRow(1)], mayExclude: true, notice: '' });
    expect(buttonsOf(card)).toEqual(['Exclude the ticked', 'Back']);
  });

  it('is there for a batch without rows yet, and for one that is decided, with nothing to exclude', () => {
    const empty = { view: exampleView({}, { counts: {} }), rows: [], mayExclude: true } as const;
    const decided = {
      view: exampleView({ state: 'done' }),
      rows: [exampleRow(1)],
      mayExclude: true,
    } as const;
    expect(buttonsOf(batchRowsCard({ ...empty, page: 0, notice: '' }))).toEqual(['Back']);
    expect(buttonsOf(batchRowsCard({ ...decided, page: 0, notice: '' }))).toEqual(['Next', 'Back']);
  });

  it('carries the pages before and after in its buttons', () => {
    const pages = ofType(rowsCard(true), 'Action.Execute').map(({ title, data }) => [
      title,
      (data as { page?: number }).page,
    ]);
    expect(pages).toEqual([
      ['Exclude the ticked', 1],
      ['Previous', 0],
      ['Next', 2],
      ['Back', undefined],
    ]);
  });
});
