import { addressOf, newcomer } from '../company/company';
import { requestIdOf } from '../company/stored-request';
import { answersCard, answersNothing } from '../turns/checks';
import type { Check } from '../turns/drive';
import type { TurnActivities } from '../turns/turn-activities';

/** Requests that wait for the approvers of the benchmark have numbers from here on, beside those that make the database large. */
export const firstToApprove = 400_000_000;

/** A kind of turn whose time must not grow with the database. */
export interface Kind {
  readonly name: string;
  readonly make: (activities: TurnActivities, turn: number) => object;
  readonly check: Check;
}

const says = (name: string, text: (turn: number) => string): Kind => ({
  name,
  make: (activities, turn) => activities.say(turn, text(turn)),
  check: answersNothing,
});

/** Of the stored requests, the first hundred are there whether there are few or many. */
export const kinds: readonly Kind[] = [
  says('map', (turn) => `map ${newcomer(turn)}`),
  {
    name: 'Approve',
    make: (activities, turn) => activities.approve(turn, requestIdOf(firstToApprove + turn)),
    check: answersCard,
  },
  says('pending', () => 'pending'),
  says('status <who>', (turn) => `status ${addressOf(turn % 100)}`),
];
