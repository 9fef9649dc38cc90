import type { Deps } from '../deps';
import type { PendingReminder } from '../ports';
import { unlessTrouble } from '../upstream-finding';

/** Whom to remind: the approvers' Teams tag, else the name of their group, as far as Entra tells it. */
export async function approversOf({
  settings,
  probes,
}: Pick<Deps, 'settings' | 'probes'>): Promise<PendingReminder['approvers']> {
  const { approverTag, approverGroupId } = settings;
  if (approverTag) return { tagId: approverTag.id, name: approverTag.name };
  const group = await unlessTrouble(() => probes.entra.group(approverGroupId));
  return { tagId: null, name: group?.name ?? 'Approvers' };
}
