import { setTimeout as delay } from 'node:timers/promises';
import { createAutotaskClient } from '../../../src/autotask/create-autotask-client';
import { createTicketPublisher } from '../../../src/autotask/publish/ticket-publisher';
import type { MappingRequest } from '../../../src/mapping/request';
import { StoppedError } from '../../../src/mapping/stop-sign';
import { UpstreamError } from '../../../src/mapping/upstream-error';
import { licenseTypes } from '../../../src/playground/directory/simulated-resource';
import { publish } from '../../../src/workflow/jobs/publish';
import { retry } from '../../../src/workflow/retry';
import { useHarness, type Harness } from '../harness';
import { personNamed, resourceOf } from '../harness/add-people';
import { janesObjectId, janesResourceId, taylor } from '../harness/people';
import { approvedRequest, current, done, events, failedRequest, pendingRequest } from '../harness/steps';

const ssoField = { name: 'ssoUniqueID' };
const createTicket = /POST .*Tickets$/;
const createItem = /POST .*ChecklistItems$/;
const patchResource = /PATCH .*Resources$/;

function jane(h: Harness) {
  return personNamed(h, 'Jane Doe');
}

function janesResource(h: Harness) {
  return resourceOf(h, janesResourceId);
}

/** Lets the worker try, until the request is no longer on its way; time passes between the tries. */
async function runThrough(h: Harness, id: string): Promise<MappingRequest> {
  for (let tries = 0; tries < 20; tries += 1) {
    await h.runJobs();
    const request = await current(h, id);
    if (request.state !== 'approved' && request.state !== 'publishing') return request;
    h.clock.advance(5 * 60_000);
  }
  throw new Error('the request was still on its way after 20 tries');
}

describe('posting as a ticket', () => {
  const harness = useHarness();

  test('opens one ticket with one item that holds the Object ID, and waits for the paste', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    await h.runJobs();
    const [ticket] = h.autotask.tickets;
    const [item] = h.autotask.checklistItems;
    expect(await current(h, id)).toMatchObject({
      state: 'awaiting_paste',
      publication: {
        kind: 'ticket',
        ticketId: ticket?.id,
        ticketNumber: ticket?.ticketNumber,
        itemId: item?.id,
        completion: null,
      },
    });
    expect(ticket?.externalID).toBe(id);
    expect(item?.itemName).toContain(janesObjectId);
    expect([h.autotask.tickets.length, h.autotask.checklistItems.length]).toEqual([1, 1]);
    expect(h.messenger.told).toEqual(['awaiting_paste']);
    expect(await h.store.mappings.byObjectId(janesObjectId)).toBeNull();
    expect((await events(h, id)).slice(-3)).toEqual([
      'request.approved',
      'request.publishing',
      'request.awaiting_paste',
    ]);
  });

  test.each([
    ['the creation of the ticket arrives, but its answer is lost', createTicket, 'after' as const],
    ['the creation of the ticket is lost', createTicket, 'before' as const],
    ['the creation of the item arrives, but its answer is lost', createItem, 'after' as const],
    ['the creation of the item is lost', createItem, 'before' as const],
  ])('%s: one ticket, one item', async (_what, match, drop) => {
    const h = harness();
    const { id } = await approvedRequest(h);
    h.autotask.faults.add({ match, drop });
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'publishing' });
    expect(await runThrough(h, id)).toMatchObject({ state: 'awaiting_paste' });
    expect([h.autotask.tickets.length, h.autotask.checklistItems.length]).toEqual([1, 1]);
  });

  test('finishes an item posted before the person changed, for Autotask has it already', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    h.autotask.faults.add({ match: createItem, drop: 'after' });
    await h.runJobs();
    jane(h).displayName = 'Jane Roe';
    expect(await runThrough(h, id)).toMatchObject({ state: 'awaiting_paste' });
  });
});

describe('a write whose answer does not come', () => {
  const harness = useHarness();

  test('a ticket that is made after the time-out is not made a second time meanwhile, and is gone on with', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    const { credentials, url } = h.autotask;
    const hasty = createTicketPublisher(
      createAutotaskClient({ ...credentials, baseUrl: url, writeTimeoutMs: 100 }),
    );
    jest.spyOn(h.deps.publisher, 'publish').mockImplementationOnce((request) => hasty.publish(request));
    h.autotask.faults.add({ match: createTicket, delayMs: 1_000 });
    await h.runJobs();
    expect(h.autotask.tickets).toEqual([]);
    h.clock.advance(59_000);
    await h.runJobs();
    expect(h.count(createTicket)).toBe(1);
    expect(h.messenger.shown('requester')?.trouble).toBe('Autotask did not answer within 0.1 s.');
    while (h.autotask.tickets.length === 0) await delay(5);
    expect(await runThrough(h, id)).toMatchObject({ state: 'awaiting_paste' });
    expect([h.autotask.tickets.length, h.autotask.checklistItems.length]).toEqual([1, 1]);
  });
});

