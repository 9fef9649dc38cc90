/** What a span may carry. Never a name, an address, an id of a person or a text somebody wrote: traces leave the house. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A piece of work as it shows in a trace. */
export interface SpanStart {
  /** Low in variety: `command map`, `job publish`. */
  readonly name: string;
  readonly kind?: 'server' | 'client' | 'consumer';
  readonly attributes?: Attributes;
  /** Whether it begins a part of the trace by itself. What is neither this nor inside a span is not recorded. */
  readonly isRoot?: boolean;
}

/** A piece of work that is over. */
export interface FinishedSpan extends SpanStart {
  /** How long it took until now, in milliseconds. */
  readonly ms: number;
  readonly failed: boolean;
}

/** What takes spans: nothing, or OpenTelemetry (`start-tracing.ts`). */
export interface Tracer {
  readonly run: <T>(span: SpanStart, work: () => Promise<T>) => Promise<T>;
  readonly note: (attributes: Attributes) => void;
  readonly record: (span: FinishedSpan) => void;
}

const untraced: Tracer = {
  run: (_span, work) => work(),
  note: () => undefined,
  record: () => undefined,
};

/**
 * One for the process, as OpenTelemetry's own is. This port stands in place of it, so that a bot without traces neither
 * loads nor waits for OpenTelemetry.
 */
let tracer = untraced;

/** From now on spans go here; `null`: nowhere. */
export function useTracer(next: Tracer | null): void {
  tracer = next ?? untraced;
}

/** Does the work within a span; one that throws is marked as failed, with the kind of error and not its words. */
export function inSpan<T>(span: SpanStart, work: () => Promise<T>): Promise<T> {
  return tracer.run(span, work);
}

/** Adds something to the span this is done in. */
export function noteOnSpan(attributes: Attributes): void {
  tracer.note(attributes);
}

/** Adds a span that has just ended to the one this is done in. */
export function recordSpan(span: FinishedSpan): void {
  tracer.record(span);
}
