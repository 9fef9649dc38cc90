import type { Actor, Purpose } from './request';

/** Where something can be said in Teams. Only `src/teams` knows what is inside; everybody else keeps it as it is. */
export type Conversation = Readonly<Record<string, unknown>>;

/** A look-up somebody made, until they ask for approval: what they typed, and what they chose so far. */
export interface Draft {
  readonly id: string;
  readonly revision: number;
  readonly requester: Actor;
  readonly purpose: Purpose;
  /** How the person was named. */
  readonly who: string;
  /** How the resource was named after `to`; `null` when matching is to find it. */
  readonly resourceName: string | null;
  /** The chosen person's Object ID; `null` while several are possible. */
  readonly objectId: string | null;
  /** The chosen resource; `null` while several are possible. */
  readonly resourceId: number | null;
  /** The request that made the mapping the card shows. Only once a removal is proposed. */
  readonly undoes?: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** A channel bound to a purpose. */
export interface Channel {
  readonly conversation: Conversation;
  /** The channel's name for people to read. */
  readonly name: string;
  readonly boundBy: Actor;
  /** ISO 8601, UTC. */
  readonly boundAt: string;
}

/** Where a message of the bot stands. */
export interface MessagePlace {
  readonly conversation: Conversation;
  readonly activityId: string;
}

/** Where a card of a request or a batch stands, and for whom it is drawn. */
export interface CardPlace extends MessagePlace {
  /** The id of the request or the batch. */
  readonly subject: string;
  readonly role: 'requester' | 'approval';
  /** The revision that the card shows; 0 before it was drawn. */
  readonly drawnRevision: number;
}

/** A mapping that Autotask has. */
export interface CurrentMapping {
  readonly objectId: string;
  readonly resourceId: number;
  /** For people to read: user principal name and Autotask user name at the time of mapping. */
  readonly userPrincipalName: string;
  readonly userName: string;
  readonly requestId: string;
  /** ISO 8601, UTC. */
  readonly appliedAt: string;
}

/** Whether a person is mapped, and whether a resource is; it may be to each other. */
export interface MappingsOfPair {
  readonly person: CurrentMapping | null;
  readonly resource: CurrentMapping | null;
}

/** What an outbox job does. */
export type JobKind =
  | 'post-approval'
  | 'publish'
  | 'confirm-paste'
  | 'draw-cards'
  | 'tell-requester'
  | 'post-batch'
  | 'advance-batch'
  | 'draw-batch'
  | 'tell-batch-requester'
  | 'make-report';

/** Work to be done after the commit that stored it. */
export interface NewJob {
  readonly kind: JobKind;
  /** The id of the request, batch or report it is about. */
  readonly subject: string;
  /** When it may be done first, ISO 8601, UTC. */
  readonly availableAt: string;
}

/** Who wants to lease a job, and how long. */
export interface Claim {
  readonly owner: string;
  /** The time now, ISO 8601, UTC. */
  readonly now: string;
  /** When the lease ends, ISO 8601, UTC. */
  readonly until: string;
  /** Kinds to leave for later. */
  readonly except?: readonly JobKind[];
}

/** A leased job. */
export interface Job extends NewJob {
  readonly id: string;
  /** How often it was leased before; 0 the first time. */
  readonly attempts: number;
  /** Who holds the lease. */
  readonly owner: string;
  /** The correlation id of the activity that set it off; absent when nobody did. */
  readonly correlation?: string;
  /** How often it failed in a row, on whichever instance; absent when it did not. */
  readonly failures?: number;
}
