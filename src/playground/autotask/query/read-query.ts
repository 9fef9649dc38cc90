import { AutotaskError } from '../autotask-error';
import { fieldNamed, type Entity } from '../entity';

const largestPage = 500;

/** A query as it was asked: `{"MaxRecords":500,"IncludeFields":["id"],"filter":[…]}`, names in any case. */
export interface Query {
  maxRecords: number;
  /** Names as the entity has them; undefined for all. */
  includeFields: string[] | undefined;
  filter: unknown;
}

/** Reads a query model. Throws Autotask's 500 for a page size out of 1 to 500 and for fields the entity lacks. */
export function readQuery(entity: Entity, model: unknown): Query {
  const named = Object.entries(model && typeof model === 'object' ? model : {});
  const given = Object.fromEntries(named.map(([name, value]) => [name.toLowerCase(), value as unknown]));
  return {
    maxRecords: readMaxRecords(given.maxrecords),
    includeFields: readIncludeFields(entity, given.includefields),
    filter: given.filter,
  };
}

function readMaxRecords(value: unknown): number {
  if (value === undefined || value === null) return largestPage;
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= largestPage) return count;
  throw new AutotaskError([`MaxRecords must be between 1 and ${largestPage}.`]);
}

function readIncludeFields(entity: Entity, value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const names: unknown[] = Array.isArray(value) ? value : [value];
  return names.map((name) => {
    const field = fieldNamed(entity, String(name));
    if (!field) throw new AutotaskError([`Unable to find ${String(name)} in the ${entity.singular} Entity.`]);
    return field.name;
  });
}
