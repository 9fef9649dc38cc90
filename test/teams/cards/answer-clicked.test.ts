import { refusalSentence } from '../../../src/teams/cards/answer-clicked';
import { requests } from './examples';

describe('a click that came too late is told who was first', () => {
  it.each([
    ['applied by ticket', 'Theo Lambert already approved this request (now: applied).'],
    ['failed', 'Theo Lambert already approved this request (now: failed).'],
    ['rejected', 'Theo Lambert already rejected this request (now: rejected).'],
    ['cancelled', 'Amira Haddad already cancelled this request.'],
    ['expired', 'this request is expired.'],
  ] as const)('%s: %s', (name, sentence) => {
    const said = refusalSentence({ kind: 'too-late', request: requests[name] });
    expect(said).toBe(`Too late: ${sentence} Nothing was changed.`);
  });

  it('and a click that came too early is told so', () => {
    const said = refusalSentence({ kind: 'too-late', request: requests.pending });
    expect(said).toBe('This request is not decided yet. Nothing was changed.');
  });
});

describe('a click that may not be', () => {
  it.each([
    [{ kind: 'unknown' }, /no such request.*pending command/],
    [{ kind: 'stale', request: requests.pending }, /older state.*Nothing was changed/],
    [{ kind: 'denied', denial: 'own-request', request: requests.pending }, /somebody else has to decide/],
    [{ kind: 'denied', denial: 'already-approved', request: requests.pending }, /from somebody else/],
    [{ kind: 'in-batch', batchId: 'B-1', position: 3 }, /row 3 of batch B-1.*Nothing was changed/],
    [{ kind: 'comment-missing' }, /say why in the comment/],
  ] as const)('%# is told why', (clicked, sentence) => {
    expect(refusalSentence(clicked)).toMatch(sentence);
  });
});
