import { failed, ok, type Finding } from '../../mapping/finding';
import type { GroupRoster } from './probes';

export const sensitiveSubject = 'Sensitive group';

/**
 * Whether the group for whose members several people have to approve is there. That nobody is in it is in order.
 * @param approvalsRequired how many people have to approve what is about a member
 */
export function checkSensitiveGroup(group: GroupRoster | null, approvalsRequired: number): Finding {
  if (group === null) {
    return failed(
      sensitiveSubject,
      `Entra ID has no group with the Object ID in SENSITIVE_GROUP_ID, so ${approvalsRequired} people have to approve whatever is asked for, whoever it is about.`,
      'Set SENSITIVE_GROUP_ID to the Object ID of a group (in Entra, Groups > All groups > the group > Overview), or remove it.',
    );
  }
  const { length } = group.people;
  return ok(sensitiveSubject, `${group.name}: ${length === 1 ? '1 person' : `${length} people`}.`);
}
