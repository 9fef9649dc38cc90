import type { Report, ReportTask } from '../../mapping/report';
import { denialSentences } from '../../mapping/policy';
import { beginReport } from '../../workflow/reports/begin-report';
import { storeReport } from '../../workflow/reports/store-report';
import { cardMessage } from '../card-message';
import { noticeCard } from '../cards/notice-card';
import { readingCard } from '../cards/reports/reading-card';
import { conversationOf } from '../conversations';
import { say, type Turn } from '../turn';

/** Says at once that the bot is reading, and has the worker put the report in place of that message. */
export async function startReport(turn: Turn, task: ReportTask): Promise<void> {
  const { context, deps, actor } = turn;
  const begun = await beginReport(deps, { actor, task });
  if (begun.kind === 'denied') return say(turn, deniedReportCard(task.kind));
  const sent = await context.sendActivity(cardMessage(readingCard(task.kind)));
  const place = { conversation: conversationOf(context.activity), activityId: sent?.id ?? '' };
  await storeReport(deps, { ...begun.report, place });
}

/** For somebody who may not have such a report. */
export function deniedReportCard(kind: Report['kind']): ReturnType<typeof noticeCard> {
  const [line, next] = kind === 'plan' ? [denialSentences['not-administrator'], ofOne] : [forBoth, ofOne];
  return noticeCard({ tone: 'info', title: 'You cannot do this', lines: [line], next: [next] });
}

const forBoth =
  'Only members of the administrators and the approvers group in Entra ID can look at the whole company. Nothing was changed.';
const ofOne = 'How it stands with one person you can see with: status <who>';
