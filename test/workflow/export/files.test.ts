import { verifyJsonLines } from '../../../src/mapping/audit-file';
import type { Download } from '../../../src/mapping/download';
import type { Actor } from '../../../src/mapping/request';
import { UpstreamError } from '../../../src/mapping/upstream-error';
import { acceptOffer } from '../../../src/workflow/export/accept-offer';
import { askExport } from '../../../src/workflow/export/ask-export';
import { fetchByLink, isLinkOpen, type LinkFetched } from '../../../src/workflow/export/fetch-by-link';
import { giveLink } from '../../../src/workflow/export/give-link';
import { groupIds } from '../../../src/playground/directory/example/groups';
import { useHarness } from '../harness';
import { alex, robin, taylor, uma } from '../harness/people';
import { appliedRequest, events } from '../harness/steps';

const harness = useHarness();

async function offered(actor: Actor = alex, format: 'csv' | 'jsonl' = 'jsonl'): Promise<Download> {
  const asked = await askExport(harness().deps, { actor, format });
  if (asked.kind !== 'offered') throw new Error(`export came to ${asked.kind}`);
  return asked.download;
}

/** The token of a link that the owner of the offer got. */
async function token(download: Download): Promise<string> {
  const given = await giveLink(harness().deps, { downloadId: download.id, clicker: download.owner });
  if (given.kind !== 'link') throw new Error(`no link: ${given.kind}`);
  return given.url.split('/downloads/')[1] ?? '';
}

function textOf(fetched: LinkFetched | Awaited<ReturnType<typeof acceptOffer>>): string {
  if (fetched.kind !== 'file') throw new Error(`no file: ${fetched.kind}`);
  return Buffer.from(fetched.file.bytes).toString('utf8');
}

/** From now on this person is in no group. */
function dismiss({ objectId }: Actor): void {
  for (const group of harness().directory.groups) {
    group.memberIds = group.memberIds.filter((id) => id !== objectId);
  }
}

/** What the audit log says of the last event. */
async function lastEvent(): Promise<{ event: string; name: string; reason: unknown }> {
  const { event, actor, details } = (await harness().store.audit.records()).at(-1) ?? {};
  return { event: event ?? '', name: actor?.name ?? '', reason: details?.reason };
}

describe('asking for the audit log', () => {
  it.each([
    ['an approver', taylor],
    ['somebody without a role', uma],
  ])('is for administrators: %s is refused, and that is recorded', async (_who, actor) => {
    expect(await askExport(harness().deps, { actor, format: 'csv' })).toEqual({ kind: 'denied' });
    expect(await lastEvent()).toMatchObject({ event: 'export.denied', name: actor.name });
  });

  it('offers a file that is named for its time, and records it', async () => {
    expect(await offered(alex, 'csv')).toMatchObject({
      fileName: 'sso-audit-2026-03-02-0900Z.csv',
      owner: alex,
    });
    expect(await events(harness())).toEqual(['export.asked']);
  });
});

describe('consenting', () => {
  it('gives the log as it was when it was asked for, whose chain is whole', async () => {
    await appliedRequest(harness());
    const before = await harness().store.audit.head();
    const download = await offered();
    const text = textOf(await acceptOffer(harness().deps, { downloadId: download.id, clicker: alex }));
    expect(verifyJsonLines(text)).toEqual({
      verdict: { whole: true, records: before.seq },
      lastHash: before.hash,
    });
    expect(await lastEvent()).toMatchObject({ event: 'export.fetched', name: alex.name });
  });

  it('gives a CSV where that was asked for', async () => {
    await offered();
    const { id } = await offered(alex, 'csv');
    const accepted = await acceptOffer(harness().deps, { downloadId: id, clicker: alex });
    expect(textOf(accepted)).toMatch(/^\uFEFF"seq","at","actor",[^]*export\.asked/);
    expect(accepted).toMatchObject({ file: { contentType: 'text/csv; charset=utf-8' } });
  });

  it('works for the one who asked only', async () => {
    const { id } = await offered();
    const taken = await acceptOffer(harness().deps, { downloadId: id, clicker: robin });
    expect(taken).toEqual({ kind: 'not-yours', owner: alex.name });
    expect(await lastEvent()).toEqual({ event: 'export.refused', name: robin.name, reason: 'not-the-owner' });
  });

  it('works no longer for who is no administrator any more', async () => {
    const { id } = await offered();
    dismiss(alex);
    expect(await acceptOffer(harness().deps, { downloadId: id, clicker: alex })).toEqual({ kind: 'denied' });
    expect(await lastEvent()).toEqual({ event: 'export.refused', name: alex.name, reason: 'no-role' });
  });

  it('works for a day, and not for what was never offered', async () => {
    const { id } = await offered();
    harness().clock.advanceHours(24);
    expect(await acceptOffer(harness().deps, { downloadId: id, clicker: alex })).toEqual({ kind: 'gone' });
    expect(await lastEvent()).toMatchObject({ event: 'export.refused', reason: 'expired' });
    expect(await acceptOffer(harness().deps, { downloadId: 'none', clicker: alex })).toEqual({
      kind: 'gone',
    });
  });
});

