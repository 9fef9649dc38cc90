import type { Activity } from 'botbuilder';
import pino from 'pino';
import { uploadFile } from '../../src/teams/upload-file';

const fromTeams = { id: '1', serviceUrl: 'https://smba.trafficmanager.net/emea/' } as Activity;
const log = pino({ level: 'silent' });

describe('a file that somebody consented to', () => {
  let put: jest.SpyInstance<Promise<Response>>;
  beforeEach(() => {
    put = jest.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(new Response()));
  });
  afterEach(() => put.mockRestore());

  it('is put into SharePoint', async () => {
    const address = 'https://contoso-my.sharepoint.com/personal/alex/uploadSession?guid=x';
    expect(await uploadFile(fromTeams, address, Buffer.from('seq'), log)).toBe(true);
    expect(put.mock.calls).toEqual([[address, expect.objectContaining({ method: 'PUT' })]]);
  });

  it('is put nowhere else, whatever the consent names', async () => {
    expect(await uploadFile(fromTeams, 'https://files.example/x', Buffer.from('seq'), log)).toBe(false);
    expect(put).not.toHaveBeenCalled();
  });
});
