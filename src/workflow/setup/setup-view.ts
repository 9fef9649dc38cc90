import type { Finding, Link } from '../../mapping/finding';
import type { NewRegistration, Registration, SecretEntry } from '../../mapping/registration';
import type { RegisteredApp, Setup } from '../../mapping/setup/setup';

/** What each step's card shows beside the set-up itself; read anew whenever the card is drawn. */
export type StepFacts =
  | { readonly step: 'before'; readonly findings: readonly Finding[] }
  | {
      readonly step: 'register';
      /** Whether the bot may register the app by itself here. */
      readonly mayCreate: boolean;
      /** How, if that was chosen already. */
      readonly way: Setup['way'];
      /** The tenant the app must be in. */
      readonly tenantId: string;
      /** Exactly what the bot would create. */
      readonly plan: NewRegistration;
      /** Registrations the bot made before, which are used in place of a new one. */
      readonly existing: readonly Registration[];
      /** Why the bot could not look, if it could not. */
      readonly findings: readonly Finding[];
    }
  | {
      readonly step: 'redirect';
      readonly app: RegisteredApp;
      /** The app's redirect URIs of the platform Web; `null` when the bot may not read them. */
      readonly current: readonly string[] | null;
      /** Whether the bot can set it by itself: on an app it made. */
      readonly maySet: boolean;
    }
  | {
      readonly step: 'secret';
      readonly app: RegisteredApp;
      /** The app's client secrets, the one that expires last first; `null` when the bot may not read them. */
      readonly secrets: readonly SecretEntry[] | null;
      /** Where in the portal secrets are made. */
      readonly link: Link;
    }
  | {
      readonly step: 'copy';
      readonly app: RegisteredApp;
      readonly discoveryUrl: string;
      readonly findings: readonly Finding[];
    }
  | { readonly step: 'mode' }
  | { readonly step: 'pilot' }
  | { readonly step: 'paused' }
  | { readonly step: 'done' };

/** The set-up as a card shows it. */
export interface SetupView {
  readonly setup: Setup;
  readonly facts: StepFacts;
}

/** What somebody typed, to be shown again when it was not accepted; by the input's id. */
export type Typed = Readonly<Partial<Record<'clientId' | 'tenantId' | 'redirectUri' | 'expires', string>>>;

/** The answer to anything done in the set-up. */
export type SetupAnswered =
  | {
      readonly kind: 'shown';
      readonly view: SetupView;
      /** Why the step is not done; empty when nothing was wrong. */
      readonly problems: readonly Finding[];
      readonly typed: Typed;
      /** Whether the clicked card was out of date, so that nothing was done. */
      readonly stale: boolean;
    }
  /** Somebody else walks through it; they may be relieved. */
  | { readonly kind: 'held'; readonly setup: Setup }
  /** The card is of a set-up that was begun anew or never was. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'denied' };
