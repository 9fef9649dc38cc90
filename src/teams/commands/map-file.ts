import { readPairs } from '../../mapping/csv/read-pairs';
import { mayAsk } from '../../workflow/reports/may-ask';
import { noticeCard } from '../cards/notice-card';
import type { AdaptiveCard } from '../cards/render-card';
import { shown } from '../cards/shown';
import { fetchUploaded } from '../fetch-uploaded';
import { say, type Turn } from '../turn';
import { uploadedIn, type Uploaded } from '../uploaded-file';
import type { Command } from './command';
import { deniedReportCard, startReport } from './start-report';

/** `map file` with a CSV file: a dry run for the pairs in it. */
export const mapFileCommand: Command = {
  name: 'map file',
  usage: 'map file',
  summary:
    'The same for a CSV file of user,resource, which you send along in the personal chat. Administrators only.',
  async run(turn) {
    const { activity } = turn.context;
    if (activity.conversation.conversationType !== 'personal') return say(turn, personalOnly());
    const uploaded = uploadedIn(activity);
    if (uploaded.kind === 'file') await planFile(turn, uploaded);
    else await say(turn, uploaded.kind === 'several' ? oneAtATime() : howTo());
  },
};

async function planFile(turn: Turn, uploaded: Extract<Uploaded, { kind: 'file' }>): Promise<void> {
  if (!(await mayAsk(turn.deps, { actor: turn.actor, kind: 'plan' }))) {
    return say(turn, deniedReportCard('plan'));
  }
  const fetched = await fetchUploaded(uploaded, turn.context.activity);
  const name = shown(uploaded.name, 100);
  if (fetched.kind === 'trouble') return say(turn, notRead(fetched.sentence));
  const pairs = readPairs(fetched.bytes, name);
  if (pairs.kind === 'unreadable') return say(turn, notRead(pairs.problem));
  const { lines, unreadable } = pairs;
  await startReport(turn, { kind: 'plan', scope: { kind: 'file', name, lines, unreadable } });
}

function notRead(sentence: string): AdaptiveCard {
  return noticeCard({
    tone: 'problem',
    title: 'This file cannot be used',
    lines: [sentence, 'Nothing was changed.'],
    next: [shape],
  });
}

const shape =
  'A file is CSV in UTF-8 with two columns, user and resource, for example: jane.doe@contoso.example,jane.doe';

function howTo(): AdaptiveCard {
  return noticeCard({
    tone: 'info',
    title: 'Send a file along',
    lines: ['There is no CSV file with your message. Nothing was changed.', shape],
    next: ['Attach the file to a message here and send it, with or without: map file'],
  });
}

function oneAtATime(): AdaptiveCard {
  return noticeCard({
    tone: 'info',
    title: 'One file at a time',
    lines: ['There are several files with your message, and nothing was changed.'],
    next: ['Send them one after the other; each gets a plan of its own.'],
  });
}

/** Teams gives bots the files of personal chats only. Source: "Send and receive files using a bot". */
function personalOnly(): AdaptiveCard {
  return noticeCard({
    tone: 'info',
    title: 'Send it to me in a personal chat',
    lines: ['In channels and group chats Teams gives bots no files. Nothing was changed.'],
    next: ['Open the personal chat with the bot, attach the CSV file and type: map file'],
  });
}
