import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import type { Download } from '../../mapping/download';
import type { Actor } from '../../mapping/request';
import type { Deps } from '../deps';
import { isAdministrator } from '../is-administrator';
import { offerDownload } from './offer-download';

dayjs.extend(utc);

/** What `export` came to. */
export type ExportAsked =
  { readonly kind: 'offered'; readonly download: Download } | { readonly kind: 'denied' };

/**
 * Offers the whole audit log, as it is now, to an administrator.
 * @throws UpstreamError when Entra does not tell the roles; nothing is stored then
 */
export async function askExport(
  deps: Deps,
  { actor, format }: { actor: Actor; format: 'csv' | 'jsonl' },
): Promise<ExportAsked> {
  if (!(await isAdministrator(deps, { actor, action: 'export', requestId: null }))) return { kind: 'denied' };
  const { seq: records } = await deps.store.audit.head();
  const fileName = `sso-audit-${dayjs.utc(deps.clock()).format('YYYY-MM-DD-HHmm')}Z.${format}`;
  const content = { kind: 'audit', format, records } as const;
  return { kind: 'offered', download: await offerDownload(deps, { owner: actor, content, fileName }) };
}
