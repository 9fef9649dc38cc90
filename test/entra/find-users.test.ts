import * as fc from 'fast-check';
import { readWho } from '../../src/mapping/who';
import { startEntra, type Entra } from './start-entra';

let entra: Entra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());

async function found(text: string): Promise<string[]> {
  const users = await entra.directory.findUsers(readWho(text));
  return users.map(({ userPrincipalName }) => userPrincipalName);
}

describe('finding people by what somebody typed', () => {
  it.each([
    ['a user principal name', 'jane.doe@contoso.example', 'jane.doe@contoso.example'],
    ['upper case', 'JANE.DOE@CONTOSO.EXAMPLE', 'jane.doe@contoso.example'],
    ['a mail nickname', 'jane.doe', 'jane.doe@contoso.example'],
    ['a display name', 'Jane Doe', 'jane.doe@contoso.example'],
    ['an Object ID', '3D5F0C1E-9B1A-4F6E-8A51-2C7D9E4B1A01', 'jane.doe@contoso.example'],
    ['a display name with an apostrophe', "Siobhan O'Brien", 'sobrien@contoso.example'],
    ['a typographic apostrophe', 'Siobhan O’Brien', 'sobrien@contoso.example'],
    ['an apostrophe in an address', "o'neill@contoso.example", "o'neill@contoso.example"],
    ['accents', 'José Núñez', 'jose.nunez@contoso.example'],
    ['a plus sign', 'priya+oncall@contoso.example', 'priya+oncall@contoso.example'],
    ['a number sign', 'harper#ops@contoso.example', 'harper#ops@contoso.example'],
    ['a per cent sign', 'percy%20grant@contoso.example', 'percy%20grant@contoso.example'],
    ['a mail address of a guest', 'pat@partner.example', 'pat_partner.example#EXT#@contoso.example'],
    ['an alias only', 'support.bea@contoso.example', 'beatrice.alias@contoso.example'],
    ['the name before a wedding', 'Grace.Miller@contoso.example', 'grace.hopkins@contoso.example'],
    ['a display name that is Markdown', '[Pay](https://evil.example)', 'mallory.link@contoso.example'],
    ['a display name that is HTML', '<at>everyone</at>', 'mallory.mention@contoso.example'],
    ['a display name that is a template', '${secret}', 'mallory.template@contoso.example'],
  ])('finds by %s: %s', async (_, typed, upn) => {
    expect(await found(typed)).toEqual([upn]);
  });

  it('finds everybody whose display name begins like this', async () => {
    expect(await found('Morgan Lee')).toEqual(['morgan.lee@contoso.example', 'morgan.lee2@contoso.example']);
  });

  it.each(['nobody@contoso.example', 'Nobody Atall', '00000000-0000-4000-8000-000000000000'])(
    'finds nobody for %s',
    async (typed) => {
      expect(await found(typed)).toEqual([]);
    },
  );

  it('stops at eleven, so that ten can be told from too many', async () => {
    const { simulator } = entra;
    const [someone] = simulator.directory.people;
    if (!someone) throw new Error('the example directory is empty');
    const crowd = Array.from({ length: 30 }, (_, at) => ({
      ...someone,
      id: `c0000000-0000-4000-8000-0000000000${String(at).padStart(2, '0')}`,
      displayName: `Crowd ${at}`,
    }));
    simulator.directory.people.push(...crowd);
    expect(await entra.directory.findUsers(readWho('Crowd'))).toHaveLength(11);
  });

  it('gives every field, absent ones as null or empty', async () => {
    const [jane] = await entra.directory.findUsers(readWho('jane.doe'));
    expect(jane).toEqual({
      id: '3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01',
      displayName: 'Jane Doe',
      userPrincipalName: 'jane.doe@contoso.example',
      mail: 'jane.doe@contoso.example',
      mailNickname: 'jane.doe',
      givenName: 'Jane',
      surname: 'Doe',
      accountEnabled: true,
      userType: 'Member',
      otherMails: [],
      proxyAddresses: ['SMTP:jane.doe@contoso.example'],
      jobTitle: 'Support Engineer',
      department: 'Service Desk',
    });
  });

  it('asks a well-formed question whatever is typed', async () => {
    const nasty = fc.constantFrom(
      "'",
      "''",
      '"',
      '+',
      '#',
      '%',
      '&',
      '%27',
      '\\',
      '/',
      '?',
      '\0',
      '\ud800',
      ' or ',
      ')',
    );
    const typed = fc
      .oneof(
        fc.string({ unit: 'binary' }),
        fc.array(fc.oneof(nasty, fc.string())).map((parts) => parts.join('')),
      )
      .map((text) => text.trim())
      .filter((text) => text !== '');
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        await entra.directory.findUsers(readWho(text));
        await entra.directory.findUsers({ kind: 'address', address: text });
      }),
      { numRuns: 150 },
    );
    const refused = entra.simulator.requests.filter(({ status }) => status !== 200 && status !== 404);
    expect(refused.map(({ pathAndQuery, status }) => ({ pathAndQuery, status }))).toEqual([]);
  });
});
