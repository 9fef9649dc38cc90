import type { Directory } from '../../directory/directory';
import { AutotaskError } from '../autotask-error';
import { fieldNamed, type Entity, type Row } from '../entity';
import type { FieldInformation } from '../field-information';
import { checkReference } from './check-reference';
import { checkValue } from './check-value';

interface WriteRules {
  directory: Directory;
  /** Create: required fields must be there. Update: only what is given is looked at. */
  creating: boolean;
  /** Fields the path or the service supplies, so that a body need not. */
  supplied?: string[];
}

/**
 * Checks a create or update against the field information and gives its values under the entity's own names, without
 * the id. Throws a 500 that lists every complaint.
 */
export function readWrite(entity: Entity, body: unknown, rules: WriteRules): Row {
  if (!body || typeof body !== 'object' || Array.isArray(body))
    throw new AutotaskError(['The request body is empty.']);
  const given = Object.entries(body).filter(([name]) => name.toLowerCase() !== 'id');
  const row: Row = {};
  const complaints = given.map(([name, value]) => readField(entity, name, value, rules, row));
  const missing = rules.creating ? missingFields(entity, row, rules.supplied ?? []) : [];
  const errors = [...complaints, ...missing].filter((complaint) => complaint !== undefined);
  if (errors.length > 0) throw new AutotaskError(errors);
  return row;
}

function readField(
  entity: Entity,
  name: string,
  value: unknown,
  { directory }: WriteRules,
  row: Row,
): string | undefined {
  // Every record carries an empty list of user-defined fields, and clients that send it back mean nothing by it.
  if (name.toLowerCase() === 'userdefinedfields') return undefined;
  const field = fieldNamed(entity, name);
  if (!field) return `Unable to find ${name} in the ${entity.singular} Entity.`;
  if (field.isReadOnly) return `The field ${field.name} of the ${entity.singular} entity is read only.`;
  row[field.name] = value;
  return checkValue(entity, field, value) ?? checkReference(directory, field, value);
}

function missingFields({ fields }: Entity, row: Row, supplied: string[]): string[] {
  const isMissing = ({ name, isRequired, isReadOnly }: FieldInformation) =>
    isRequired && !isReadOnly && !(name in row) && !supplied.includes(name);
  return fields.filter(isMissing).map(({ name }) => `Missing Required Field: ${name}.`);
}

/** The record a body's `id` names. Throws a 500 when there is none. */
export function rowToUpdate<Held extends Row>(entity: Entity, rows: Held[], body: unknown): Held {
  const id = body && typeof body === 'object' && 'id' in body ? body.id : undefined;
  const row = rows.find((held) => held.id === id);
  if (!row) throw new AutotaskError([`No ${entity.singular} found with the id ${String(id)}.`]);
  return row;
}