describe('fresh at approval: nothing is posted and the reason is told when meanwhile', () => {
  const harness = useHarness();

  test.each<[string, (h: Harness) => void, object]>([
    [
      'the person is gone',
      (h) => h.directory.people.splice(h.directory.people.indexOf(jane(h)), 1),
      { code: 'user-gone' },
    ],
    [
      'the account is disabled',
      (h) => (jane(h).accountEnabled = false),
      { code: 'user-disabled', name: 'Jane Doe' },
    ],
    ['the account is a guest', (h) => (jane(h).userType = 'Guest'), { code: 'user-is-guest' }],
    [
      'the person is renamed',
      (h) => (jane(h).displayName = 'Jane Roe'),
      { code: 'user-changed', field: 'Display name', was: 'Jane Doe', now: 'Jane Roe' },
    ],
    [
      'the principal name is handed on',
      (h) => (jane(h).userPrincipalName = 'jane.roe@contoso.example'),
      { code: 'user-changed', field: 'User principal name', now: 'jane.roe@contoso.example' },
    ],
    [
      'the resource is gone',
      (h) => h.directory.resources.splice(h.directory.resources.indexOf(janesResource(h)), 1),
      { code: 'resource-gone' },
    ],
    [
      'the resource is inactive',
      (h) => (janesResource(h).isActive = false),
      { code: 'resource-inactive', userName: 'jane.doe' },
    ],
    [
      'the resource became an API user',
      (h) => (janesResource(h).licenseType = licenseTypes.apiUser),
      { code: 'resource-is-api-user', userName: 'jane.doe' },
    ],
    [
      'the user name in Autotask changed',
      (h) => (janesResource(h).userName = 'john.roe'),
      { code: 'resource-changed', field: 'User name', was: 'jane.doe', now: 'john.roe' },
    ],
    [
      'the e-mail in Autotask changed',
      (h) => (janesResource(h).email = 'john.roe@contoso.example'),
      { code: 'resource-changed', field: 'Email' },
    ],
  ])('%s', async (_what, change, obstacle) => {
    const h = harness();
    const { id } = await approvedRequest(h);
    change(h);
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({
      state: 'void',
      obstacles: [obstacle],
      decision: { by: taylor },
    });
    expect([h.count(createTicket), h.count(createItem)]).toEqual([0, 0]);
    expect(h.messenger.told).toEqual(['void']);
    expect(h.messenger.shown('approval')?.state).toBe('void');
    expect((await h.store.audit.records(id)).at(-1)).toMatchObject({
      event: 'request.void',
      details: { obstacles: [obstacle] },
    });
  });

  test('either side was mapped to another', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    await h.store.mappings.insert({
      objectId: personNamed(h, 'Liam Carter').id,
      resourceId: janesResourceId,
      userPrincipalName: 'liam.carter@contoso.example',
      userName: 'jane.doe',
      requestId: id,
      appliedAt: h.clock.now().toISOString(),
    });
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({
      state: 'void',
      obstacles: [{ code: 'resource-taken', userName: 'jane.doe', holder: 'liam.carter@contoso.example' }],
    });
    expect(h.count(createTicket)).toBe(0);
  });

  test('the person changed while a retry was waiting, and the first try left nothing', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    h.autotask.faults.add({ match: createTicket, drop: 'before' });
    await h.runJobs();
    jane(h).accountEnabled = false;
    expect(await runThrough(h, id)).toMatchObject({ state: 'void', obstacles: [{ code: 'user-disabled' }] });
    expect(h.autotask.tickets).toEqual([]);
  });

  test('the address that spoke for them is another person’s now, although every name is as it was', async () => {
    const h = harness();
    jane(h).mail = 'jd@contoso.example';
    janesResource(h).email = 'jd@contoso.example';
    const { id } = await approvedRequest(h);
    jane(h).mail = 'jane.doe@contoso.example';
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({
      state: 'void',
      obstacles: [{ code: 'evidence-gone', value: 'jd@contoso.example' }],
    });
    expect(h.count(createTicket)).toBe(0);
  });

  test('the person was disabled after a ticket was opened without its item: the ticket to close is named', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    h.autotask.faults.add({ match: createItem, drop: 'before' });
    await h.runJobs();
    jane(h).accountEnabled = false;
    expect(await runThrough(h, id)).toMatchObject({
      state: 'void',
      obstacles: [
        { code: 'user-disabled' },
        { code: 'ticket-open', ticketNumber: h.autotask.tickets[0]?.ticketNumber },
      ],
    });
  });

  test('a note on the job title changes nothing about who it is', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    Object.assign(jane(h), { jobTitle: 'Chief', department: 'Board' });
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'awaiting_paste' });
  });
});

