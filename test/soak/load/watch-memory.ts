const everyMs = 1_000;

/** Asks the bot every second, until it is told to stop, for its resident memory in MB, as `/metrics` tells it. */
export function watchMemory(botUrl: string): { stop(): number[] } {
  const samples: number[] = [];
  const timer = setInterval(() => {
    void residentMb(botUrl).then((one) => samples.push(one));
  }, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return samples;
    },
  };
}

/**
 * The most of each tenth of the samples: what a machine must have for it. The least says when V8 last gave pages back, which it does
 * when it likes.
 */
export function peaksOf(values: readonly number[]): number[] {
  const size = Math.max(1, Math.floor(values.length / 10));
  return Array.from({ length: Math.floor(values.length / size) }, (_, at) =>
    Math.max(...values.slice(at * size, (at + 1) * size)),
  );
}

async function residentMb(botUrl: string): Promise<number> {
  const metrics = await (await fetch(`${botUrl}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / 1024 / 1024;
}
