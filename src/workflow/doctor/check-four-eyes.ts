import { failed, ok, warning, type Finding } from '../../mapping/finding';
import { notChecked } from './not-checked';
import type { GroupRoster } from './probes';

export const fourEyesSubject = 'Four eyes';

const mend = 'Add somebody else to the approvers group in Entra: Groups > All groups > the group > Members.';

/**
 * Whether there is somebody else to approve whatever an administrator asks for.
 * @param fourEyes `false` in a one-person shop, where nobody else is needed
 */
export function checkFourEyes(
  administrators: GroupRoster | null,
  approvers: GroupRoster | null,
  fourEyes: boolean,
): Finding {
  if (!fourEyes) return switchedOff;
  const [asking, deciding] = [enabledIn(administrators), enabledIn(approvers)];
  if (asking.size === 0 || deciding.size === 0) {
    return notChecked(fourEyesSubject, 'one of the groups has nobody in it');
  }
  const stuck = [...asking].filter((person) => [...deciding].every((other) => other === person));
  if (stuck.length === 0)
    return ok(fourEyesSubject, 'Somebody else can approve what any administrator asks for.');
  return asking.size === stuck.length
    ? failed(
        fourEyesSubject,
        'Both groups are one and the same single person, who may not approve their own requests: nobody can be mapped.',
        mend,
      )
    : warning(
        fourEyesSubject,
        'The only approver is also an administrator: nobody can approve what they ask for themselves.',
        mend,
      );
}

const switchedOff = warning(
  fourEyesSubject,
  'FOUR_EYES is off: whoever asks for a mapping may approve it themselves. Every such approval is marked on its card and in the history.',
  'As soon as a second person can approve, remove FOUR_EYES=off and restart the bot.',
);

function enabledIn(group: GroupRoster | null): Set<string> {
  const people = group?.people.filter((person) => person.enabled) ?? [];
  return new Set(people.map(({ objectId }) => objectId.toLowerCase()));
}
