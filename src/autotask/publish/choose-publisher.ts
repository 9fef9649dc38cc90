import type { MappingRequest } from '../../mapping/request';
import type { AutotaskClient } from '../create-autotask-client';
import { checkSsoField } from './check-sso-field';
import { createFieldPublisher } from './field-publisher';
import type { Publisher } from './publisher';
import { PublisherConfigurationError } from './publisher-configuration-error';

export interface PublisherOptions {
  /** AUTOTASK_PUBLISHER: `auto` takes the field when one is configured and writable, else tickets. */
  readonly mode: 'auto' | 'field' | 'ticket';
  /** AUTOTASK_SSO_FIELD; `null` when none is configured. */
  readonly ssoField: string | null;
  readonly ticketPublisher: Publisher;
  /** Told once, in plain words, why `auto` does not use the configured field. */
  readonly onFallback?: ((reason: string) => void) | undefined;
  /** The current time. */
  readonly now?: (() => Date) | undefined;
}

/** The publisher the configuration and the instance allow, found out by the first call. */
export interface ChosenPublisher extends Publisher {
  /**
   * Which one it is. Throws `PublisherConfigurationError` when the field is demanded and cannot be used, and another
   * `UpstreamError` when Autotask could not be asked (it is asked again next time).
   */
  readonly kind: () => Promise<'field' | 'ticket'>;
}

/** Chooses between the publishers; a mapping that was posted by ticket is removed by ticket. Makes no call by itself; a choice once made stays. */
export function choosePublisher(client: AutotaskClient, options: PublisherOptions): ChosenPublisher {
  let choice: Promise<Publisher> | undefined;
  const chosen = () => {
    choice ??= choose(client, options).catch((error: unknown) => {
      choice = undefined;
      throw error;
    });
    return choice;
  };
  /** What was pasted by hand is cleared by hand: the field says nothing about it. */
  const publisherOf = async ({ undoes }: MappingRequest): Promise<Publisher> =>
    undoes?.postedBy === 'ticket' ? options.ticketPublisher : chosen();
  return {
    kind: async () => (await chosen()).kind(),
    holdersOf: async (objectId) => (await chosen()).holdersOf(objectId),
    holdersOfMany: async (objectIds) => (await chosen()).holdersOfMany(objectIds),
    find: async (request) => (await publisherOf(request)).find(request),
    unfinishedTicket: async (request) => (await publisherOf(request)).unfinishedTicket(request),
    publish: async (request, stop) => (await publisherOf(request)).publish(request, stop),
    findPart: async (part, rows) => (await chosen()).findPart(part, rows),
    publishPart: async (part, rows, stop) => (await chosen()).publishPart(part, rows, stop),
    uniqueIdsOf: async (resourceIds) => (await chosen()).uniqueIdsOf(resourceIds),
  };
}

async function choose(client: AutotaskClient, options: PublisherOptions): Promise<Publisher> {
  const { mode, ssoField, ticketPublisher } = options;
  if (mode === 'ticket' || (mode === 'auto' && !ssoField)) return ticketPublisher;
  if (!ssoField) throw new PublisherConfigurationError('it is empty.');
  const problem = await checkSsoField(client, ssoField);
  if (problem === null) return createFieldPublisher(client, ssoField, options.now);
  if (mode === 'field') throw new PublisherConfigurationError(problem);
  options.onFallback?.(`${problem} Tickets are opened instead (AUTOTASK_SSO_FIELD).`);
  return ticketPublisher;
}
