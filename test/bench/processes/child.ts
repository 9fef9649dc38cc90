import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A process of a benchmark, that answers questions one after the other. */
export interface Child<Answer> {
  /** Sends a question and resolves with the answer. @throws Error when the process ends before it answers */
  ask(question: unknown): Promise<Answer>;
  /** Ends it. */
  end(): Promise<void>;
}

/** Starts a compiled file as a process of its own, so that what it takes is not counted as somebody else's. */
export function startChild<Answer>(file: string, execArgv: readonly string[] = []): Child<Answer> {
  const child = fork(file, { execArgv: [...execArgv] });
  const ended = once(child, 'exit');
  return {
    ask: (question) => ask<Answer>(child, question),
    end: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function ask<Answer>(child: ChildProcess, question: unknown): Promise<Answer> {
  const over = new AbortController();
  const ended = once(child, 'exit', { signal: over.signal }).then(([code]) => {
    throw new Error(`A process of the benchmark ended with ${String(code)} before it answered.`);
  });
  const answered = once(child, 'message', { signal: over.signal });
  child.send(question as object);
  try {
    const [answer] = (await Promise.race([answered, ended])) as [Answer];
    return answer;
  } finally {
    ended.catch(ignore);
    over.abort();
  }
}

/** Once there is an answer, nobody waits for the end any more. */
function ignore(): void {
  return;
}
