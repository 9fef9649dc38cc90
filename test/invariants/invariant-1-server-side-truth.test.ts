import { approvalCard } from '../../src/teams/cards/approval-card';
import { chooseResourceCard } from '../../src/teams/cards/choose-card';
import { proposalCard } from '../../src/teams/cards/proposal-card';
import { requestCard } from '../../src/teams/cards/request-card';
import { requestStates } from '../../src/mapping/request-state';
import { confirmPaste } from '../../src/workflow/confirm-paste';
import { propose } from '../../src/workflow/propose';
import { requestApproval } from '../../src/workflow/request-approval';
import { useHarness } from '../workflow/harness';
import { personNamed } from '../workflow/harness/add-people';
import { alex } from '../workflow/harness/people';
import {
  approve,
  awaitingPaste,
  bindChannel,
  current,
  pendingRequest,
  proposal,
  requested,
  wishFor,
} from '../workflow/harness/steps';

/** The data of every button on a card, however deep it stands. */
function buttonData(node: unknown): unknown[] {
  if (Array.isArray(node)) return node.flatMap(buttonData);
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === 'Action.Execute' && 'data' in node ? [node.data] : [];
  return [...own, ...Object.values(node).flatMap(buttonData)];
}

describe('invariant 1: server-side truth', () => {
  const harness = useHarness();

  test('every button of every card carries an id and a revision, and nothing else', async () => {
    const h = harness();
    const shown = await proposal(h);
    const request = await pendingRequest(h, 'liam.carter');
    const several = await propose(h.deps, { who: 'tess.twin', resourceName: null, requester: alex });
    if (several.kind !== 'choose-resource') throw new Error(several.kind);
    const cards = [
      proposalCard(shown),
      chooseResourceCard(several.draft, several.user, several.candidates),
      approvalCard(request, h.clock.now()),
      ...requestStates.flatMap((state) => [
        requestCard({ ...request, state }, 'requester'),
        requestCard({ ...request, state }, 'approvals'),
      ]),
    ];
    const data = buttonData(cards);
    expect(data.length).toBeGreaterThan(6);
    for (const each of data)
      expect(each).toEqual({ request: expect.any(String) as string, revision: expect.any(Number) as number });
  });

  test('a request is made of what Entra and Autotask say at the click, not of what the card showed', async () => {
    const h = harness();
    await bindChannel(h);
    const shown = await proposal(h);
    personNamed(h, 'Jane Doe').department = 'Finance';
    const request = requested(await requestApproval(h.deps, wishFor(shown)));
    expect([shown.user.department, request.user.department]).toEqual(['Service Desk', 'Finance']);
  });

  test('a click from a card of an older revision changes nothing, on any button that acts', async () => {
    const h = harness();
    const pending = await pendingRequest(h);
    expect((await approve(h, { ...pending, revision: pending.revision - 1 })).kind).toBe('stale');
    expect(await current(h, pending.id)).toEqual(pending);
    const waiting = await awaitingPaste(h, 'liam.carter');
    const old = { requestId: waiting.id, revision: waiting.revision - 1, clicker: alex };
    expect((await confirmPaste(h.deps, old)).kind).toBe('stale');
    expect(await current(h, waiting.id)).toEqual(waiting);
  });

  test('a look-up whose card is old cannot be made a request', async () => {
    const h = harness();
    await bindChannel(h);
    const shown = await proposal(h);
    await h.store.drafts.replace({ ...shown.draft, revision: 2 });
    expect(await requestApproval(h.deps, wishFor(shown))).toEqual({ kind: 'gone' });
  });
});
