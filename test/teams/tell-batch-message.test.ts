import { tellBatchMessage } from '../../src/teams/tell-batch-message';
import { batches, exampleView } from './cards/batch-examples';
import { approval } from './cards/examples';

const amira = { id: '29:amira', name: 'Amira Haddad' };

describe('what the requester of a batch is told', () => {
  it.each([
    ['running', '**212 mappings**: Theo Lambert approved. The card above shows how far the posting is.'],
    ['rejected', '**212 mappings**: Theo Lambert rejected: Not before January.'],
    ['applied', '**212 mappings**: 212 of 212 are posted.'],
    [
      'done, to be pasted',
      '**212 mappings**: 208 of 212 are posted. 4 could not be posted; the card above says why. Now paste the Unique IDs, as the card above says.',
    ],
    [
      'stopped',
      '**212 mappings**: Theo Lambert stopped it. 120 of 212 are posted. 3 could not be posted; the card above says why.',
    ],
    ['expired', '**212 mappings**: nobody decided in time, so the request expired.'],
    ['cancelled', '**212 mappings**: Amira Haddad cancelled the request.'],
    [
      'ended by the bot',
      '**212 mappings**: it was ended. Every row was mapped by somebody else meanwhile, so there is nothing left.',
    ],
    [
      'paused by the bot',
      '**212 mappings**: the bot paused it. Autotask refuses the credentials of the API user.',
    ],
  ] as const)('%s', (name, text) => {
    expect(tellBatchMessage(batches[name], null)?.text).toBe(`${text} (request b4tc-h7m2)`);
  });

  it('counts rows that there are, and that nobody left out', () => {
    const view = exampleView(
      { state: 'done', size: 300 },
      { counts: { applied: 200, cancelled: 12 }, leftOut: [{ by: 'Sam Second', rows: 12 }] },
    );
    expect(tellBatchMessage(view, null)?.text).toMatch(/^\*\*212 mappings\*\*: 200 of 200 are posted\./);
  });

  it.each(['pending', 'paused'] as const)('nothing while it is %s', (name) => {
    expect(tellBatchMessage(batches[name], amira)).toBeNull();
  });

  it('is a mention in a channel, which notifies them, and speaks of one mapping in the singular', () => {
    const told = tellBatchMessage(exampleView({ state: 'expired' }, { counts: { expired: 1 } }), amira);
    expect(told?.text).toMatch(/^<at>Amira Haddad<\/at> \*\*1 mapping\*\*/);
    expect(told?.entities).toEqual([
      { type: 'mention', text: '<at>Amira Haddad</at>', mentioned: { id: '29:amira', name: 'Amira Haddad' } },
    ]);
  });

  it('obeys nothing that somebody wrote', () => {
    const decision = { ...approval, verdict: 'rejected', comment: '[x](https://evil.example)' } as const;
    const view = exampleView({ state: 'rejected', decision });
    expect(tellBatchMessage(view, null)?.text).not.toContain('[x](https://evil.example)');
  });
});
