import { describeStore } from './describe-store';
import { place, requestNumber } from './examples';

describeStore('cards', ({ store }) => {
  beforeEach(async () => {
    for (const number of [1, 2]) await store().requests.insert(requestNumber(number));
  });

  it('knows where the cards of a request stand', async () => {
    const { cards } = store();
    await cards.add(place());
    await cards.add(place({ role: 'requester', conversation: { id: '19:"thread";messageid=1' } }));
    await cards.add(place({ subject: 'R-2' }));
    expect(await cards.of('R-1')).toEqual([
      place(),
      place({ role: 'requester', conversation: { id: '19:"thread";messageid=1' } }),
    ]);
    expect(await cards.of('R-9')).toEqual([]);
  });

  it('remembers a card once, however often it is added', async () => {
    const { cards } = store();
    await cards.add(place());
    await cards.add(place({ drawnRevision: 1 }));
    expect(await cards.of('R-1')).toEqual([place({ drawnRevision: 1 })]);
  });

  it('remembers which revision a card shows, and of no other card', async () => {
    const { cards } = store();
    await cards.add(place());
    await cards.add(place({ activityId: '1700000000002' }));
    await cards.drawn(place(), 4);
    expect(await cards.of('R-1')).toEqual([
      place({ drawnRevision: 4 }),
      place({ activityId: '1700000000002' }),
    ]);
  });

  it('takes a card of a batch, which is no request', async () => {
    await store().cards.add(place({ subject: 'B-1' }));
    expect(await store().cards.of('B-1')).toEqual([place({ subject: 'B-1' })]);
  });
});
