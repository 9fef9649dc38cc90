import { TestAdapter, TurnContext } from 'botbuilder';
import { UpstreamError } from '../../../src/mapping/upstream-error';
import type { Actor } from '../../../src/mapping/request';
import { actions } from '../../../src/teams/actions';
import { clickSchema, type Reply } from '../../../src/teams/actions/card-action';
import type { Deps } from '../../../src/workflow/deps';
import { counts, current, pendingBatch, planned } from '../../workflow/batch/batch-steps';
import { useHarness } from '../../workflow/harness';
import { companyOf } from '../../workflow/harness/company-of';
import { alex, taylor } from '../../workflow/harness/people';
import { bindChannel } from '../../workflow/harness/steps';
import { wordsOf } from '../cards/elements';

const conversation = TestAdapter.createConversation('thread');

const harness = useHarness();

/** A click that reaches the button's action, with these parts of the workflow. */
async function press(
  deps: Deps,
  actor: Actor,
  verb: string,
  data: { request: string; revision: number; ticked?: string },
): Promise<Reply> {
  const action = actions.find((one) => one.verb === verb);
  if (!action) throw new Error(`there is no button ${verb}`);
  const activity = { ...conversation, replyToId: 'card' };
  const context = new TurnContext(new TestAdapter(), activity);
  return action.run({ deps, actor, context }, clickSchema.parse(data));
}

/** The same workflow, whose cards of a batch cannot be drawn. */
function undrawable(deps: Deps): Deps {
  return {
    ...deps,
    publisher: { ...deps.publisher, kind: () => Promise.reject(new Error('It cannot be drawn.')) },
  };
}

const done = { message: 'Done. The card follows.' };

describe('a click whose card cannot be drawn after it was done', () => {
  test('that approves does not read as if nothing had been changed', async () => {
    const h = harness();
    const { id, revision } = await pendingBatch(h, 2);
    expect(await press(undrawable(h.deps), taylor, 'batch-approve', { request: id, revision })).toEqual(done);
    expect((await current(h, id)).state).toBe('running');
  });

  test('that leaves rows out neither', async () => {
    const h = harness();
    const batch = await pendingBatch(h, 2);
    const click = { request: batch.id, revision: batch.revision, ticked: '1' };
    expect(await press(undrawable(h.deps), taylor, 'batch-exclude', click)).toEqual(done);
    expect(await counts(h, batch)).toEqual({ pending: 1, cancelled: 1 });
  });

  test('that asks for approval of a plan neither', async () => {
    const h = harness();
    companyOf(h.directory, 2);
    await bindChannel(h);
    const { id, revision } = await planned(h);
    expect(await press(undrawable(h.deps), alex, 'plan-request', { request: id, revision })).toEqual(done);
    expect(await h.store.reports.get(id)).toMatchObject({
      result: { batchId: expect.any(String) as string },
    });
  });
});

test('leaving rows out asks Entra nothing once it is done', async () => {
  const h = harness();
  const { id, revision } = await pendingBatch(h, 2);
  const deps: Deps = {
    ...h.deps,
    directory: {
      ...h.deps.directory,
      async memberOf(...asked) {
        if ((await current(h, id)).revision === revision) return h.deps.directory.memberOf(...asked);
        throw new UpstreamError('Entra ID', 'unreachable', 'Entra ID does not answer.');
      },
    },
  };
  const reply = await press(deps, taylor, 'batch-exclude', { request: id, revision, ticked: '1' });
  expect('card' in reply && wordsOf(reply.card)).toContain('1 row left out.');
});
