import { cardText } from '../../../src/playground/teams-client/card-text';
import type { Message } from '../../../src/playground/teams-client/message';
import type { TeamsClient } from '../../../src/playground/teams-client/start-teams-client';

/** What a card says at each stage of a request that goes well, in order. */
const stages: readonly RegExp[] = [
  /Request approval\]/,
  /A team lead decides|\[Approve\]/,
  /approved\. Both sides are being checked/,
  /approved\. The mapping is being posted/,
  /has to paste it/,
  /ticked in Autotask\. \(|written and read back/,
];

/** The last stage: the mapping is applied. */
export const lastStage = stages.length - 1;

/** What a card showed, one edit after the other. */
export interface CardHistory {
  readonly message: Message;
  /** The stages in the order in which the card showed them; -1 is what is none of them. */
  readonly shown: number[];
}

/** Notes every stage that every card shows, from the first look to the last edit. */
export function watchCards({ connector }: Pick<TeamsClient, 'connector'>): readonly CardHistory[] {
  const histories: CardHistory[] = [];
  const edits: number[] = [];
  connector.changes.on('change', () => {
    for (const [index, message] of connector.messages.entries()) {
      if (edits[index] === message.edits) continue;
      edits[index] = message.edits;
      const history = histories[index] ?? { message, shown: [] };
      histories[index] = history;
      history.shown.push(stageOf(message));
    }
  });
  return histories;
}

function stageOf({ card }: Message): number {
  const text = card ? cardText(card) : '';
  return stages.findLastIndex((stage) => stage.test(text));
}
