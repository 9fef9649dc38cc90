import fc from 'fast-check';
import { clickActivity } from '../../../src/playground/teams-client/activities';
import { buttonsOf } from '../../../src/playground/teams-client/card-text';
import type { Message } from '../../../src/playground/teams-client/message';
import { bindApprovals } from '../../e2e/process/ask-for-approval';
import { startProduct, type Product } from '../../e2e/process/start-product';
import { complaintsAboutCard, complaintsAboutText } from './complaints-about-saying';
import { generated, type Generated } from './generated-activities';
import { hostileCast, makeHostile, marker } from './hostile-directory';

/** What came of many activities. */
export interface Fuzzed {
  /** Everything that should not have happened, with the activity it happened to; empty when all is well. */
  readonly complaints: readonly string[];
  /** How often which HTTP status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** How many different cards and texts were looked at, and how many of them showed something from the directory. */
  readonly looked: number;
  readonly fromDirectory: number;
  /** Lines of the log that tell of an error. */
  readonly errors: readonly string[];
  /** Whether the process that was started is still there, and ready. */
  readonly isReady: boolean;
}

/** As many at once as a busy channel. */
const atOnce = 8;

/**
 * Sends generated activities through HTTP to the built bot, whose directory is hostile, and looks at all it says.
 * @param seed with the same seed the same activities are generated
 */
export async function runFuzz({ runs, seed }: { runs: number; seed: number }): Promise<Fuzzed> {
  const product = await startProduct({ roster: hostileCast });
  try {
    makeHostile(product.directory);
    await bindApprovals(product);
    return await sendAll(product, fc.sample(generated, { numRuns: runs, seed }));
  } finally {
    await product.close();
  }
}

async function sendAll(product: Product, all: readonly Generated[]): Promise<Fuzzed> {
  const looks = createLooks();
  const statuses: Record<string, number> = {};
  const complaints: string[] = [];
  const waiting = [...all].reverse();
  const work = async (): Promise<void> => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const activity = activityOf(one, product);
      const { status, body } = await product.client.send(activity);
      statuses[status] = (statuses[status] ?? 0) + 1;
      const about = [...complaintsAboutStatus(status), ...looks.atAnswer(body)];
      complaints.push(...about.map((complaint) => `${complaint}\n  after ${JSON.stringify(activity)}`));
    }
  };
  product.client.connector.changes.on('change', () => {
    complaints.push(...looks.atMessages(product.client.connector.messages.slice(-atOnce)));
  });
  await Promise.all(Array.from({ length: atOnce }, work));
  // Those that were edited since they were new.
  complaints.push(...looks.atMessages(product.client.connector.messages));
  const ready = await fetch(`${product.bot().url}/readyz`);
  const errors = product.bot().log.filter((line) => /"level":(50|60)/.test(line));
  return { complaints, statuses, ...looks.counts(), errors, isReady: ready.status === 200 };
}

/** 501 is the Bot Framework's own answer to an invoke that a bot does not implement. */
function complaintsAboutStatus(status: number): string[] {
  return status >= 500 && status !== 501 ? [`answered ${status}`] : [];
}

function activityOf(one: Generated, { client, directory }: Product): object {
  if (one.kind === 'activity') return one.activity;
  const onCards = client.connector.messages
    .slice(-40)
    .flatMap((message) => buttonsOf(message.card).map((button) => ({ message, button })));
  const person = hostileCast[one.who % hostileCast.length];
  const pressed = onCards[one.button % Math.max(1, onCards.length)];
  if (!person || !pressed) return { type: 'message', text: 'help' };
  return clickActivity(person, pressed.message, pressed.button, one.inputs, directory.tenantId);
}

/** Looks at everything that is said once; most of it is said again and again. */
function createLooks() {
  const seen = new Set<string>();
  let fromDirectory = 0;
  const once = (text: string, look: () => string[]): string[] => {
    if (seen.has(text)) return [];
    seen.add(text);
    if (text.includes(marker)) fromDirectory += 1;
    return look();
  };
  const atCard = (card: object): string[] => once(JSON.stringify(card), () => complaintsAboutCard(card));
  const atText = (text: string): string[] => once(text, () => complaintsAboutText(text));
  return {
    counts: () => ({ looked: seen.size, fromDirectory }),
    atMessages: (messages: readonly Message[]): string[] =>
      messages.flatMap(({ card, text }) => [...(card ? atCard(card) : []), ...atText(text)]),
    atAnswer: (body: unknown): string[] => {
      const { type, value } = (body ?? {}) as { type?: string; value?: unknown };
      return type?.endsWith('card.adaptive') && typeof value === 'object' && value ? atCard(value) : [];
    },
  };
}
