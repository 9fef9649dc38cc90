import { AutotaskError } from '../autotask-error';
import { fieldNamed, type Entity, type Row } from '../entity';
import { operators } from './compare';

type Test = (row: Row) => boolean;

const withoutValue = ['exist', 'notexist'];
const withList = ['in', 'notin'];
const mostOrConditions = 500;

/** Turns the `filter` of a query into a test. Throws Autotask's 500 for what it would not understand. */
export function compileFilter(entity: Entity, filter: unknown): Test {
  if (!Array.isArray(filter) || filter.length === 0) {
    throw new AutotaskError(['A filter is required to query an entity.']);
  }
  const conditions: unknown[] = filter;
  if (countOrConditions(conditions, false) > mostOrConditions) {
    throw new AutotaskError([`The query has more than ${mostOrConditions} OR conditions.`]);
  }
  const tests = conditions.map((condition) => compile(entity, condition));
  return (row) => tests.every((test) => test(row));
}

function compile(entity: Entity, condition: unknown): Test {
  const { op, field, value, items } = partsOf(condition);
  if (op === 'and' || op === 'or') return compileGroup(entity, op, items);
  const operator = operators[op];
  if (!operator) throw new AutotaskError([`The operator '${op}' is not valid.`]);
  if (!withoutValue.includes(op) && value === undefined) {
    throw new AutotaskError([`The operator '${op}' on '${field}' needs a value.`]);
  }
  if (withList.includes(op) && !Array.isArray(value)) {
    throw new AutotaskError([`The operator '${op}' on '${field}' needs a list of values.`]);
  }
  const { name } = queryableField(entity, field);
  const test = operator(value);
  return (row) => test(row[name]);
}

function compileGroup(entity: Entity, op: 'and' | 'or', items: unknown[]): Test {
  if (items.length === 0) throw new AutotaskError([`A group '${op}' needs items.`]);
  const tests = items.map((item) => compile(entity, item));
  return (row) => (op === 'and' ? tests.every((test) => test(row)) : tests.some((test) => test(row)));
}

function queryableField(entity: Entity, name: string) {
  const field = fieldNamed(entity, name);
  if (!field) throw new AutotaskError([`Unable to find ${name} in the ${entity.singular} Entity.`]);
  if (!field.isQueryable) throw new AutotaskError([`The field ${name} cannot be queried.`]);
  return field;
}

function partsOf(condition: unknown) {
  const given = (condition && typeof condition === 'object' ? condition : {}) as Record<string, unknown>;
  const { op, field, value, items } = given;
  return {
    op: typeof op === 'string' ? op.toLowerCase() : '',
    field: typeof field === 'string' ? field : '',
    value,
    items: Array.isArray(items) ? (items as unknown[]) : [],
  };
}

/** Each condition under an `or` counts, each value of an `in` list too. */
function countOrConditions(conditions: unknown[], underOr: boolean): number {
  return conditions
    .map(partsOf)
    .reduce((sum, { op, value, items }) => sum + weigh(op, value, items, underOr), 0);
}

function weigh(op: string, value: unknown, items: unknown[], underOr: boolean): number {
  if (op === 'and' || op === 'or') return countOrConditions(items, underOr || op === 'or');
  if (withList.includes(op) && Array.isArray(value)) return value.length;
  return underOr ? 1 : 0;
}
