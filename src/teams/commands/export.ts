import { askExport } from '../../workflow/export/ask-export';
import { deniedCard } from '../cards/denied-card';
import { noticeCard } from '../cards/notice-card';
import { sendFile } from '../send-file';
import { say, type Turn } from '../turn';
import type { Command } from './command';

/** `export [csv|jsonl]`: the whole audit log as a file. */
export const exportCommand: Command = {
  name: 'export',
  usage: 'export [csv|jsonl]',
  summary: 'Get the whole audit log as a file, with the hashes that prove it. Administrators only.',
  async run(turn, rest) {
    const format = formats.get(rest.toLowerCase());
    await (format ? giveFile(turn, format) : howToType(turn));
  },
};

const formats = new Map<string, 'csv' | 'jsonl'>([
  ['', 'csv'],
  ['csv', 'csv'],
  ['jsonl', 'jsonl'],
  ['json', 'jsonl'],
]);

async function giveFile(turn: Turn, format: 'csv' | 'jsonl'): Promise<void> {
  const asked = await askExport(turn.deps, { actor: turn.actor, format });
  await (asked.kind === 'denied'
    ? say(turn, deniedCard('not-administrator'))
    : sendFile(turn, asked.download));
}

async function howToType(turn: Turn): Promise<void> {
  await say(
    turn,
    noticeCard({
      tone: 'info',
      title: 'Which kind of file?',
      lines: ['Nothing was exported.'],
      next: [
        'For a spreadsheet: export csv',
        'To keep, and to verify with npm run audit:verify -- --file: export jsonl',
      ],
    }),
  );
}
