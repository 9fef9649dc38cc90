import { evidenceFor, type Evidence } from '../../src/mapping/evidence';
import type { EntraUser } from '../../src/mapping/entra-user';
import type { Resource } from '../../src/mapping/resource';
import { exampleUser, strangerResource } from './examples';

/** What connects Jane Doe to a resource that is a stranger but for what is given. */
function connecting(user: Partial<EntraUser>, resource: Partial<Resource>): Evidence[] {
  return evidenceFor(exampleUser(user), strangerResource(resource));
}

describe('reasons to believe that a user and a resource are one person', () => {
  const addresses: [string, Partial<EntraUser>, Partial<Resource>, Evidence][] = [
    [
      'the user principal name as main e-mail',
      { mail: null },
      { email: ' Jane.Doe@Contoso.Example ' },
      {
        tier: 'primary-email',
        value: 'jane.doe@contoso.example',
        entraField: 'User principal name',
        autotaskField: 'Email',
      },
    ],
    [
      'the mail address as main e-mail',
      { mail: 'Doe@contoso.example' },
      { email: 'doe@contoso.example' },
      { tier: 'primary-email', value: 'doe@contoso.example', entraField: 'Mail', autotaskField: 'Email' },
    ],
    [
      'the mail address as a further e-mail',
      { mail: 'doe@contoso.example' },
      { email2: 'doe@contoso.example' },
      { tier: 'alias', value: 'doe@contoso.example', entraField: 'Mail', autotaskField: 'Email 2' },
    ],
    [
      'a proxy address as main e-mail',
      { proxyAddresses: ['smtp:J@contoso.example'] },
      { email: 'j@contoso.example' },
      { tier: 'alias', value: 'j@contoso.example', entraField: 'Alias', autotaskField: 'Email' },
    ],
    [
      'another mail as third e-mail',
      { otherMails: ['jane@home.example'] },
      { email3: 'JANE@home.example' },
      { tier: 'alias', value: 'jane@home.example', entraField: 'Alias', autotaskField: 'Email 3' },
    ],
  ];
  it.each(addresses)('%s', (_, user, resource, evidence) => {
    expect(connecting(user, resource)).toEqual([evidence]);
  });

  it.each([
    ['the mail nickname', { mailNickname: 'JDoe' }, 'jdoe', 'Mail nickname'],
    [
      'the part of the user principal name before @',
      { mailNickname: null },
      'Jane.Doe',
      'User principal name',
    ],
    ['the whole user principal name', {}, 'jane.doe@contoso.example', 'User principal name'],
  ])('%s as user name', (_, user, userName, entraField) => {
    const evidence = {
      tier: 'user-name',
      value: userName.toLowerCase(),
      entraField,
      autotaskField: 'User name',
    };
    expect(connecting(user, { userName })).toEqual([evidence]);
  });

  it('the first and last name, whatever their case and accents', () => {
    const evidence = connecting(
      { givenName: 'José', surname: 'Núñez' },
      { firstName: 'JOSE', lastName: 'nunez' },
    );
    expect(evidence).toEqual([
      {
        tier: 'name',
        value: 'José Núñez',
        entraField: 'First and last name',
        autotaskField: 'First and last name',
      },
    ]);
  });

  it('are listed strongest first', () => {
    const evidence = connecting(
      {},
      {
        firstName: 'Jane',
        lastName: 'Doe',
        userName: 'jane.doe',
        email: 'jdoe@contoso.example',
        email2: 'jane.doe@contoso.example',
      },
    );
    expect(evidence.map(({ tier }) => tier)).toEqual(['alias', 'alias', 'user-name', 'name']);
  });
});

describe('no reason at all', () => {
  it('connects strangers', () => {
    expect(connecting({}, {})).toEqual([]);
  });

  it.each<[string, Partial<EntraUser>, Partial<Resource>]>([
    ['an empty family name on both sides', { surname: null }, { firstName: 'Jane', lastName: '' }],
    ['an empty given name on both sides', { givenName: null }, { firstName: '', lastName: 'Doe' }],
    ['the given name alone', {}, { firstName: 'Jane' }],
    ['the family name alone', {}, { lastName: 'Doe' }],
    ['an empty user name', { mailNickname: '' }, { userName: '  ' }],
    ['an empty e-mail', { mail: '', otherMails: [''] }, { email: '', email2: ' ' }],
    [
      'an address of another kind, such as a telephone number in proxyAddresses',
      { proxyAddresses: ['sip:j@contoso.example', 'X500:/o=contoso'] },
      { email: 'j@contoso.example' },
    ],
    [
      'the part of an alias before @',
      { proxyAddresses: ['smtp:sade@contoso.example'] },
      { userName: 'sade' },
    ],
  ])('is %s', (_, user, resource) => {
    expect(connecting(user, resource)).toEqual([]);
  });
});
