import { failed, ok, type Finding } from '../../mapping/finding';
import type { UpstreamError } from '../../mapping/upstream-error';
import type { Deps, Settings } from '../deps';
import { attempt, type Attempt } from './attempt';
import { checkFourEyes, fourEyesSubject } from './check-four-eyes';
import { checkSensitiveGroup, sensitiveSubject } from './check-sensitive-group';
import { notChecked } from './not-checked';
import type { GroupRoster } from './probes';
import { findingOf } from '../upstream-finding';

const permission = 'Permission GroupMember.Read.All';
const administrators = { subject: 'Administrators group', setting: 'ADMIN_GROUP_ID' };
const approvers = { subject: 'Approvers group', setting: 'APPROVER_GROUP_ID' };

/** What `checkGroups` looks at; the sensitive group only where there is to be one. */
export function groupSubjects({ sensitiveGroupId }: Pick<Settings, 'sensitiveGroupId'>): readonly string[] {
  const sensitive = sensitiveGroupId === null ? [] : [sensitiveSubject];
  return [permission, administrators.subject, approvers.subject, ...sensitive, fourEyesSubject];
}

/** Whether the groups can be read, have people in them, and enough of them to decide. */
export async function checkGroups({
  probes,
  settings,
}: Pick<Deps, 'probes' | 'settings'>): Promise<Finding[]> {
  const { administratorGroupId, approverGroupId, sensitiveGroupId, approvalsRequired } = settings;
  const read = (id: string): Promise<Attempt<GroupRoster | null>> => attempt(() => probes.entra.group(id));
  const [administering, approving, sensitive] = await Promise.all([
    read(administratorGroupId),
    read(approverGroupId),
    sensitiveGroupId === null ? null : read(sensitiveGroupId),
  ]);
  const trouble = [administering, approving, sensitive].map(troubleOf).find((error) => error !== null);
  if (trouble) {
    const others = groupSubjects(settings).filter((subject) => subject !== permission);
    return [
      findingOf({ settings }, permission, trouble),
      ...others.map((subject) => notChecked(subject, 'the groups cannot be read')),
    ];
  }
  const [admins, leads] = [rosterOf(administering), rosterOf(approving)];
  return [
    ok(permission, 'Granted.'),
    checkGroup(administrators, admins),
    checkGroup(approvers, leads),
    ...(sensitive ? [checkSensitiveGroup(rosterOf(sensitive), approvalsRequired)] : []),
    checkFourEyes(admins, leads, settings),
  ];
}

function troubleOf<T>(tried: Attempt<T> | null): UpstreamError | null {
  return tried?.kind === 'trouble' ? tried.error : null;
}

function rosterOf(tried: Attempt<GroupRoster | null>): GroupRoster | null {
  return tried.kind === 'done' ? tried.value : null;
}

function checkGroup({ subject, setting }: typeof administrators, group: GroupRoster | null): Finding {
  if (group === null) {
    return failed(
      subject,
      `Entra ID has no group with the Object ID in ${setting}.`,
      `Set ${setting} to the Object ID of a group: in Entra, Groups > All groups > the group > Overview.`,
    );
  }
  const enabled = group.people.filter((person) => person.enabled).length;
  if (enabled > 0) return ok(subject, `${group.name}: ${enabled === 1 ? '1 person' : `${enabled} people`}.`);
  return failed(
    subject,
    group.people.length === 0 ? `Nobody is in ${group.name}.` : `Everybody in ${group.name} is disabled.`,
    'Add somebody in Entra: Groups > All groups > the group > Members.',
  );
}