describe('trouble that passes', () => {
  const harness = useHarness();

  test.each([
    ['Autotask throttles', 429],
    ['Autotask is down', 503],
    ['a gateway fails', 502],
  ])(
    '%s: it is tried again later, the cards say why it waits, and the decision stands',
    async (_what, status) => {
      const h = harness();
      const { id } = await approvedRequest(h);
      h.autotask.faults.add({ match: createTicket, status });
      await h.runJobs();
      expect(await current(h, id)).toMatchObject({ state: 'publishing' });
      expect(h.messenger.shown('requester')).toMatchObject({
        state: 'publishing',
        trouble: expect.stringMatching(/Autotask (asks to slow down|is not available)/) as string,
      });
      expect(await runThrough(h, id)).toMatchObject({ state: 'awaiting_paste' });
      expect(h.messenger.shown('requester')).toEqual({ state: 'awaiting_paste', trouble: null });
      expect(h.autotask.tickets).toHaveLength(1);
    },
  );

  test('is not tried again before Autotask wants it to', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    h.autotask.faults.add({ match: createTicket, status: 429, headers: { 'Retry-After': '120' } });
    await h.runJobs();
    h.clock.advance(119_000);
    await h.runJobs();
    expect(h.count(createTicket)).toBe(1);
    h.clock.advance(1_000);
    await h.runJobs();
    expect(h.count(createTicket)).toBe(2);
    expect(await current(h, id)).toMatchObject({ state: 'awaiting_paste' });
  });

  test('of Entra keeps an approved request approved until both sides could be read', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    h.graph.faults.add({ match: /GET .*users/, status: 502, times: 3 });
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'approved' });
    expect(h.count(createTicket)).toBe(0);
    expect(await runThrough(h, id)).toMatchObject({ state: 'awaiting_paste' });
  });
});

describe('trouble that does not pass', () => {
  const harness = useHarness();

  test("a refusal by Autotask's validation fails in Autotask's own words, and is not tried again", async () => {
    const h = harness();
    const failed = await failedRequest(h, 'Value of field title is not allowed here.');
    expect(failed).toMatchObject({ state: 'failed', failure: 'Value of field title is not allowed here.' });
    expect(h.messenger.told).toEqual(['failed']);
    h.clock.advanceHours(1);
    await h.runJobs();
    expect(h.count(createTicket)).toBe(1);
    expect((await h.store.outbox.backlog()).depth).toBe(0);
  });

  test.each([
    [401, 'AUTOTASK_SECRET'],
    [403, 'security level'],
  ])('HTTP %i of Autotask fails and says what to check', async (status, advice) => {
    const h = harness();
    const { id } = await approvedRequest(h);
    h.autotask.faults.add({ match: createTicket, status });
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining(advice) as string,
    });
    expect(h.count(createTicket)).toBe(1);
  });

  test('a missing permission in Entra fails before anything is posted, by way of publishing', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    h.graph.deniedPermissions.add('User.Read.All');
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('User.Read.All') as string,
    });
    expect((await events(h, id)).slice(-2)).toEqual(['request.publishing', 'request.failed']);
    expect(h.count(createTicket)).toBe(0);
  });

  test('Retry after a refused item finds the ticket and adds the item to it', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    h.autotask.faults.add({ match: createItem, status: 403 });
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'failed' });
    done(await retry(h.deps, { requestId: id, revision: null, clicker: taylor }));
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'awaiting_paste' });
    expect([h.autotask.tickets.length, h.autotask.checklistItems.length]).toEqual([1, 1]);
  });

  test('a mistake of the program is not called a failure of Autotask: it is tried again', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    const posting = jest.spyOn(h.deps.publisher, 'publish').mockRejectedValueOnce(new TypeError('oops'));
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'publishing' });
    expect(await runThrough(h, id)).toMatchObject({ state: 'awaiting_paste' });
    expect(posting).toHaveBeenCalledTimes(2);
  });
});

describe('a job that comes when there is nothing to post', () => {
  const harness = useHarness();

  test.each(['pending', 'unknown'])('of a request that is %s is done without a word', async (which) => {
    const h = harness();
    const { id } = await pendingRequest(h);
    const subject = which === 'pending' ? id : 'none';
    const job = { id: '1', kind: 'publish', attempts: 0, owner: 'me', availableAt: '' } as const;
    await publish(h.deps, { ...job, subject });
    expect(await current(h, id)).toMatchObject({ state: 'pending', revision: 1 });
    expect(h.autotask.tickets).toEqual([]);
  });
});

