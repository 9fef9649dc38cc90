/** Memory of the bot as `/metrics` tells it, in MB. */
export interface MemorySample {
  readonly heapMb: number;
  readonly residentMb: number;
}

const everyMs = 1_000;

/** Asks the bot for its memory every second, until it is told to stop. */
export function watchMemory(botUrl: string): { stop(): MemorySample[] } {
  const samples: MemorySample[] = [];
  const timer = setInterval(() => {
    void sample(botUrl).then((one) => samples.push(one));
  }, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return samples;
    },
  };
}

/**
 * The least of each twentieth of the samples: what is left after the collector came by.
 * @returns nothing of the first fifth, in which caches fill and code is compiled
 */
export function floorsOf(values: readonly number[]): number[] {
  const size = Math.max(1, Math.floor(values.length / 20));
  const parts = Array.from({ length: Math.floor(values.length / size) }, (_, at) =>
    Math.min(...values.slice(at * size, (at + 1) * size)),
  );
  return parts.slice(Math.ceil(parts.length / 5));
}

async function sample(botUrl: string): Promise<MemorySample> {
  const text = await (await fetch(`${botUrl}/metrics`)).text();
  const value = (name: string): number =>
    Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]) / 1024 / 1024;
  return { heapMb: value('nodejs_heap_size_used_bytes'), residentMb: value('process_resident_memory_bytes') };
}
