import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { fetchUploaded, type FetchedFile } from '../../src/teams/fetch-uploaded';
import { startFileHost, type FileHost } from './file-host';

const mostBytes = 5 * 1024 * 1024;
let host: FileHost;
let elsewhere: FileHost;
const seenElsewhere: string[] = [];

beforeAll(async () => {
  elsewhere = await startFileHost((request, response) => {
    seenElsewhere.push(request.url ?? '');
    response.end('secret');
  });
  host = await startFileHost(answer);
});
afterAll(async () => {
  await host.close();
  await elsewhere.close();
});

function answer({ url }: IncomingMessage, response: ServerResponse): void {
  switch (url) {
    case '/pairs.csv':
      return void response.end('jane.doe,jane.doe\n');
    case '/moved':
      return void reply(response, 302, { location: '/pairs.csv' });
    case '/round':
      return void reply(response, 302, { location: '/round' });
    case '/away':
      return void reply(response, 302, { location: elsewhere.url('/stolen') });
    case '/full':
      return void response.end(Buffer.alloc(mostBytes));
    case '/fuller':
      return void response.end(Buffer.alloc(mostBytes + 1));
    case '/cut':
      return void response.destroy();
    case '/slow':
      return;
    default:
      return void reply(response, 404);
  }
}

/** In two steps: restify, where a test loads it, patches `writeHead` so that it answers nothing. */
function reply(response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): object {
  response.writeHead(status, headers);
  return response.end();
}

const here = { serviceUrl: 'http://127.0.0.1:1/' };

function fetchFrom(url: string, activity = here): Promise<FetchedFile> {
  return fetchUploaded({ kind: 'file', name: 'pairs.csv', url }, activity);
}

describe('a file is fetched from where Teams keeps it', () => {
  it.each(['/pairs.csv', '/moved'])('%s, byte for byte', async (path) => {
    const fetched = await fetchFrom(host.url(path));
    if (fetched.kind !== 'bytes') throw new Error(fetched.sentence);
    expect(Buffer.from(fetched.bytes).toString()).toBe('jane.doe,jane.doe\n');
  });

  it('up to 5 MB', async () => {
    const fetched = await fetchFrom(host.url('/full'));
    expect(fetched).toMatchObject({ kind: 'bytes', bytes: { byteLength: mostBytes } });
  });
});

describe('whoever sent it is told in a sentence', () => {
  it.each([
    ['is larger than 5 MB', '/fuller', /larger than 5 MB/],
    ['is not there', '/gone', /HTTP 404.*send it again/],
    ['goes round in circles', '/round', /HTTP 302/],
    ['is cut off', '/cut', /could not be fetched/],
  ])('when it %s', async (_what, path, sentence) => {
    expect(await fetchFrom(host.url(path))).toMatchObject({
      kind: 'trouble',
      sentence: expect.stringMatching(sentence) as string,
    });
  });

  it('when it takes too long', async () => {
    const late = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const controller = new AbortController();
      setImmediate(() => controller.abort(new DOMException('late', 'TimeoutError')));
      return controller.signal;
    });
    try {
      expect(await fetchFrom(host.url('/slow'))).toMatchObject({
        sentence: expect.stringMatching(/within 10 s/) as string,
      });
      expect(late).toHaveBeenCalledWith(10_000);
    } finally {
      late.mockRestore();
    }
  });

  it('when it leads to another server, which is not asked', async () => {
    expect(await fetchFrom(host.url('/away'))).toMatchObject({ kind: 'trouble' });
    expect(seenElsewhere).toEqual([]);
  });

  it.each(['ftp://127.0.0.1/pairs.csv', 'file:///etc/hosts', 'http://files.example/pairs.csv', 'nonsense'])(
    'when its address is %s',
    async (url) => {
      expect(await fetchFrom(url)).toMatchObject({ sentence: expect.stringMatching(/may fetch/) as string });
    },
  );

  it('when it is neither in SharePoint nor in Teams, which is not asked', async () => {
    const asked = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('asked'));
    try {
      const teams = { serviceUrl: 'https://smba.trafficmanager.net/emea/' };
      expect(await fetchFrom('https://files.example/pairs.csv', teams)).toMatchObject({
        sentence: expect.stringMatching(/may fetch from.*SharePoint, OneDrive and Teams only/) as string,
      });
      expect(asked).not.toHaveBeenCalled();
    } finally {
      asked.mockRestore();
    }
  });

  it('when it is on this machine and the message is not', async () => {
    const teams = { serviceUrl: 'https://smba.trafficmanager.net/emea/' };
    expect(await fetchFrom(host.url('/pairs.csv'), teams)).toMatchObject({ kind: 'trouble' });
  });
});
