import { mayHoldFile } from '../../src/teams/file-address';

const teams = { serviceUrl: 'https://smba.infra.gov.teams.microsoft.us/amer/' };
const here = { serviceUrl: 'http://127.0.0.1:56150/_connector' };

describe('a file of a message from Teams may be', () => {
  it.each([
    'https://contoso-my.sharepoint.com/personal/alex/_layouts/15/download.aspx?tempauth=x',
    'https://CONTOSO.SharePoint.com:443/x',
    'https://contoso-my.sharepoint.us/x',
    'https://contoso-my.sharepoint-mil.us/x',
    'https://contoso-my.sharepoint.cn/x',
    'https://southcentralus1-mediap.svc.ms/x',
    'https://public.dm.files.1drv.com/x',
    'https://api.onedrive.com/x',
    'https://eu-api.asm.skype.com/v1/objects/x',
    'https://attachments.botframework.com/x',
    'https://smba.trafficmanager.net/emea/v3/attachments/x',
    'https://smba.infra.gov.teams.microsoft.us/amer/v3/attachments/x',
  ])('at %s', (address) => {
    expect(mayHoldFile(address, teams)).toBe(true);
  });
});

describe('a file of a message from Teams may not be', () => {
  it.each([
    ['anywhere else', 'https://files.example/x'],
    ['where a name only ends alike', 'https://evilsharepoint.com/x'],
    ['where a name only begins alike', 'https://contoso.sharepoint.com.evil.example/x'],
    ['behind a user that looks like a host', 'https://contoso.sharepoint.com@evil.example/x'],
    ['at an address in a private network', 'https://10.0.0.4/x'],
    ['at another name that Azure gives to anybody', 'https://evil.trafficmanager.net/x'],
    ['at another port', 'https://contoso.sharepoint.com:8443/x'],
    ['at SharePoint without https', 'http://contoso.sharepoint.com/x'],
    ['at its service without https', 'http://smba.infra.gov.teams.microsoft.us/x'],
    ['on this machine', 'http://127.0.0.1/x'],
    ['at no address', 'nonsense'],
  ])('%s', (_what, address) => {
    expect(mayHoldFile(address, teams)).toBe(false);
  });

  it('anywhere when the message does not tell where it came from', () => {
    expect(mayHoldFile('https://files.example/x', { serviceUrl: '' })).toBe(false);
  });
});

describe('a file of a message from this machine', () => {
  it.each(['https://files.example/x', 'http://localhost:9000/x', 'http://[::1]/x', 'http://127.0.0.1/x'])(
    'may be at %s',
    (address) => {
      expect(mayHoldFile(address, here)).toBe(true);
    },
  );

  it.each(['http://files.example/x', 'ftp://127.0.0.1/x'])('may not be at %s', (address) => {
    expect(mayHoldFile(address, here)).toBe(false);
  });
});
