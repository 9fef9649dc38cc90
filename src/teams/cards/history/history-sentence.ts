import type { HistoryFound } from '../../../workflow/history/find-history';
import { shown } from '../shown';

/** Why no history is shown, and what to do, in a sentence or two. */
export function historySentence(found: Exclude<HistoryFound, { kind: 'shown' }>): string {
  switch (found.kind) {
    case 'denied':
      return 'Only members of the administrators or the approvers group in Entra ID can read the history. Ask one of them, or ask to be added.';
    case 'nobody':
      return `Nobody found for "${shown(found.who)}", neither in Entra ID nor among the mapped. Check the spelling, or give the Object ID, which also finds who has left.`;
    case 'several':
      return severalSentence(found);
    case 'bad-days':
      return 'Please give days there are, like 2026-03-02, the first not after the last. Nothing was searched.';
  }
}

function severalSentence({ who, people }: Extract<HistoryFound, { kind: 'several' }>): string {
  const names = people.map(({ userPrincipalName }) => shown(userPrincipalName, 80)).join(', ');
  const which = names === '' ? '' : ` (${names})`;
  return `"${shown(who)}" may mean several people${which}. Give the e-mail address or the Object ID.`;
}
