import type { Channel } from '../../mapping/records';

/** A group and the people in it, also through other groups. */
export interface GroupRoster {
  readonly name: string;
  readonly people: readonly { readonly objectId: string; readonly enabled: boolean }[];
}

/** Tries what the bot needs of Entra ID, permission by permission. Every call throws `UpstreamError`. */
export interface EntraProbes {
  /** The tenant the sign-in led to, by the directory's own record. Needs Organization.Read.All. */
  tenant(): Promise<{ readonly id: string; readonly name: string }>;
  /** Reads some user. Needs User.Read.All. */
  readSomeUser(): Promise<void>;
  /** The group and who is in it; `null` when there is no such group. Needs GroupMember.Read.All. */
  group(objectId: string): Promise<GroupRoster | null>;
  /** Reads some app registration. Needs Application.Read.All or Application.ReadWrite.OwnedBy. */
  readSomeApp(): Promise<void>;
  /** The time by Graph's own clock. Needs no permission. */
  clock(): Promise<Date>;
}

/** How many calls Autotask allows, and how many were made by everybody in the running window. */
export interface ApiBudget {
  readonly limit: number;
  readonly used: number;
  readonly windowMinutes: number;
}

/** What Autotask lets the API user do with an entity. */
export interface EntityRights {
  readonly query: boolean;
  readonly create: boolean;
  readonly update: boolean;
}

/** Tries what the bot needs of Autotask. Every call throws `UpstreamError`. */
export interface AutotaskProbes {
  /**
   * Where people use the instance: asks the zone look-up, unless `AUTOTASK_BASE_URL` makes it needless. Sends no
   * credentials.
   */
  zone(): Promise<{ readonly webUrl: string; readonly lookedUp: boolean }>;
  /** One call with the credentials, tried once: a refused one must never be repeated, it locks the API user out. */
  budget(): Promise<ApiBudget>;
  rights(entity: 'Resources' | 'Tickets'): Promise<EntityRights>;
  /** Reads one resource. */
  readSomeResource(): Promise<void>;
  /** What is wrong with the values a ticket would get, in plain words; `null` when nothing is. */
  ticketProblem(): Promise<{ readonly sentence: string; readonly advice: string } | null>;
  /** What is wrong with this field of resources for holding Object IDs, in plain words; `null` when nothing is. */
  fieldProblem(name: string): Promise<string | null>;
  /** The time by Autotask's own clock. Sends no credentials. */
  clock(): Promise<Date>;
}

/** Tries what the bot needs of Teams. */
export interface TeamsProbes {
  /**
   * Signs in as the bot; `false` when it runs without credentials.
   * @throws UpstreamError when the sign-in is refused or cannot be reached
   */
  signIn(): Promise<boolean>;
  /** Looks into the channel without posting. @throws when Teams does not let the bot in */
  reach(channel: Channel): Promise<void>;
}

/** What is configured and only the doctor has to know. */
export interface Configured {
  /** The tenant the bot signs in to Graph with (AZURE_TENANT_ID), lower case; `null` when it is not given. */
  readonly graphTenantId: string | null;
  /** AUTOTASK_PUBLISHER. */
  readonly publisher: 'auto' | 'field' | 'ticket';
  /** AUTOTASK_SSO_FIELD; `null` when none is configured. */
  readonly ssoField: string | null;
}

/** Everything the doctor looks with. */
export interface Probes {
  readonly configured: Configured;
  readonly entra: EntraProbes;
  readonly autotask: AutotaskProbes;
  readonly teams: TeamsProbes;
}
