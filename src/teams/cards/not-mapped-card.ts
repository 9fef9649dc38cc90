import { isCancellable, stateLabel } from '../../mapping/request-state';
import type { UnmapExamined } from '../../workflow/unmap/unmap-examined';
import { noticeCard } from './notice-card';
import type { AdaptiveCard } from './render-card';
import { shown } from './shown';

type NotMapped = Extract<UnmapExamined, { kind: 'not-mapped' }>;

/** Tells somebody who wants to remove a mapping that there is none. */
export function notMappedCard(found: NotMapped): AdaptiveCard {
  const [person, ...others] = found.people;
  if (!person) return unknownCard(found);
  if (others.length > 0) return noneOfThemCard(found);
  return noticeCard({
    tone: 'info',
    title: `${shown(person.displayName)} is not mapped`,
    lines: [
      `By this bot's record ${shown(person.userPrincipalName)} is mapped to no Autotask resource, so there is nothing to remove. Nothing was changed.`,
    ],
    next: [wayOut(found)],
  });
}

function wayOut({ open }: NotMapped): string {
  if (!open) return 'A Unique ID that somebody set in Autotask by hand is cleared there by hand.';
  const state = `There is an open request (${open.id}, ${stateLabel(open).toLowerCase()}).`;
  return isCancellable(open.state)
    ? `${state} It is taken back with: cancel ${open.id}`
    : `${state} See it with: status ${open.id}`;
}

function noneOfThemCard({ who, people }: NotMapped): AdaptiveCard {
  return noticeCard({
    tone: 'info',
    title: `${people.length} people match "${shown(who)}", and none of them is mapped`,
    lines: [
      `By this bot's record none of them is mapped to an Autotask resource, so there is nothing to remove. Nothing was changed.`,
    ],
    next: ['See how things stand with one of them: status <e-mail or Object ID>'],
  });
}

function unknownCard({ who }: NotMapped): AdaptiveCard {
  return noticeCard({
    tone: 'info',
    title: `Nobody found for "${shown(who)}"`,
    lines: ["Neither Entra ID nor this bot's record has anybody of this name. Nothing was changed."],
    next: [
      'Somebody who is gone from Entra ID is found by the user principal name, name or Autotask user name they had when they were mapped, or by their Object ID.',
    ],
  });
}
