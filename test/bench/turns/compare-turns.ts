import { join } from 'node:path';
import { newcomer } from '../company/company';
import { requestIdOf } from '../company/stored-request';
import { seedRequests } from '../company/seed-requests';
import { startChild } from '../processes/child';
import { botIn, startBot, type Bot } from './bot';
import type { Driven } from './drive';
import type { ProductAsked } from './product';
import { turnActivities } from './turn-activities';
import { answersCard, answersNothing } from './checks';

/** The rounds of each kind of turn, which were driven in turn in the same run. */
export interface Compared {
  readonly echo: Driven[];
  readonly map: Driven[];
  readonly approve: Driven[];
}

/** Rounds before anything counts, so that all code is compiled; then rounds that count, and turns of each kind in each. */
const [warmUps, rounds, turns] = [2, 6, 300];

/** Drives the bare bot and the product in turn, on a new database at this URL. */
export async function compareTurns(product: ProductAsked): Promise<Compared> {
  const pending = (warmUps + rounds) * turns;
  await seedRequests(product.databaseUrl, [{ from: 0, count: pending, state: () => 'pending' }]);
  const connector = startChild<string>(join(__dirname, 'connector-in-child.js'));
  const [echo, bot] = [startBot('echo'), startBot('product')];
  try {
    const activities = turnActivities(await connector.ask(product));
    return await driveInTurn({
      activities,
      echo: await botIn(echo, product),
      product: await botIn(bot, product),
    });
  } finally {
    await Promise.all([connector, echo, bot].map((child) => child.end()));
  }
}

interface Bots {
  readonly activities: ReturnType<typeof turnActivities>;
  readonly echo: Bot;
  readonly product: Bot;
}

async function driveInTurn({ activities, echo, product }: Bots): Promise<Compared> {
  const compared: Compared = { echo: [], map: [], approve: [] };
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const numbers = Array.from({ length: turns }, (_, turn) => round * turns + turn);
    const maps = numbers.map((number) => activities.say(number, `map ${newcomer(number)}`));
    const clicks = numbers.map((number) => activities.approve(number, requestIdOf(number)));
    const driven = {
      echo: await echo.drive(maps, answersNothing),
      map: await product.drive(maps, answersNothing),
      approve: await product.drive(clicks, answersCard),
    };
    if (round < warmUps) continue;
    compared.echo.push(driven.echo);
    compared.map.push(driven.map);
    compared.approve.push(driven.approve);
  }
  return compared;
}
