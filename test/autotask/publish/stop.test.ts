import { createTicketPublisher } from '../../../src/autotask/publish/ticket-publisher';
import { createFieldPublisher } from '../../../src/autotask/publish/field-publisher';
import { eachRow } from '../../../src/autotask/publish/each-row';
import { StoppedError } from '../../../src/mapping/stop-sign';
import { UpstreamError } from '../../../src/mapping/upstream-error';
import { exampleRequest } from '../example-request';
import { startAutotask, stopAutotasks } from '../start-autotask';
import { examplePart, exampleRows } from './example-part';

const writes = /PATCH|POST .*(Tickets|ChecklistItems)$/;
const stopped = { aborted: true };
afterEach(stopAutotasks);

test.each(['ticket', 'field'])('nothing is written by %s for work that is to stop', async (kind) => {
  const field = 'ssoUniqueID';
  const autotask = await startAutotask({ ssoField: { name: field } });
  const { client } = autotask;
  const publisher = kind === 'ticket' ? createTicketPublisher(client) : createFieldPublisher(client, field);
  await expect(publisher.publish(exampleRequest(), stopped)).rejects.toThrow(StoppedError);
  expect(autotask.count(writes)).toBe(0);
});

test('a part that is to stop writes nothing, and keeps no other part from being posted', async () => {
  const autotask = await startAutotask();
  const publisher = createTicketPublisher(autotask.client);
  const [mine, others] = [examplePart(), examplePart({ key: 'aaaa-bbbb/1' })];
  const stopping = publisher.publishPart(mine, exampleRows(3), stopped);
  const going = publisher.publishPart(others, exampleRows(3));
  await expect(stopping).rejects.toThrow(StoppedError);
  expect([...(await going).values()].map(({ kind }) => kind)).toEqual(['posted', 'posted', 'posted']);
  expect(autotask.simulator.tickets.map(({ externalID }) => externalID)).toEqual(['aaaa-bbbb/1']);
});

test('of the troubles of several rows that is told after which to wait longest: one may have arrived', async () => {
  const lost = new UpstreamError('Autotask', 'unreachable', 'lost', { mayHaveArrived: true });
  const troubles = [new StoppedError(), lost, new UpstreamError('Autotask', 'throttled', 'busy')];
  const outcome = eachRow(exampleRows(3), (_row, index) => Promise.reject(troubles[index] ?? lost));
  await expect(outcome).rejects.toBe(lost);
});
