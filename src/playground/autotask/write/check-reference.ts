import type { Directory } from '../../directory/directory';
import { licenseTypes } from '../../directory/simulated-resource';
import { exampleCompanies } from '../entities/company-fields';
import type { FieldInformation } from '../field-information';

/** What is wrong with the record this field points to: it must be there and active, and an API user takes no work. */
export function checkReference(
  directory: Directory,
  field: FieldInformation,
  value: unknown,
): string | undefined {
  if (!field.isReference || value === null) return undefined;
  if (field.referenceEntityType === 'Company') return complain(field, value, isOpenCompany(value));
  if (field.referenceEntityType === 'Resource') return complain(field, value, isAssignable(directory, value));
  return undefined;
}

function isOpenCompany(value: unknown): boolean {
  return exampleCompanies.some(({ id, isActive }) => id === value && isActive === true);
}

function isAssignable({ resources }: Directory, value: unknown): boolean {
  const resource = resources.find(({ id }) => id === value);
  return resource !== undefined && resource.isActive && resource.licenseType !== licenseTypes.apiUser;
}

function complain({ name }: FieldInformation, value: unknown, isFine: boolean): string | undefined {
  return isFine
    ? undefined
    : `Invalid value ${String(value)} for ${name}: it does not reference an active record.`;
}