describe('two instances at the same job at once', () => {
  const harness = useHarness();

  function publishOnce(h: Harness, subject: string): Promise<void> {
    const job = { id: '1', attempts: 0, owner: 'me', availableAt: '' };
    return publish(h.deps, { ...job, kind: 'publish', subject });
  }

  function publishTwice(h: Harness, requestId: string): Promise<unknown> {
    return Promise.all([publishOnce(h, requestId), publishOnce(h, requestId)]);
  }

  test('open one ticket with one item', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    await publishTwice(h, id);
    expect(await current(h, id)).toMatchObject({ state: 'awaiting_paste' });
    expect([h.autotask.tickets.length, h.autotask.checklistItems.length]).toEqual([1, 1]);
  });

  test.each([createTicket, createItem])('whose lease is over writes nothing more: not %s', async (next) => {
    const h = harness();
    const { id } = await approvedRequest(h);
    const stop = {
      get aborted() {
        return next === createTicket || h.count(createTicket) > 0;
      },
    };
    const job = { id: '1', kind: 'publish', subject: id, attempts: 0, owner: 'me', availableAt: '' } as const;
    await expect(publish(h.deps, job, stop)).rejects.toThrow(StoppedError);
    expect(h.count(next)).toBe(0);
    await publishOnce(h, id);
    expect(await current(h, id)).toMatchObject({ state: 'awaiting_paste' });
    expect([h.autotask.tickets.length, h.autotask.checklistItems.length]).toEqual([1, 1]);
  });

  test('do not call failed what the other has posted', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    const refused = new UpstreamError('Autotask', 'denied', 'not you');
    jest.spyOn(h.deps.publisher, 'publish').mockImplementationOnce(async () => {
      await publishOnce(h, id);
      throw refused;
    });
    await publishOnce(h, id);
    expect(await current(h, id)).toMatchObject({ state: 'awaiting_paste', failure: null });
  });

  test('call it failed once', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    h.graph.deniedPermissions.add('User.Read.All');
    await publishTwice(h, id);
    expect((await events(h, id)).filter((event) => event === 'request.failed')).toHaveLength(1);
    await h.runJobs();
    expect(h.messenger.told).toEqual(['failed']);
  });
});

describe('posting into a field', () => {
  const harness = useHarness({ ssoField });

  test('writes the Object ID once, reads it back, and calls the mapping applied', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    await h.runJobs();
    expect(janesResource(h)[ssoField.name]).toBe(janesObjectId);
    expect(await current(h, id)).toMatchObject({
      state: 'applied',
      publication: { kind: 'field', field: 'ssoUniqueID' },
    });
    expect(await h.store.mappings.byObjectId(janesObjectId)).toEqual({
      objectId: janesObjectId,
      resourceId: janesResourceId,
      userPrincipalName: 'jane.doe@contoso.example',
      userName: 'jane.doe',
      requestId: id,
      appliedAt: h.clock.now().toISOString(),
    });
    expect(h.messenger.told).toEqual(['applied']);
    expect(h.autotask.tickets).toEqual([]);
  });

  test.each(['before', 'after'] as const)(
    'a PATCH lost %s it arrived is made good without a second',
    async (drop) => {
      const h = harness();
      const { id } = await approvedRequest(h);
      h.autotask.faults.add({ match: patchResource, drop });
      expect(await runThrough(h, id)).toMatchObject({ state: 'applied' });
      expect(h.autotask.patches).toHaveLength(1);
    },
  );

  test('an Object ID given to another resource meanwhile voids the approval', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    resourceOf(h, 1056)[ssoField.name] = janesObjectId;
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({
      state: 'void',
      obstacles: [{ code: 'object-id-taken', holder: 'Orla Orphan (orla.orphan)' }],
    });
    expect(h.autotask.patches).toEqual([]);
  });

  test('an Object ID set by hand meanwhile leaves nothing to do', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    janesResource(h)[ssoField.name] = janesObjectId;
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({ state: 'void', obstacles: [{ code: 'already-mapped' }] });
    expect(h.autotask.patches).toEqual([]);
  });

  test("another person's Object ID in the field is not overwritten", async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    janesResource(h)[ssoField.name] = taylor.objectId;
    await h.runJobs();
    expect(await current(h, id)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('It was not overwritten') as string,
    });
    expect(janesResource(h)[ssoField.name]).toBe(taylor.objectId);
  });

  test('a PATCH that arrived unheard, then a refusal, then Retry: the mapping is found and applied', async () => {
    const h = harness();
    const { id } = await approvedRequest(h);
    h.autotask.faults.add({ match: patchResource, drop: 'after' });
    await h.runJobs();
    h.autotask.faults.add({ match: /Resources/, status: 401 });
    expect(await runThrough(h, id)).toMatchObject({ state: 'failed' });
    done(await retry(h.deps, { requestId: id, revision: null, clicker: taylor }));
    expect(await runThrough(h, id)).toMatchObject({ state: 'applied' });
    expect(h.autotask.patches).toHaveLength(1);
  });
});
