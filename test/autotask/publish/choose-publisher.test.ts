import { choosePublisher, type PublisherOptions } from '../../../src/autotask/publish/choose-publisher';
import { PublisherConfigurationError } from '../../../src/autotask/publish/publisher-configuration-error';
import { createTicketPublisher } from '../../../src/autotask/publish/ticket-publisher';
import type { SsoField } from '../../../src/playground/autotask/start-autotask-simulator';
import type { Publisher } from '../../../src/workflow/ports';
import { exampleRequest } from '../example-request';
import { startAutotask, stopAutotasks, type Autotask } from '../start-autotask';
import { troubleWith } from '../trouble-with';
import { examplePart } from './example-part';

const fields = /entityInformation\/fields/;
const request = exampleRequest();
const told: string[] = [];
let autotask: Autotask;
afterEach(stopAutotasks);

async function choose(
  instance: SsoField | null,
  options: Pick<PublisherOptions, 'mode' | 'ssoField'>,
): Promise<ReturnType<typeof choosePublisher>> {
  told.length = 0;
  autotask = await startAutotask(instance ? { ssoField: instance } : {});
  const ticketPublisher = createTicketPublisher(autotask.client);
  return choosePublisher(autotask.client, {
    ...options,
    ticketPublisher,
    onFallback: (reason) => told.push(reason),
  });
}

describe('choosing the publisher', () => {
  it.each([
    ['auto', 'ssoID', { name: 'ssoID' }, 'field'],
    ['auto', 'ssoID', { name: 'ssoID', readOnly: true }, 'ticket'],
    ['auto', 'ssoID', null, 'ticket'],
    ['auto', null, { name: 'ssoID' }, 'ticket'],
    ['field', 'ssoID', { name: 'ssoID' }, 'field'],
    ['ticket', 'ssoID', { name: 'ssoID' }, 'ticket'],
  ] as const)(
    '%s with field %s on an instance with %j posts by %s',
    async (mode, ssoField, instance, kind) => {
      const publisher: Publisher = await choose(instance, { mode, ssoField });
      expect((await publisher.publish(request)).kind).toBe(kind);
      expect(await publisher.find(request)).toMatchObject({ kind });
      expect(await publisher.kind()).toBe(kind);
      expect((await publisher.uniqueIdsOf([]))?.size).toBe(kind === 'field' ? 0 : undefined);
    },
  );

  it.each([
    ['field', { name: 'ssoID' }],
    ['ticket', null],
  ] as const)('posts parts of batches by %s too', async (kind, instance) => {
    const publisher: Publisher = await choose(instance, { mode: 'auto', ssoField: 'ssoID' });
    const posted = await publisher.publishPart(examplePart(), [request]);
    expect(posted.get(request.id)).toMatchObject({ kind: 'posted', publication: { kind } });
    const found = await publisher.findPart(examplePart(), [request]);
    expect(found.get(request.id)).toMatchObject({ kind });
  });

  it.each([
    ['ticket', 'ticket'],
    ['field', 'field'],
    [undefined, 'field'],
  ] as const)('a mapping posted by %s is removed by %s once there is a field', async (postedBy, kind) => {
    const publisher: Publisher = await choose({ name: 'ssoID' }, { mode: 'auto', ssoField: 'ssoID' });
    const undoes = {
      requestId: 'm4de',
      appliedAt: '2026-11-23T09:00:00.000Z',
      ...(postedBy && { postedBy }),
    };
    const removal = exampleRequest({ purpose: 'unmap', undoes });
    const earlier = kind === 'field' ? { kind } : null;
    expect(await publisher.find(removal)).toEqual(earlier && expect.objectContaining(earlier));
    expect((await publisher.publish(removal)).kind).toBe(kind);
    const number = await publisher.unfinishedTicket(removal);
    expect(number === null).toBe(kind === 'field');
  });

  it('makes no call before it is needed, and asks about the field once', async () => {
    const publisher = await choose({ name: 'ssoID' }, { mode: 'auto', ssoField: 'ssoID' });
    expect(autotask.count(/./)).toBe(0);
    await Promise.all([publisher.kind(), publisher.holdersOf('x'), publisher.kind()]);
    expect(autotask.count(fields)).toBe(1);
  });

  it('tells once why auto does not use the field', async () => {
    const publisher = await choose(null, { mode: 'auto', ssoField: 'ssoID' });
    expect(await publisher.kind()).toBe('ticket');
    await publisher.find(request);
    expect(told).toEqual([
      "Autotask's resources have no field named ssoID. Tickets are opened instead (AUTOTASK_SSO_FIELD).",
    ]);
  });

  it.each([
    ['missing', 'ssoID', null, 'no field named ssoID'],
    ['too short', 'ssoID', { name: 'ssoID', length: 10 }, '10 characters'],
    ['not configured', null, null, 'it is empty'],
  ])('a demanded field that is %s is an error in plain words', async (_, ssoField, instance, reason) => {
    const publisher = await choose(instance, { mode: 'field', ssoField });
    const error = await troubleWith(publisher.kind());
    expect(error).toBeInstanceOf(PublisherConfigurationError);
    expect(error.message).toContain('AUTOTASK_SSO_FIELD');
    expect(error.message).toContain(reason);
    expect((await troubleWith(publisher.publish(request))).trouble).toBe('rejected');
    expect(autotask.simulator.tickets).toEqual([]);
  });

  it('is asked again when Autotask was away', async () => {
    const publisher = await choose({ name: 'ssoID' }, { mode: 'auto', ssoField: 'ssoID' });
    autotask.simulator.faults.add({ match: fields, status: 502, times: 3 });
    expect((await troubleWith(publisher.kind())).trouble).toBe('unreachable');
    expect(await publisher.kind()).toBe('field');
    expect(told).toEqual([]);
  });
});
