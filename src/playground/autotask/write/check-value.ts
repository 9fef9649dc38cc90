import type { Entity } from '../entity';
import type { FieldInformation } from '../field-information';

/** What is wrong with this value for this field, in Autotask's manner; undefined when nothing is. */
export function checkValue(entity: Entity, field: FieldInformation, value: unknown): string | undefined {
  if (value === null || value === undefined) {
    return field.isRequired ? `Missing Required Field: ${field.name}.` : undefined;
  }
  if (field.isPickList) return checkPicklist(field, value);
  if (typeCheck(field)(value)) return checkLength(field, value);
  return `The value for ${field.name} of the ${entity.singular} entity is not a valid ${field.dataType}.`;
}

function typeCheck({ dataType }: FieldInformation): (value: unknown) => boolean {
  if (dataType === 'string') return (value) => typeof value === 'string';
  if (dataType === 'boolean') return (value) => typeof value === 'boolean';
  if (dataType === 'datetime')
    return (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
  return (value) => Number.isInteger(value);
}

function checkLength({ name, length }: FieldInformation, value: unknown): string | undefined {
  const isTooLong = typeof value === 'string' && length > 0 && value.length > length;
  return isTooLong ? `The value for ${name} is longer than ${length} characters.` : undefined;
}

function checkPicklist(
  { name, dataType, picklistValues }: FieldInformation,
  value: unknown,
): string | undefined {
  const hasType = dataType === 'integer' ? Number.isInteger(value) : typeof value === 'string';
  const isOffered = picklistValues?.some((entry) => entry.isActive && entry.value === String(value));
  return hasType && isOffered
    ? undefined
    : `The value ${String(value)} is not an active value of the picklist ${name}.`;
}
