import { accountNames, aliasAddresses, primaryAddresses } from '../../src/mapping/entra-user';
import { exampleUser } from './examples';

describe('the addresses of a person', () => {
  it('are first the user principal name and the mail, each once, in lower case', () => {
    const user = exampleUser({ userPrincipalName: 'Jane@Contoso.Example', mail: ' doe@contoso.example' });
    expect(primaryAddresses(user)).toEqual(['jane@contoso.example', 'doe@contoso.example']);
    expect(primaryAddresses(exampleUser())).toEqual(['jane.doe@contoso.example']);
    expect(primaryAddresses(exampleUser({ mail: null }))).toEqual(['jane.doe@contoso.example']);
  });

  it('are then all others, without the first ones, without other kinds of address, each once', () => {
    const user = exampleUser({
      proxyAddresses: ['SMTP:jane.doe@contoso.example', 'smtp:J@contoso.example', 'SIP:sip@contoso.example'],
      otherMails: ['j@contoso.example', 'jane@home.example'],
    });
    expect(aliasAddresses(user)).toEqual(['j@contoso.example', 'jane@home.example']);
  });
});

describe('the account names of a person', () => {
  it('are the mail nickname and the part of the user principal name before @', () => {
    expect(accountNames(exampleUser({ mailNickname: 'JDoe' }))).toEqual(['jdoe', 'jane.doe']);
    expect(accountNames(exampleUser())).toEqual(['jane.doe']);
    expect(accountNames(exampleUser({ mailNickname: null, userPrincipalName: '' }))).toEqual([]);
  });
});
