import type { Directory } from '../directory/directory';
import { licenseTypes } from '../directory/simulated-resource';
import { checklistItemFields } from './entities/checklist-item-fields';
import { companyFields, exampleCompanies } from './entities/company-fields';
import { resourceFields, type SsoField } from './entities/resource-fields';
import { ticketFields } from './entities/ticket-fields';
import type { Entity, Row } from './entity';

/** A ticket as Autotask holds it: all fields of the entity, of which these matter most. */
export interface SimTicket extends Row {
  id: number;
  ticketNumber: string;
  title: string;
  companyID: number;
  status: number;
  priority: number;
  externalID?: string;
  description?: string;
  queueID?: number;
  dueDateTime?: string;
}

/** A checklist item as Autotask holds it. */
export interface SimChecklistItem extends Row {
  id: number;
  ticketID: number;
  itemName: string;
  isImportant: boolean;
  position: number;
  isCompleted: boolean;
  completedByResourceID: number | null;
  /** ISO 8601 in UTC. */
  completedDateTime: string | null;
}

/** An update that took effect. */
export interface Patch {
  entity: string;
  body: unknown;
  /** ISO 8601 in UTC. */
  at: string;
}

/** What the handlers answer from; tests may change it while the simulator runs. */
export interface AutotaskState {
  directory: Directory;
  tickets: SimTicket[];
  checklistItems: SimChecklistItem[];
  patches: Patch[];
  /** How many items a ticket's checklist holds. */
  mostItems: number;
  now: () => Date;
}

/** The entities of the simulated instance, read from this state. */
export function entitiesOf(state: AutotaskState, ssoField?: SsoField): Entity[] {
  return [
    {
      name: 'Resources',
      singular: 'Resource',
      canCreate: false,
      canUpdate: true,
      fields: resourceFields(ssoField),
      rows: () => state.directory.resources,
      unknownId: 'null item',
    },
    {
      name: 'Tickets',
      singular: 'Ticket',
      canCreate: true,
      canUpdate: true,
      fields: ticketFields(),
      rows: () => state.tickets,
      unknownId: '404',
    },
    {
      name: 'TicketChecklistItems',
      singular: 'TicketChecklistItem',
      canCreate: true,
      canUpdate: true,
      fields: checklistItemFields(),
      rows: () => state.checklistItems,
      unknownId: 'null item',
    },
    {
      name: 'Companies',
      singular: 'Company',
      canCreate: false,
      canUpdate: false,
      fields: companyFields(),
      rows: () => exampleCompanies,
      unknownId: '404',
    },
  ];
}

/** The resource the caller is: the directory's API user; null where it has none. */
export function apiUserResourceId({ directory }: AutotaskState): number | null {
  return directory.resources.find(({ licenseType }) => licenseType === licenseTypes.apiUser)?.id ?? null;
}

/** The entity of this name in any case, which must be there. */
export function entityNamed(entities: Entity[], name: string): Entity {
  const found = entities.find((entity) => entity.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new Error(`The simulator has no entity ${name}.`);
  return found;
}
