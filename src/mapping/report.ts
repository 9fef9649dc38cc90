import type { Coverage } from './coverage';
import type { DriftFinding } from './drift/drift';
import type { PlanRow, PlanSummary } from './plan/plan';
import type { FileLine } from './plan/plan';
import type { MessagePlace } from './records';
import type { Actor } from './request';

/** Whom a plan is about. */
export type PlanScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'group'; readonly groupId: string; readonly name: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly lines: readonly FileLine[];
      /** Lines that could not be read, each with its number and a sentence. */
      readonly unreadable: readonly { readonly number: number; readonly problem: string }[];
    };

/** What a look at the whole company is for. */
export type ReportTask =
  | { readonly kind: 'plan'; readonly scope: PlanScope }
  | { readonly kind: 'coverage' }
  | { readonly kind: 'drift' };

/** What it came to. The rows are stored beside it. */
export type ReportResult =
  | {
      readonly kind: 'plan';
      readonly summary: PlanSummary;
      /** The batch that was asked for from it; `null` until then. */
      readonly batchId: string | null;
    }
  | { readonly kind: 'coverage'; readonly coverage: Coverage }
  | {
      readonly kind: 'drift';
      readonly total: number;
      /** How many the approvals channel was not told of before, or not for a week; they are the first rows. */
      readonly fresh: number;
      /** How many are kept back, because somebody accepted them. */
      readonly accepted: number;
      /** When the approvals channel was told last of what is still so (ISO 8601, UTC), by key and fingerprint. */
      readonly told: Readonly<Record<string, string>>;
    };

/** A look at the whole company, which takes longer than a click: asked for, made by the worker, then drawn. */
export interface Report {
  readonly id: string;
  readonly revision: number;
  readonly kind: ReportTask['kind'];
  readonly task: ReportTask;
  readonly state: 'reading' | 'ready' | 'failed';
  /** `botActor` for what a schedule asked. */
  readonly askedBy: Actor;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
  /** The message to draw it in; `null`: the approvals channel, if there is something to tell. */
  readonly place: MessagePlace | null;
  readonly result: ReportResult | null;
  /** Why it could not be made, in a sentence; `null` otherwise. */
  readonly failure: string | null;
  /** Set once the approvals channel knows of the failure, from this report or one before that failed alike. */
  readonly failureTold?: true;
}

/** A row of a report, and the list it belongs to (a plan's verdict, a drift's kind). */
export type ReportRow =
  | { readonly position: number; readonly list: string; readonly plan: PlanRow }
  | { readonly position: number; readonly list: string; readonly drift: DriftFinding };
