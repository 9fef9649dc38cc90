import { cardText } from '../teams-client/card-text';
import type { ClickAnswer } from '../teams-client/start-teams-client';
import type { Message } from '../teams-client/message';

/** Prints the story as it happens: who said what, and each card as text. */
export const transcript = {
  chapter(title: string): void {
    console.log(`\n=== ${title} ${'='.repeat(Math.max(3, 90 - title.length))}`);
  },
  says(name: string, where: string, text: string): void {
    console.log(`\n${name} in ${where}: ${text}`);
  },
  presses(name: string, button: string, inputs: Record<string, string>): void {
    const typed = Object.values(inputs).map((value) => ` with "${value}"`);
    console.log(`\n${name} presses [${button}]${typed.join('')}`);
  },
  message(message: Message): void {
    const text = message.text ? [plain(message.text)] : [];
    const card = message.card ? [cardText(message.card)] : [];
    boxed(`sso${message.edits > 0 ? ' (edited for everybody)' : ''}`, [...text, ...card].join('\n'));
  },
  answer(name: string, { card, message }: ClickAnswer): void {
    if (message) boxed(`sso, to ${name} alone`, message);
    if (card) boxed(`sso, in place of the card`, cardText(card));
  },
  fact(text: string): void {
    console.log(`  ${text}`);
  },
};

/** A message's Markdown as the reader sees it. */
function plain(text: string): string {
  return text
    .replace(/<at>(.*?)<\/at>/g, '@$1')
    .replace(/\*\*/g, '')
    .replace(/\\(.)/g, '$1');
}

function boxed(title: string, text: string): void {
  console.log(`  +-- ${title}`);
  for (const line of text.split('\n')) console.log(`  | ${line}`);
}
