/** What every process of a benchmark can be asked: how much CPU time it has taken so far, in milliseconds. */
export const cpuQuestion = 'cpu';

/** In a child process: answers every question of the parent by the work given; the process ends when it throws. */
export function answerQuestions(work: (question: never) => Promise<unknown>): void {
  process.on('message', (question) => {
    const answered = question === cpuQuestion ? Promise.resolve(cpuMs()) : work(question as never);
    void answered.then((answer) => process.send?.(answer));
  });
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
