/**
 * Says whether work is not to go on: its process is about to stop, or somebody else may be at it. Looked at before anything
 * new is begun. An `AbortSignal` is one.
 */
export interface StopSign {
  readonly aborted: boolean;
}

/** Thrown in place of a write that was not begun, because the work that it belongs to is not to go on. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';

  constructor() {
    super('Not begun: the process is about to stop, or somebody else may be at this work.');
  }
}
