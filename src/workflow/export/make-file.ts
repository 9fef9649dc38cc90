import { toAuditCsv, toJsonLines } from '../../mapping/audit-file';
import type { Download, DownloadContent } from '../../mapping/download';
import type { Deps } from '../deps';
import { failedRowsCsv } from './failed-rows-csv';

/** A file as it is handed over. */
export interface DownloadedFile {
  readonly fileName: string;
  /** MIME. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Makes the file of a download from what is stored now. */
export async function makeFile(
  { store }: Pick<Deps, 'store'>,
  { fileName, content }: Pick<Download, 'fileName' | 'content'>,
): Promise<DownloadedFile> {
  const isCsv = content.kind === 'failed-rows' || content.format === 'csv';
  return {
    fileName,
    contentType: isCsv ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
    bytes: Buffer.from(await textOf({ store }, content), 'utf8'),
  };
}

async function textOf({ store }: Pick<Deps, 'store'>, content: DownloadContent): Promise<string> {
  if (content.kind === 'failed-rows') return failedRowsCsv({ store }, content.batchId);
  const records = (await store.audit.records()).slice(0, content.records);
  return content.format === 'csv' ? toAuditCsv(records) : toJsonLines(records);
}
