import fc from 'fast-check';
import { readGuid } from '../../../src/mapping/setup/read-guid';

const id = '1f2e3d4c-5b6a-4789-8abc-def012345678';
const read = (text: string) => readGuid('Application (client) ID', text);

function troubleWith(text: string): string {
  const result = read(text);
  if (result.kind === 'read') throw new Error(`It was read as ${result.value}.`);
  expect(result.problem).toMatchObject({ subject: 'Application (client) ID', verdict: 'failed' });
  expect(result.problem.mend).toContain('copy the Application (client) ID');
  return result.problem.sentence;
}

describe('an ID from the portal', () => {
  it.each([
    ['as it is', id],
    ['in upper case', id.toUpperCase()],
    ['in braces', `{${id}}`],
    ['in angle brackets', `<${id}>`],
    ['in quotation marks', `"${id}"`],
    ['with blanks and invisible signs', ` \u200b${id}\n`],
    ['with its label', `Application (client) ID : ${id}`],
    ['twice the same', `${id} ${id.toUpperCase()}`],
  ])('%s is read', (_how, text) => {
    expect(read(text)).toEqual({ kind: 'read', value: id });
  });

  it('of any kind is read in lower case', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(read(uuid.toUpperCase())).toEqual({ kind: 'read', value: uuid });
      }),
    );
  });

  it.each([
    ['nothing', '', 'Nothing was given.'],
    ['blanks', '  ', 'Nothing was given.'],
    ['a cut one', id.slice(0, -1), 'It has 35 of the 36 characters of an ID'],
    ['one with too much', `${id}0`, 'It has 37 of the 36 characters of an ID'],
    ['two of them', `${id} 00000000-0000-4000-8000-000000000000`, 'There is more than one ID in it.'],
    ['a name', 'Autotask', 'This is not an ID like'],
    ['an ID inside a word', `x${id}`, 'This is not an ID like'],
  ])('%s is told apart', (_what, text, sentence) => {
    expect(troubleWith(text)).toContain(sentence);
  });
});
