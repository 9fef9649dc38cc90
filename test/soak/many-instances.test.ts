import { describeManyInstances } from '../e2e/process/many-instances-story';
import { writeResult } from './write-result';

const promisedMs = 60_000;

describeManyInstances({
  size: 300,
  promisedMs,
  tell: (tookMs) =>
    writeResult('instances', 'Three instances on one PostgreSQL, 300 requests, one instance killed midway', [
      {
        what: 'from the first look-up until every card and requester is told that it is applied',
        measured: tookMs / 1_000,
        most: promisedMs / 1_000,
        unit: 's',
      },
    ]),
});
