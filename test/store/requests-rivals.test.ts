import { describeStore } from './describe-store';
import { person, request, requestNumber, requester } from './examples';

describeStore('rivals for a request', ({ store, rivals }) => {
  it('get exactly one decision, 200 rounds of two at once', async () => {
    const [here, there] = await rivals();
    await here.requests.insert(request());
    for (let revision = 1; revision <= 200; revision += 1) {
      const from = { state: 'pending', revision } as const;
      const next = { revision: revision + 1, changedAt: '2026-03-01T09:00:01.000Z' };
      const answers = await Promise.all([
        here.requests.replace(request({ ...next, note: 'here' }), from),
        there.requests.replace(request({ ...next, note: 'there' }), from),
      ]);
      expect(answers.filter(Boolean)).toHaveLength(1);
      const note = answers[0] ? 'here' : 'there';
      expect(await here.requests.get('R-1')).toEqual(request({ ...next, note }));
    }
  });

  it('get exactly one decision in transactions, 200 rounds of two at once', async () => {
    await store().requests.insert(request());
    for (let revision = 1; revision <= 200; revision += 1) {
      const answers = await Promise.all([decide(revision), decide(revision)]);
      expect(answers.filter(Boolean)).toHaveLength(1);
    }
    expect((await store().audit.head()).seq).toBe(200);
  });

  it('get one open request for a person, of 20 asked for at once', async () => {
    const { requests } = store();
    const asked = Array.from({ length: 20 }, (_, index) =>
      requests.insert(requestNumber(index + 1, person(1))),
    );
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    expect(await requests.inStates(['pending'], 99)).toHaveLength(1);
  });

  it('get one open request for a person, even when both transactions run long', async () => {
    const ask = (number: number) =>
      store().transaction(async ({ requests, audit }) => {
        const stored = await requests.insert(requestNumber(number, person(1)));
        await audit.append({
          at: '2026-03-01T09:00:00.000Z',
          actor: requester,
          event: stored ? 'request.created' : 'request.refused',
          requestId: `R-${number}`,
          before: null,
          after: null,
          details: {},
        });
        return stored;
      });
    expect((await Promise.all([ask(1), ask(2), ask(3)])).filter(Boolean)).toHaveLength(1);
  });

  function decide(revision: number): Promise<boolean> {
    return store().transaction(async ({ requests, audit }) => {
      const next = request({ revision: revision + 1 });
      const decided = await requests.replace(next, { state: 'pending', revision });
      if (decided) {
        await audit.append({
          at: next.changedAt,
          actor: requester,
          event: 'request.approved',
          requestId: next.id,
          before: 'pending',
          after: 'approved',
          details: {},
        });
      }
      return decided;
    });
  }
});
