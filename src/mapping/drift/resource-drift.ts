import type { Resource } from '../resource';
import { labelOf, type MappedPair, type Told } from './mapped-pair';

/** What has become of the resource. */
export function resourceDrift({ was, now }: MappedPair): Told[] {
  if (!now.resource) return [gone(was.resource)];
  return [
    ...inactive(now.resource),
    ...renamed(was.resource, now.resource),
    ...relicensed(was.resource, now.resource),
  ];
}

function gone(was: Resource): Told {
  return {
    kind: 'resource-gone',
    fingerprint: 'gone',
    sentence: `Autotask no longer has the resource ${labelOf(was)}.`,
    advice: 'Remap if the person has another resource now; unmap if they need none.',
  };
}

function inactive(resource: Resource): Told[] {
  if (resource.isActive) return [];
  return [
    {
      kind: 'resource-inactive',
      fingerprint: 'inactive',
      sentence: `The Autotask resource ${labelOf(resource)} is inactive, so it cannot log in.`,
      advice:
        'Unmap if the person left; if not, activate it under Resources/Users (HR), or remap them to another resource.',
    },
  ];
}

function renamed(was: Resource, resource: Resource): Told[] {
  if (namesOf(was) === namesOf(resource)) return [];
  return [
    {
      kind: 'resource-renamed',
      fingerprint: namesOf(resource),
      sentence: `${labelOf(was)} is now ${labelOf(resource)} in Autotask.`,
      advice:
        'The person still logs in as this resource. Accept if it is the same person; unmap if the resource was handed on.',
    },
  ];
}

function namesOf({ firstName, lastName, userName }: Resource): string {
  return JSON.stringify([firstName, lastName, userName]);
}

/** A licence that Autotask does not name is not known to have changed. */
function relicensed({ licence: was }: Resource, resource: Resource): Told[] {
  const { licence } = resource;
  if (was === null || licence === null || was === licence) return [];
  return [
    {
      kind: 'licence-changed',
      fingerprint: licence,
      sentence: `The licence type of ${labelOf(resource)} was ${was} and is now ${licence}.`,
      advice: 'Accept if it is meant to be so. An API user cannot log in: unmap then.',
    },
  ];
}
