import type { AutotaskClient } from '../create-autotask-client';
import { fieldNamed } from '../entity-field';

/** A GUID with its hyphens. */
const objectIdLength = 36;

/**
 * Whether resources of this instance have a field of this name that can hold an Object ID.
 * @returns `null` when they do, else what is wrong with it, in plain words
 * @throws UpstreamError when Autotask cannot be asked
 */
export async function checkSsoField(client: AutotaskClient, name: string): Promise<string | null> {
  const field = fieldNamed(await client.fields('Resources'), name);
  if (!field) return `Autotask's resources have no field named ${name}.`;
  if (field.isReadOnly) return `Autotask does not let anybody write the field ${name} of a resource.`;
  if (field.dataType && field.dataType.toLowerCase() !== 'string') {
    return `The field ${name} of a resource holds ${field.dataType}, not text.`;
  }
  if (typeof field.length === 'number' && field.length < objectIdLength) {
    return `The field ${name} of a resource holds ${field.length} characters; an Object ID has ${objectIdLength}.`;
  }
  return null;
}
