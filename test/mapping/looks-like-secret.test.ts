import fc from 'fast-check';
import { looksLikeSecret } from '../../src/mapping/looks-like-secret';
import { exampleDirectory } from '../../src/playground/directory/directory';
import { entraLike, exampleOf, randomWord, textOf, tokenLike } from './secret-like';

const secret = exampleOf(entraLike);
const token = exampleOf(tokenLike);
const key = exampleOf(textOf('abcdefghijklmnopqrstuvwxyz', 8));
const pem = ['-----BEGIN', 'PRIVATE KEY-----'];

describe('a pasted secret is recognised', () => {
  it.each<[string, string]>([
    ['alone', secret],
    ['in a sentence', `here is the secret ${secret}, please use it`],
    ['at the end of a sentence', `It is ${secret}.`],
    ['after a command', `map ${secret}`],
    ['after a mention', `<at>sso</at> status ${secret}`],
    ['in quotation marks', `“${secret}”`],
    ['in angle brackets', `<${secret}>`],
    ['in square brackets', `[${secret}](${secret})`],
    ['in backquotes', `\`${secret}\``],
    ['broken by a line break', `${secret.slice(0, 17)}\r\n${secret.slice(17)}`],
    ['broken within its sign', `${secret.slice(0, 5)}\n${secret.slice(5)}`],
    ['broken by markup', `<p>${secret.slice(0, 20)}<br>${secret.slice(20)}</p>`],
    ['broken by invisible signs', secret.replace(/(.{6})/g, '$1\u200b')],
    ['with escaped signs', secret.replace(/[~_.]/g, '\\$&')],
    ['in wide letters', secret.replace(/[A-Za-z]/g, wide)],
    ['in a web address', `https://portal.example/?s=${secret}`],
    ['in an escaped web address', `https://portal.example/?s=${secret.replaceAll('~', '%7E')}`],
    ['behind a safe link', `https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx%2F${secret}`],
    ['as an address of e-mail', `${secret}@contoso.example`],
  ])('a client secret of Entra, %s', (_, text) => {
    expect(looksLikeSecret(text)).toBe(true);
  });

  it.each<[string, string]>([
    ['a token', token],
    ['a token with its scheme', `Authorization: Bearer ${token}`],
    ['a token over several lines', token.replace(/(.{30})/g, '$1\n')],
    ['an encrypted token', `${token}.${token.slice(-20)}.${token.slice(-20)}`],
    ['a label and a value', `client secret: ${key}`],
    ['a label, “value” and a value', `Client Secret Value = ${key}`],
    ['a setting', `AZURE_CLIENT_SECRET=${key}`],
    ['a parameter of an address', `https://login.example/token?client_secret=${key}&x=1`],
    ['a member of JSON', `{"clientSecret": "${key}"}`],
    ['bold markup', `**Password:** ${key}`],
    ['a password', `password=${key}`],
    ['a private key', [pem.join(' '), randomWord(64), pem.join(' ').replace('BEGIN', 'END')].join('\n')],
    ['an RSA key whose dashes became one', pem.join(' RSA ').replaceAll('-----', '—')],
    ['a connection string', `Server=db.example;Database=sso;User Id=sa;Password=${key.slice(0, 4)};`],
    ['a storage account', `DefaultEndpointsProtocol=https;AccountName=x;AccountKey=${randomWord(86)}==`],
    ['an address with a password', `postgres://sso:${key.slice(0, 5)}@db.example/sso`],
    ['24 random signs', randomWord(24)],
    ['40 random signs in a sentence', `use ${randomWord(40)} for it`],
    ['a key in Base64', `${randomWord(43)}=`],
    ['the rest of a client secret whose beginning is missing', secret.slice(6)],
  ])('%s', (_, text) => {
    expect(looksLikeSecret(text)).toBe(true);
  });

  it('whatever client secret Entra makes, and wherever it stands', () => {
    const anywhere = fc.tuple(fc.string(), entraLike, fc.string());
    fc.assert(
      fc.property(anywhere, ([before, made, after]) => looksLikeSecret(`${before} ${made} ${after}`)),
    );
  });

  it('whatever client secret Entra makes, broken anywhere', () => {
    fc.assert(
      fc.property(entraLike, fc.nat(36), (made, at) =>
        looksLikeSecret(`${made.slice(0, at)}\n${made.slice(at)}`),
      ),
    );
  });

  it('whatever token', () => {
    fc.assert(fc.property(tokenLike, looksLikeSecret));
  });
});

