import type { AutotaskClient } from './create-autotask-client';
import { fieldNamed } from './entity-field';

/** Knows the labels of licence types, whose numbers differ per instance. */
export interface LicenceLabels {
  /**
   * The labels of these licence types, as far as the instance has them. Read once and again when an unknown type
   * turns up. Throws `UpstreamError`.
   */
  of(types: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Reads licence labels from the pick list of `Resources.licenseType`. */
export function createLicenceLabels(client: AutotaskClient): LicenceLabels {
  let labels = new Map<string, string>();
  /** Types the instance has no label for, so that they are not asked for again and again. */
  const unlabelled = new Set<string>();
  return {
    async of(types) {
      const isKnown = (type: string) => labels.has(type) || unlabelled.has(type);
      if (types.every(isKnown)) return labels;
      labels = await readLabels(client);
      types.filter((type) => !labels.has(type)).forEach((type) => unlabelled.add(type));
      return labels;
    },
  };
}

async function readLabels(client: AutotaskClient): Promise<Map<string, string>> {
  const values = fieldNamed(await client.fields('Resources'), 'licenseType')?.picklistValues ?? [];
  return new Map(values.map(({ value, label }) => [value, label]));
}
