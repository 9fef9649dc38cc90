import type { Section } from '../report/promised';
import { publishBatch } from './publish-batch';
import { publishInTurn } from './publish-in-turn';

const rows = 1_000;
const latencyMs = 50;
/** Calls that Autotask lets one integration have under way (ThreadLimiting). */
const threads = 3;

/** Posts a batch the way the worker does, and beside it the way a plain script would. */
export async function benchPublish(): Promise<Section> {
  const batch = await publishBatch(rows, latencyMs);
  const script = await publishInTurn(rows, latencyMs);
  const idealMs = (batch.calls * latencyMs) / threads;
  const title = `Posting ${rows.toLocaleString('en-US')} mappings, ${latencyMs} ms a call`;
  const promises = [
    { what: 'rows that wait for the paste', measured: batch.posted, most: null, unit: '' },
    { what: 'rows that do not', measured: rows - batch.posted, most: 0, unit: '' },
    { what: 'tickets', measured: batch.tickets, most: Math.ceil(rows / 40), unit: '' },
    { what: 'calls to Autotask', measured: batch.calls, most: null, unit: '' },
    { what: 'ideal: calls x latency / 3', measured: idealMs, most: null, unit: 'ms' },
    { what: 'makespan', measured: batch.makespanMs, most: null, unit: 'ms' },
    { what: 'makespan to the ideal', measured: batch.makespanMs / idealMs, most: 1.15, unit: '-fold' },
    { what: 'calls in flight at most', measured: batch.inFlight, most: threads, unit: '' },
    { what: 'calls answered 429', measured: batch.throttled, most: 0, unit: '' },
    { what: 'a plain script, one call after the other: calls', measured: script.calls, most: null, unit: '' },
    { what: 'its makespan', measured: script.makespanMs, most: null, unit: 'ms' },
    // A call costs more than its latency here; how much, the script tells, which does nothing else.
    {
      what: "makespan to the ideal at the script's time per call",
      measured: batch.makespanMs / ((batch.calls * script.makespanMs) / script.calls / threads),
      most: null,
      unit: '-fold',
    },
    {
      what: 'the script takes longer',
      measured: script.makespanMs / batch.makespanMs,
      most: null,
      unit: '-fold',
    },
  ];
  return { title, promises };
}