describe('what people type to this bot is no secret', () => {
  it.each([
    '',
    'help',
    '<at>sso</at> map <at>Jane Doe</at>',
    'map José Núñez to jnunez1',
    'map "Karl-Theodor Maria Nikolaus Johann Jacob Philipp Franz Joseph Sylvester zu Guttenberg"',
    'map Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley',
    'map พระนางเจ้าสุทิดา พัชรสุธาพิมลลักษณ พระบรมราชินี',
    'map 山田太郎',
    'map Ἀλέξανδρος Παπαδόπουλος-Κωνσταντινίδης',
    'map Абдуррахманов-Константинопольский Александр',
    'map عبد الرحمن بن محمد',
    'map Jane.Doe-OBrien.ServiceDeskLevel2@contoso.example',
    'map DOMAIN\\jane.doe.service.desk.level2',
    'map jane.doe_partner-company.example#EXT#@contoso.onmicrosoft.com',
    `map ${randomWord(24)}_partner.example#EXT#@contosoA1B2C3.onmicrosoft.com`,
    'map 3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01 to 29682885',
    'status 3D5F0C1E-9B1A-4F6E-8A51-2C7D9E4B1A01',
    'status {3d5f0C1e-9B1a-4F6e-8A51-2c7D9E4b1a01}',
    'Application (client) ID: 3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01',
    'Secret ID: 3d5f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a01',
    '3d5f0c1e9b1a4f6e8a512c7d9e4b1a01',
    `29:${randomWord(60)}`,
    `19:${randomWord(40)}@thread.tacv2`,
    'status k7m2-9qxd',
    'cancel k7m2-9qxd',
    'T20260302.0001 is the ticket',
    '2027-11-23',
    'https://ww5.autotask.net/Mvc/Security/OpenIdCallback',
    `ww5.autotask.net/Mvc/Security/OpenIdCallback?databaseID=${randomWord(30)}`,
    '<https://ww5.autotask.net/Mvc/Security/OpenIdCallback>',
    'https://login.microsoftonline.com/7a1d0000-0000-4000-8000-00000000c0de/v2.0/.well-known/openid-configuration',
    `https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fww5.autotask.net%2F&data=05%7C02%7C${randomWord(40)}%7C0&sdata=${randomWord(43)}%3D&reserved=0`,
    'https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=https%3A%2F%2Fx&locale=en',
    'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/3d5f0c1e',
    'SupportEngineerLevel2TeamNorthEurope',
    'the client secret expires in March; where do I renew it?',
    'client secret: renewed',
    'I forgot my password, please help',
    'Enabled for selected resources using Identity Provider’s Name Identifier',
    'hey Joanna.Smith.of.the.service.desk is on leave',
    'a'.repeat(500),
    '0123456789'.repeat(20),
  ])('%s', (text) => {
    expect(looksLikeSecret(text)).toBe(false);
  });

  const { people, resources } = exampleDirectory();
  const texts = [
    ...people.flatMap(({ mail, ...person }) => [
      ...Object.values(person).flatMap((value) => (typeof value === 'string' ? [value] : [])),
      ...person.otherMails,
      ...person.proxyAddresses,
      mail ?? '',
    ]),
    ...resources.flatMap((resource) =>
      Object.values(resource).flatMap((value) => (typeof value === 'string' ? [value] : [])),
    ),
  ];

  it('anything the example company has written down', () => {
    expect(
      texts.filter((text) => looksLikeSecret(text) || looksLikeSecret(`map ${text} to ${text}`)),
    ).toEqual([]);
  });

  it('any Object ID', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.boolean(), (id, isUpper) => {
        expect(looksLikeSecret(`map ${isUpper ? id.toUpperCase() : id}`)).toBe(false);
      }),
    );
  });

  it('any e-mail address', () => {
    // `Q~` is what a client secret is known by, also before an @.
    const addresses = fc.emailAddress().filter((address) => !address.includes('Q~'));
    fc.assert(
      fc.property(addresses, (address) => {
        expect(looksLikeSecret(`map ${address}`)).toBe(false);
      }),
    );
  });
});

function wide(letter: string): string {
  return String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0);
}
