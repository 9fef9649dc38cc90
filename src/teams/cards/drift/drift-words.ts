import type { DriftKind } from '../../../mapping/drift/drift';

/** What a finding is called. */
export const driftWords: Readonly<Record<DriftKind, string>> = {
  'user-deleted': 'Deleted in Entra ID',
  'user-recreated': 'Created again with another Object ID',
  'user-disabled': 'Disabled in Entra ID',
  'user-guest': 'Turned guest in Entra ID',
  'user-renamed': 'Renamed in Entra ID',
  'resource-gone': 'Gone from Autotask',
  'resource-inactive': 'Inactive in Autotask',
  'resource-renamed': 'Renamed in Autotask',
  'licence-changed': 'Licence type changed in Autotask',
  'id-on-two-resources': 'Object ID on two resources',
  'field-differs': 'Unique ID differs in Autotask',
  'paste-overdue': 'Paste overdue',
};

/** Findings after which the person cannot sign in, or somebody else may: the others can wait. */
const severe: readonly DriftKind[] = [
  'user-deleted',
  'user-recreated',
  'user-disabled',
  'user-guest',
  'resource-gone',
  'resource-inactive',
  'id-on-two-resources',
  'field-differs',
];

/** Whether it cannot wait. */
export function isSevere(kind: DriftKind): boolean {
  return severe.includes(kind);
}

/** Where a mapping stands that can be removed. */
export function canUnmap(kind: DriftKind): boolean {
  return kind !== 'paste-overdue';
}

/** Where there is somebody who can sign in, and so can be mapped anew. */
export function canRemap(kind: DriftKind): boolean {
  return canUnmap(kind) && !['user-deleted', 'user-disabled', 'user-guest'].includes(kind);
}
