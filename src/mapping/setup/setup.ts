import type { Finding } from '../finding';
import type { Actor } from '../request';
import type { StepName } from './steps';

/** Who did something, and when (ISO 8601, UTC). */
export interface Done {
  readonly by: Actor;
  readonly at: string;
}

/** The app registration as it was given or made. */
export interface RegisteredApp extends Done {
  readonly clientId: string;
  readonly tenantId: string;
  /** The app's own Object ID; `null` when the bot could not read the registration. */
  readonly objectId: string | null;
  readonly displayName: string | null;
  readonly way: 'by-hand' | 'automatic';
  /** What comparing it with what Autotask needs found. */
  readonly findings: readonly Finding[];
}

/** Autotask's Callback/Redirect URL, and whether the app registration was seen to have it. */
export interface SetRedirectUri extends Done {
  readonly url: string;
  /** `false`: the bot may not read the registration, so the administrator said that it is there. */
  readonly readBack: boolean;
}

/** When the client secret expires. Its value is nobody's business here. */
export interface SecretExpiry extends Done {
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
  /** Whether a person gave the date or Entra did. */
  readonly source: 'person' | 'entra';
}

/** What was copied to Autotask, and what the discovery document said then. */
export interface CopiedValues extends Done {
  readonly discoveryUrl: string;
  readonly findings: readonly Finding[];
}

/** One walk through the set-up. There is at most one that is not ended. */
export interface Setup {
  readonly id: string;
  /** Counts every change; a card drawn from an older revision may not act. */
  readonly revision: number;
  readonly step: StepName | 'done';
  /** Whether "Later" was pressed last. */
  readonly paused: boolean;
  /** Who walks through it now. */
  readonly holder: Actor;
  readonly startedBy: Actor;
  /** ISO 8601, UTC, like every time here. */
  readonly startedAt: string;
  readonly touchedAt: string;
  /** How the app is to be registered; `null` until chosen. */
  readonly way: 'by-hand' | 'automatic' | null;
  /** The tag of the app that the bot makes, which nobody knows before it is made; kept when the set-up is begun anew. */
  readonly tag: string;
  /** Since when the bot may have been making the app registration; `null` when it was not or is known to be done. */
  readonly creatingSince: string | null;
  readonly app: RegisteredApp | null;
  readonly redirectUri: SetRedirectUri | null;
  readonly secret: SecretExpiry | null;
  readonly copied: CopiedValues | null;
  /** Who confirmed the mode and that Autotask's Test button succeeded. */
  readonly mode: Done | null;
  /** Whom the first mapping was for: the name, or what was typed while several were possible; `null`: left for later. */
  readonly pilot: (Done & { readonly who: string }) | null;
  /** When step 7 was finished first. */
  readonly completedAt: string | null;
  /** When another walk took its place; `null` while it is the current one. */
  readonly endedAt: string | null;
}
