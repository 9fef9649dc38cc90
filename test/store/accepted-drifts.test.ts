import { describeStore } from './describe-store';
import { acceptedDrift } from './whole-company-examples';

describeStore('accepted drifts', ({ store }) => {
  it('are remembered once each, as accepted last', async () => {
    const { acceptedDrifts } = store();
    expect(await acceptedDrifts.all()).toEqual([]);
    const other = acceptedDrift({ key: 'resource-renamed/1/2' });
    await acceptedDrifts.accept(acceptedDrift());
    await acceptedDrifts.accept(other);
    const again = acceptedDrift({ fingerprint: 'jane.smith@example.com', reason: 'Once more.' });
    await acceptedDrifts.accept(again);
    expect(await acceptedDrifts.all()).toEqual([other, again]);
  });
});