describe('a link', () => {
  it('is the public address and a token that is stored nowhere', async () => {
    const download = await offered();
    const given = await giveLink(harness().deps, { downloadId: download.id, clicker: alex });
    expect(given).toMatchObject({
      kind: 'link',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:3978\/downloads\/[\w-]{43}$/) as string,
      expiresAt: '2026-03-02T09:10:00.000Z',
    });
    const held = given.kind === 'link' ? (given.url.split('/').at(-1) ?? '') : '';
    expect(JSON.stringify(await harness().store.audit.records())).not.toContain(held);
    expect(await harness().store.downloads.get(held)).toBeNull();
  });

  it('gives the file once, however many come at once', async () => {
    const given = await token(await offered());
    expect(await isLinkOpen(harness().deps, given)).toBe(true);
    const fetched = await Promise.all([1, 2, 3].map(() => fetchByLink(harness().deps, given)));
    expect(fetched.map(({ kind }) => kind).sort()).toEqual(['file', 'none', 'none']);
    expect(await isLinkOpen(harness().deps, given)).toBe(false);
    expect(await fetchByLink(harness().deps, given)).toEqual({ kind: 'none' });
    expect(await lastEvent()).toEqual({ event: 'export.refused', name: alex.name, reason: 'used-already' });
    const all = await events(harness());
    expect(all.filter((event) => event === 'export.fetched')).toHaveLength(1);
  });

  it('is not used up when the file cannot be made', async () => {
    const given = await token(await offered());
    const { deps } = harness();
    const audit = { ...deps.store.audit, records: () => Promise.reject(new Error('no disk')) };
    const broken = { ...deps, store: { ...deps.store, audit } };
    await expect(fetchByLink(broken, given)).rejects.toThrow('no disk');
    expect(await fetchByLink(deps, given)).toMatchObject({ kind: 'file' });
  });

  it('is on record with what is known of who opened it', async () => {
    await fetchByLink(harness().deps, await token(await offered()));
    expect((await harness().store.audit.records()).at(-1)).toMatchObject({
      event: 'export.fetched',
      actor: alex,
      details: {
        way: 'link',
        note: expect.stringMatching(/who opened it is known only to have had the link/) as string,
      },
    });
  });

  it('looked at is not used up', async () => {
    const given = await token(await offered());
    for (let times = 0; times < 3; times += 1) expect(await isLinkOpen(harness().deps, given)).toBe(true);
    expect(textOf(await fetchByLink(harness().deps, given))).toBe('');
  });

  it('works for ten minutes and no longer', async () => {
    const given = await token(await offered());
    harness().clock.advance(10 * 60_000 - 1);
    expect(await isLinkOpen(harness().deps, given)).toBe(true);
    harness().clock.advance(1);
    expect(await isLinkOpen(harness().deps, given)).toBe(false);
    expect(await fetchByLink(harness().deps, given)).toEqual({ kind: 'none' });
    expect(await lastEvent()).toMatchObject({ event: 'export.refused', reason: 'expired' });
  });

  it('is worth nothing once its owner is no administrator, approver or not', async () => {
    const given = await token(await offered(robin));
    dismiss(robin);
    harness()
      .directory.groups.find(({ id }) => id === groupIds.approvers)
      ?.memberIds.push(robin.objectId);
    expect(await fetchByLink(harness().deps, given)).toEqual({ kind: 'none' });
    expect(await lastEvent()).toEqual({ event: 'export.refused', name: robin.name, reason: 'no-role' });
  });

  it('still works after Entra did not answer', async () => {
    const given = await token(await offered());
    const { deps } = harness();
    const away = new UpstreamError('Entra ID', 'unreachable', 'Away.');
    const directory = { ...deps.directory, memberOf: () => Promise.reject(away) };
    expect(await fetchByLink({ ...deps, directory }, given)).toEqual({ kind: 'later' });
    expect(textOf(await fetchByLink(deps, given))).toBe('');
  });

  it('does not hide a mistake in the program as Entra not answering', async () => {
    const given = await token(await offered());
    const { deps } = harness();
    const directory = { ...deps.directory, memberOf: () => Promise.reject(new Error('a mistake')) };
    await expect(fetchByLink({ ...deps, directory }, given)).rejects.toThrow('a mistake');
  });

  it('is not guessed: a token that is none, an id of an offer and the hash of a token are worth nothing', async () => {
    const download = await offered();
    await token(download);
    for (const guess of ['', 'x', download.id]) {
      expect(await isLinkOpen(harness().deps, guess)).toBe(false);
      expect(await fetchByLink(harness().deps, guess)).toEqual({ kind: 'none' });
    }
  });

  it('is given to the one who asked only, and a link is no offer', async () => {
    const download = await offered();
    const click = { downloadId: download.id, clicker: robin };
    expect(await giveLink(harness().deps, click)).toEqual({ kind: 'not-yours', owner: alex.name });
    expect(await giveLink(harness().deps, { ...click, downloadId: 'none' })).toEqual({ kind: 'gone' });
  });

  it('is not given where nobody could open it', async () => {
    const { deps } = harness();
    const download = await offered();
    const alone = { ...deps, settings: { ...deps.settings, publicUrl: null } };
    expect(await giveLink(alone, { downloadId: download.id, clicker: alex })).toEqual({ kind: 'no-address' });
  });
});
