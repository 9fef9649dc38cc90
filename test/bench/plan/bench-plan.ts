import type { Section } from '../report/promised';
import { planCompany, type Measured } from './plan-company';

/** Zone look-up and the fields of Resources, which hold the labels of the licences. */
const autotaskOverhead = 2;

/** Reads and plans two companies over HTTP, and holds the product to what the README promises of planning. */
export async function benchPlan(): Promise<Section[]> {
  const small = await planCompany(2_000, 500);
  const large = await planCompany(20_000, 5_000);
  return [sectionOf(small), sectionOf(large), growth(small, large)];
}

function growth(small: Measured, large: Measured): Section {
  const title = 'Planning, from 2,000 to 20,000 people and from 500 to 5,000 resources';
  const promises = [
    {
      what: 'CPU time of matching grows, the first time in a process',
      measured: large.matchingCpuMs / small.matchingCpuMs,
      most: 12,
      unit: '-fold',
    },
    // Tenfold, and what the processor's caches make of data that no longer fits into them.
    {
      what: 'CPU time of matching grows, at speed',
      measured: large.steadyCpuMs / small.steadyCpuMs,
      most: null,
      unit: '-fold',
    },
  ];
  return { title, promises };
}

function sectionOf(measured: Measured): Section {
  const { people, resources } = measured;
  return {
    title: `Planning ${people.toLocaleString('en-US')} people x ${resources.toLocaleString('en-US')} resources`,
    promises: [
      {
        what: 'requests to Graph: pages of 999',
        measured: measured.graphRequests,
        most: Math.ceil(people / 999),
        unit: '',
      },
      {
        what: 'requests to Autotask: pages of 500, zone, licence labels',
        measured: measured.autotaskRequests,
        most: Math.ceil(resources / 500) + autotaskOverhead,
        unit: '',
      },
      {
        what: 'CPU time of matching, the first time',
        measured: measured.matchingCpuMs,
        most: 2_000,
        unit: 'ms',
      },
      { what: 'CPU time of matching, at speed', measured: measured.steadyCpuMs, most: null, unit: 'ms' },
      {
        what: 'peak memory of the process that reads and plans',
        measured: measured.peakMb,
        most: 300,
        unit: 'MB',
      },
      { what: 'reading and planning in all', measured: measured.wholeMs, most: null, unit: 'ms' },
      { what: 'exact matches', measured: measured.exact, most: null, unit: '' },
    ],
  };
}
