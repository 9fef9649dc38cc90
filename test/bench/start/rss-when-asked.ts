/** Loaded before the main file of a process: whenever the parent asks, memory is cleared up and what the process holds is told, in MB. */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().rss / 2 ** 20);
});
