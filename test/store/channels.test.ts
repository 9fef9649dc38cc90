import { describeStore } from './describe-store';
import { requester } from './examples';

const general = {
  conversation: { id: '19:general', serviceUrl: 'http://127.0.0.1/teams' },
  name: 'Général "IT"',
  boundBy: requester,
  boundAt: '2026-03-01T09:00:00.000Z',
};

describeStore('channels', ({ store, another }) => {
  it('has no approvals channel until one is bound', async () => {
    expect(await store().channels.approvals()).toBeNull();
  });

  it('remembers the channel bound last, in every instance', async () => {
    await store().channels.bindApprovals({ ...general, name: 'first' });
    await store().channels.bindApprovals(general);
    expect(await (await another()).channels.approvals()).toEqual(general);
  });
});
