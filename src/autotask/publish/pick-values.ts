import { rejected } from '../autotask-trouble';
import { fieldNamed, type EntityField } from '../entity-field';

/** Values for a new ticket that the configuration may give; what it leaves out Autotask's pick lists decide. */
export interface TicketChoices {
  readonly queueId?: number | undefined;
  readonly status?: number | undefined;
  readonly priority?: number | undefined;
}

const choices = [
  { field: 'status', key: 'status', variable: 'AUTOTASK_TICKET_STATUS' },
  { field: 'priority', key: 'priority', variable: 'AUTOTASK_TICKET_PRIORITY' },
  { field: 'queueID', key: 'queueId', variable: 'AUTOTASK_TICKET_QUEUE_ID' },
] as const;

/**
 * Status, priority and queue of a new ticket: what is configured, else the instance's default, else its first active
 * value; a field of which the instance has none is left out.
 * @throws UpstreamError `rejected` when a configured value is not an active one of the instance
 */
export function pickValues(
  fields: readonly EntityField[],
  configured: TicketChoices,
): Record<string, number> {
  const picked = choices.flatMap(({ field, key, variable }) => {
    const value = pick(fieldNamed(fields, field), configured[key], variable);
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(picked);
}

function pick(
  field: EntityField | undefined,
  configured: number | undefined,
  variable: string,
): number | undefined {
  const active = field?.picklistValues.filter(({ isActive }) => isActive) ?? [];
  if (active.length === 0) return configured;
  if (configured === undefined) {
    const chosen = active.find(({ isDefaultValue }) => isDefaultValue) ?? active[0];
    return chosen === undefined ? undefined : Number(chosen.value);
  }
  if (active.some(({ value }) => Number(value) === configured)) return configured;
  const offered = active.slice(0, 10).map(({ value, label }) => `${value} (${label})`);
  throw rejected(
    `${variable} is ${configured}, which this Autotask does not have or no longer uses.`,
    `Set ${variable} to one of: ${offered.join(', ')}; or leave it empty.`,
  );
}
