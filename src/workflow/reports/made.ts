import type { ReportResult, ReportRow } from '../../mapping/report';

/** What a report came to, before it is stored. */
export interface Made {
  readonly result: ReportResult;
  readonly rows: readonly ReportRow[];
}
