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
  const asked = new Set<string>();
  return {
    async of(types) {
      if (types.every((type) => asked.has(type))) return labels;
      labels = await readLabels(client);
      types.forEach((type) => asked.add(type));
      return labels;
    },
  };
}

async function readLabels(client: AutotaskClient): Promise<Map<string, string>> {
  const values = fieldNamed(await client.fields('Resources'), 'licenseType')?.picklistValues ?? [];
  return new Map(values.map(({ value, label }) => [value, label]));
}
