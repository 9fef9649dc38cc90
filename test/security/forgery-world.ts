import Libsql from 'libsql';
import { cast, places } from '../../src/playground/demo/cast';
import { exampleSsoField } from '../../src/playground/directory/simulated-resource';
import { buttonsOf } from '../../src/playground/teams-client/card-text';
import type { Message } from '../../src/playground/teams-client/message';
import { askForApproval, becomes, bindApprovals, textOf } from '../e2e/process/ask-for-approval';
import type { Product, ProductOptions } from '../e2e/process/start-product';

/** What a card can be about. */
export const kinds = ['draft', 'request', 'setup', 'plan', 'batch', 'drift', 'download'] as const;
export type Kind = (typeof kinds)[number];

/** The id and the revision that a true card carries. */
export interface Target {
  readonly request: string;
  readonly revision: number;
}

/** One of everything there is to click on; all of it Alex's. */
export type World = Readonly<Record<Kind, Target>>;

/** What the product needs for a world of its own: a field in Autotask, so that a mapping is applied at once. */
export const worldOptions: ProductOptions = {
  environment: { AUTOTASK_SSO_FIELD: exampleSsoField, PUBLIC_URL: 'http://127.0.0.1:3978' },
  autotask: { ssoField: { name: exampleSsoField } },
};

/** Has Alex begin one of everything, and leaves it waiting. */
export async function buildWorld(product: Product): Promise<World> {
  await bindApprovals(product);
  await letDrift(product, 'emma.rossi');
  const request = targetOf((await askForApproval(product, 'jane.doe')).approvalCard);
  const one = {
    draft: await begin(product, 'map liam.carter', '[Request approval]'),
    setup: await begin(product, 'setup', '[Start]'),
    plan: await begin(product, 'map all', '[Show exact]'),
    drift: await begin(product, 'drift', 'drifted'),
    download: await begin(product, 'export csv', '[Get my link]'),
  };
  return { ...one, request, batch: await beginBatch(product) };
}

/** The approval card of a batch of everybody who is exact, also among other cards that ask for approval. */
async function beginBatch({ client }: Product): Promise<Target> {
  const title = /Request approval for the \d+ exact ones/;
  const [card] = await client.say(cast.alex, places.helpdesk, 'map all');
  const plan = await client.waitFor(
    'the plan',
    (message) => message.id === card?.id && title.test(textOf(message)),
  );
  await client.click(cast.alex, plan, title.exec(textOf(plan))?.[0] ?? '');
  const isIt = (message: Message): boolean =>
    buttonsOf(message.card).some(({ verb }) => verb === 'batch-approve');
  return targetOf(await client.waitFor('the approval card of the batch', isIt));
}

async function begin({ client }: Product, text: string, ready: string): Promise<Target> {
  const [card] = await client.say(cast.alex, places.helpdesk, text);
  if (!card) throw new Error(`"${text}" was not answered.`);
  return targetOf(
    await client.waitFor(ready, (message) => message.id === card.id && textOf(message).includes(ready)),
  );
}

/** Somebody is mapped, and leaves. */
async function letDrift(product: Product, who: string): Promise<void> {
  const { approvalCard, requesterCard } = await askForApproval(product, who);
  await product.client.click(cast.taylor, approvalCard, 'Approve');
  await becomes(product, requesterCard, 'Applied');
  const person = product.directory.people.find(({ userPrincipalName }) => userPrincipalName.startsWith(who));
  if (person) person.accountEnabled = false;
}

function targetOf({ card }: Message): Target {
  const [button] = buttonsOf(card);
  if (!button) throw new Error('The card has no button.');
  return { request: String(button.data.request), revision: Number(button.data.revision) };
}

/** What only the log of what happened, and work that is due, may change; `sqlite_sequence` numbers the work. */
const moving = new Set([
  'audit_records',
  'audit_head',
  'outbox',
  'schedules',
  'cards',
  'leases',
  'sqlite_sequence',
]);

/** Everything else that the database holds, table by table. */
export function stored(product: Pick<Product, 'databaseUrl'>): Readonly<Record<string, unknown[]>> {
  return reading(product, (all) => {
    const tables = all(`select name from sqlite_master where type = 'table' order by name`).map(({ name }) =>
      String(name),
    );
    const kept = tables.filter((name) => !moving.has(name));
    return Object.fromEntries(kept.map((name) => [name, all(`select * from "${name}"`)]));
  });
}

/** What is on record, oldest first. */
export function recorded(product: Pick<Product, 'databaseUrl'>): string[] {
  return reading(product, (all) =>
    all('select event from audit_records order by seq').map(({ event }) => String(event)),
  );
}

type All = (statement: string) => Record<string, unknown>[];

function reading<T>({ databaseUrl }: Pick<Product, 'databaseUrl'>, work: (all: All) => T): T {
  const database = new Libsql(databaseUrl.slice('file:'.length), { readonly: true });
  try {
    return work((statement) => database.prepare(statement).all() as Record<string, unknown>[]);
  } finally {
    database.close();
  }
}
