import { sameObjectId } from '../mapping/policy';
import type { Draft } from '../mapping/records';
import type { Actor } from '../mapping/request';
import type { Deps } from './deps';
import { isAdministrator } from './is-administrator';
import { examine, type Examined } from './examine';
import { examineDraft } from './examine-draft';
import { recordDenial, recordRefusal } from './record';

/** What an administrator asked to map. */
export interface MapWish {
  readonly who: string;
  readonly resourceName: string | null;
  readonly requester: Actor;
}

/** The answer to `map`. */
export type Proposed = Examined | { readonly kind: 'denied' };

/**
 * Looks up whom and what an administrator wants to map. A draft is kept only when there is something to go on with,
 * so trouble on either side leaves nothing behind.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function propose(deps: Deps, wish: MapWish): Promise<Proposed> {
  const attempt = { actor: wish.requester, action: 'map', requestId: null };
  if (!(await isAdministrator(deps, attempt))) return { kind: 'denied' };
  const examined = await examine(deps, {
    id: deps.newId(),
    revision: 1,
    requester: wish.requester,
    purpose: 'map',
    who: wish.who,
    resourceName: wish.resourceName,
    objectId: null,
    resourceId: null,
    createdAt: deps.clock().toISOString(),
  });
  if ('draft' in examined) await deps.store.drafts.insert(examined.draft);
  if (examined.kind === 'refused') await recordRefusal(deps, wish.requester, examined);
  return examined;
}

/** What was picked on a card with several people or resources. */
export interface Choice {
  readonly draftId: string;
  readonly revision: number;
  readonly clicker: Actor;
  readonly objectId: string | null;
  readonly resourceId: number | null;
}

/** The answer to a choice; `gone`: the draft was used up or replaced, `not-yours`: somebody else's look-up. */
export type Chosen =
  Examined | { readonly kind: 'gone' } | { readonly kind: 'not-yours'; readonly owner: string };

/**
 * Goes on with a look-up after its requester chose one of several.
 * @throws UpstreamError when Entra or Autotask does not tell
 */
export async function choose(deps: Deps, choice: Choice): Promise<Chosen> {
  const draft = await deps.store.drafts.get(choice.draftId);
  if (draft?.revision !== choice.revision) return { kind: 'gone' };
  if (!sameObjectId(draft.requester.objectId, choice.clicker.objectId)) {
    await recordDenial(deps, {
      actor: choice.clicker,
      action: 'choose',
      requestId: draft.id,
      reason: 'not-requester',
    });
    return { kind: 'not-yours', owner: draft.requester.name };
  }
  const examined = await examineDraft(deps, withChoice(draft, choice));
  if ('draft' in examined && !(await deps.store.drafts.replace(examined.draft))) return { kind: 'gone' };
  if (examined.kind === 'refused') await recordRefusal(deps, choice.clicker, examined, draft.purpose);
  return examined;
}

function withChoice(draft: Draft, choice: Choice): Draft {
  return {
    ...draft,
    revision: draft.revision + 1,
    objectId: draft.objectId ?? choice.objectId,
    resourceId: draft.resourceId ?? choice.resourceId,
  };
}
