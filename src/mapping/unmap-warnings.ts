import type { EntraUser } from './entra-user';
import { resourceName, type Resource } from './resource';

/** What was found about a mapping that is to be removed. */
export interface MappingSeen {
  /** How the person was named, and how many people of Entra that fits. */
  readonly who: string;
  readonly alike: number;
  readonly isInEntra: boolean;
  readonly isInAutotask: boolean;
}

/** Plain sentences that an approver should read before a mapping is removed. They do not forbid it. */
export function unmapWarnings(user: EntraUser, resource: Resource, seen: MappingSeen): string[] {
  return [
    ...(seen.alike > 1 ? [onlyOneMapped(seen)] : []),
    ...(seen.isInEntra ? [] : [goneFromEntra(user)]),
    ...(seen.isInAutotask ? [] : [goneFromAutotask(resource)]),
  ];
}

function onlyOneMapped({ who, alike, isInEntra }: MappingSeen): string {
  return `${alike} people${isInEntra ? ' in Entra ID' : ''} fit "${who}", and only this one is mapped. Check that it is who you mean.`;
}

function goneFromEntra({ displayName }: EntraUser): string {
  return `${displayName} is no longer in Entra ID. What is shown is as it was when the mapping was asked for.`;
}

function goneFromAutotask(resource: Resource): string {
  return `Autotask no longer has the resource ${resourceName(resource)} (${resource.userName}). There is nothing to clear; only the bot's record is removed.`;
}
