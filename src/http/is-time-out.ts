import { TaskCancelledError } from 'cockatiel';

/** Whether a call was cut off because its time was up: by cockatiel's policy, or by `AbortSignal.timeout`. */
export function isTimeOut(error: unknown): boolean {
  return (
    error instanceof TaskCancelledError || (error instanceof DOMException && error.name === 'TimeoutError')
  );
}
