import { MessageFactory, type Activity, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod/v4';
import type { Download } from '../mapping/download';
import { acceptOffer } from '../workflow/export/accept-offer';
import type { Deps } from '../workflow/deps';
import { refusedFileCard } from './cards/export/refused-file-card';
import { noticeCard } from './cards/notice-card';
import { explainError } from './explain-error';
import { isGone } from './is-gone';
import { noteTurn } from '../trace/turn-notes';
import { referenceOf } from './reference-of';
import { say, turnOf, type Turn } from './turn';
import { uploadFile } from './upload-file';

/** Asks in a personal chat whether the file may be put into the person's OneDrive. Source: "Send files to personal chat". */
export function consentMessage({ id, fileName }: Download, sizeInBytes: number): Partial<Activity> {
  const context = { download: id };
  return MessageFactory.attachment({
    contentType: 'application/vnd.microsoft.teams.card.file.consent',
    name: fileName,
    content: {
      description: 'Allow it to have the file in your OneDrive. Nobody else gets it.',
      sizeInBytes,
      acceptContext: context,
      declineContext: context,
    },
  });
}

const consentSchema = z.object({
  context: z.object({ download: z.string().max(64) }),
  uploadInfo: z.object({
    name: z.string(),
    uploadUrl: z.string(),
    contentUrl: z.string(),
    uniqueId: z.string(),
    fileType: z.string(),
  }),
});
type UploadInfo = z.infer<typeof consentSchema>['uploadInfo'];

/** `Allow`: puts the file where Teams says, and shows it in place of the question. */
export async function acceptFile(context: TurnContext, deps: Deps, log: Logger): Promise<void> {
  const turn = turnOf(context, deps);
  if (!turn) return;
  try {
    await deliver(turn, log);
  } catch (error) {
    noteTurn({ outcome: 'failed' });
    const reference = referenceOf(context.activity);
    log.error({ err: error, activity: context.activity.id }, 'a file could not be delivered');
    await say(turn, noticeCard({ tone: 'problem', ...explainError(error, reference) }));
  }
}

async function deliver(turn: Turn, log: Logger): Promise<void> {
  const { context, actor, deps } = turn;
  const consent = consentSchema.safeParse(context.activity.value);
  if (!consent.success) {
    await say(turn, refusedFileCard({ kind: 'gone' }));
    return;
  }
  const { uploadInfo } = consent.data;
  const accepted = await acceptOffer(deps, { downloadId: consent.data.context.download, clicker: actor });
  if (accepted.kind !== 'file') {
    await say(turn, refusedFileCard(accepted));
  } else if (await uploadFile(context.activity, uploadInfo.uploadUrl, accepted.file.bytes, log)) {
    await context.sendActivity(fileMessage(uploadInfo));
    await removeQuestion(context, log);
  } else {
    await say(turn, refusedFileCard({ kind: 'not-taken' }));
  }
}

function fileMessage({ name, contentUrl, uniqueId, fileType }: UploadInfo): Partial<Activity> {
  return MessageFactory.attachment({
    contentType: 'application/vnd.microsoft.teams.card.file.info',
    name,
    contentUrl,
    content: { uniqueId, fileType },
  });
}

/** Teams leaves the question standing, and a second consent would upload the file again. */
async function removeQuestion(context: TurnContext, log: Logger): Promise<void> {
  const { replyToId } = context.activity;
  if (!replyToId) return;
  try {
    await context.deleteActivity(replyToId);
  } catch (error) {
    // The file is there, which is what matters.
    if (!isGone(error)) log.warn({ err: error }, 'the question for consent could not be removed');
  }
}

/** `Decline`. */
export async function declineFile(context: TurnContext, deps: Deps): Promise<void> {
  const turn = turnOf(context, deps);
  if (!turn) return;
  await say(
    turn,
    noticeCard({
      tone: 'info',
      title: 'Nothing was sent',
      lines: ['You declined the file, so it was not made and is nowhere.'],
      next: ['Ask again whenever you need it.'],
    }),
  );
}
