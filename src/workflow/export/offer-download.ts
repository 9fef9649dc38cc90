import type { Download } from '../../mapping/download';
import type { Deps } from '../deps';
import { recordEvent } from '../record';

/** How long somebody may take to say where the file is to go, in milliseconds. */
const offerMs = 24 * 3_600_000;

/**
 * Offers a file to somebody, who still has to fetch it: only then is its content made, for its owner alone and only
 * while they have the role it takes. Whoever calls this has seen to it that they have it now.
 */
export async function offerDownload(
  deps: Pick<Deps, 'store' | 'clock' | 'newId'>,
  wish: Pick<Download, 'owner' | 'content' | 'fileName'>,
): Promise<Download> {
  const now = deps.clock();
  const download: Download = {
    ...wish,
    id: deps.newId(),
    tokenHash: null,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + offerMs).toISOString(),
    usedAt: null,
  };
  await deps.store.downloads.insert(download);
  const { owner: actor, content, fileName } = wish;
  const details = { fileName, ...content };
  await recordEvent(deps, { actor, event: 'export.asked', requestId: aboutOf(content), details });
  return download;
}

/** The batch whose rows the file holds; `null` for the whole log. */
export function aboutOf(content: Download['content']): string | null {
  return content.kind === 'failed-rows' ? content.batchId : null;
}
