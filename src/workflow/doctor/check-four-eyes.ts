import { failed, ok, warning, type Finding } from '../../mapping/finding';
import type { QuorumRule } from '../../mapping/quorum';
import { notChecked } from './not-checked';
import type { GroupRoster } from './probes';

export const fourEyesSubject = 'Four eyes';

const mend = 'Add somebody else to the approvers group in Entra: Groups > All groups > the group > Members.';

/** How many people have to approve, for whom, and whether they may have a part in it (`fourEyes: false`). */
export interface DecisionRule extends QuorumRule {
  readonly fourEyes: boolean;
}

/**
 * Whether there are enough people to approve whatever an administrator asks for: as many as APPROVALS_REQUIRED says,
 * without the one who asks and the one it is about. In a one-person shop (FOUR_EYES off) those two count.
 */
export function checkFourEyes(
  administrators: GroupRoster | null,
  approvers: GroupRoster | null,
  rule: DecisionRule,
): Finding {
  const [asking, deciding] = [enabledIn(administrators), enabledIn(approvers)];
  if (asking.length === 0 || deciding.length === 0) {
    return notChecked(fourEyesSubject, 'one of the groups has nobody in it');
  }
  return rule.fourEyes ? judge(asking, deciding, rule) : judgeWithoutFourEyes(deciding, rule);
}

function judge(asking: readonly string[], deciding: readonly string[], rule: DecisionRule): Finding {
  const canDecide = (...involved: string[]): boolean =>
    deciding.filter((person) => !involved.includes(person)).length >= rule.approvalsRequired;
  const [needed, nobody] = [approvalsText(rule), nobodyText(rule)];
  const stuck = asking.filter((person) => !canDecide(person));
  if (stuck.length === asking.length) {
    const sentence = `${needed}, but not the one who asks: there are too few approvers, so ${nobody}.`;
    return failed(fourEyesSubject, sentence, mend);
  }
  if (stuck.length > 0) {
    const sentence = `${needed}, but what some administrators ask for has too few approvers besides themselves.`;
    return warning(fourEyesSubject, sentence, mend);
  }
  if (!deciding.every((mapped) => asking.some((person) => canDecide(person, mapped)))) {
    const sentence = `${needed}, but too few are left for the mapping of an approver, who may not decide about their own account.`;
    return warning(fourEyesSubject, sentence, mend);
  }
  return ok(fourEyesSubject, 'Enough others can approve what any administrator asks for.');
}

function judgeWithoutFourEyes(deciding: readonly string[], rule: DecisionRule): Finding {
  if (deciding.length >= rule.approvalsRequired) return switchedOff;
  const sentence = `${approvalsText(rule)}, but only ${deciding.length} can. So ${nobodyText(rule)}.`;
  return failed(fourEyesSubject, sentence, `${mend} Or lower APPROVALS_REQUIRED.`);
}

const switchedOff = warning(
  fourEyesSubject,
  'FOUR_EYES is off: whoever asks for a mapping may approve it themselves. Every such approval is marked on its card and in the history.',
  'As soon as a second person can approve, remove FOUR_EYES=off and restart the bot.',
);

function approvalsText({ approvalsRequired: required }: QuorumRule): string {
  return required === 1 ? 'One person has to approve' : `${required} people have to approve`;
}

function nobodyText({ sensitiveGroupId }: QuorumRule): string {
  return sensitiveGroupId === null ? 'nobody can be mapped' : 'nobody in the sensitive group can be mapped';
}

function enabledIn(group: GroupRoster | null): string[] {
  const people = group?.people.filter((person) => person.enabled) ?? [];
  return [...new Set(people.map(({ objectId }) => objectId.toLowerCase()))];
}
