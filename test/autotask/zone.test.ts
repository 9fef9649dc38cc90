import { clientFor, startAutotask, stopAutotasks, type Autotask } from './start-autotask';
import { troubleWith } from './trouble-with';

const lookUp = /GET .*zoneInformation/i;
let autotask: Autotask;
beforeEach(async () => {
  autotask = await startAutotask();
});
afterEach(stopAutotasks);

describe('the zone', () => {
  it('is looked up once, however many calls need it', async () => {
    const client = clientFor(autotask.simulator, { baseUrl: null });
    await Promise.all([
      client.get('Resources', 1001),
      client.get('Resources', 1002),
      client.get('Tickets', 1),
    ]);
    expect(await client.get('Resources', 1001)).toMatchObject({ userName: 'jane.doe' });
    expect(autotask.count(lookUp)).toBe(1);
  });

  it('is found below the base of the API, too', async () => {
    const zoneUrl = autotask.simulator.zoneUrl.replace(/v1.0.*/, '');
    const client = clientFor(autotask.simulator, { baseUrl: null, zoneUrl });
    expect(await client.get('Resources', 1001)).not.toBeNull();
  });

  it('is looked up without credentials', async () => {
    await clientFor(autotask.simulator, { baseUrl: null }).webUrl();
    expect(Object.keys(autotask.simulator.requests[0]?.headers ?? {})).not.toContain('secret');
  });

  it('of an unknown API user is denied, naming the setting', async () => {
    const client = clientFor(autotask.simulator, { baseUrl: null, username: 'nobody+else@contoso.example' });
    const error = await troubleWith(client.get('Resources', 1001));
    expect(error.trouble).toBe('denied');
    expect(error.message).toContain('AUTOTASK_USERNAME');
    expect(autotask.count(lookUp)).toBe(1);
  });

  it('is looked up again after a failure', async () => {
    const client = clientFor(autotask.simulator, { baseUrl: null });
    autotask.simulator.faults.add({ match: lookUp, status: 502, times: 3 });
    expect((await troubleWith(client.get('Resources', 1001))).trouble).toBe('unreachable');
    expect(await client.get('Resources', 1001)).not.toBeNull();
  });

  it.each([
    ['https://webservices5.autotask.net/ATServicesRest/', 'https://ww5.autotask.net'],
    ['https://webservices16.autotask.net/ATServicesRest/V1.0', 'https://ww16.autotask.net'],
    ['http://127.0.0.1:8080/ATServicesRest/', 'http://127.0.0.1:8080'],
  ])('of %s is used by people at %s', async (baseUrl, webUrl) => {
    expect(await clientFor(autotask.simulator, { baseUrl }).webUrl()).toBe(webUrl);
  });

  it.each(['', '/', '/V1.0', '/v1.0/'])('base URLs may end in "%s"', async (end) => {
    const baseUrl = autotask.simulator.url.replace(/\/$/, end);
    expect(await clientFor(autotask.simulator, { baseUrl }).get('Resources', 1001)).not.toBeNull();
  });

  it.each([{ baseUrl: 'not a url' }, { baseUrl: null, zoneUrl: 'not a url' }])(
    'a setting that is no URL is named',
    async (wrong) => {
      const error = await troubleWith(clientFor(autotask.simulator, wrong).get('Resources', 1001));
      expect(error.message).toMatch(/^AUTOTASK_(BASE|ZONE)_URL is not a URL/);
    },
  );
});
