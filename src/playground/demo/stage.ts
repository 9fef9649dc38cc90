import { cardText } from '../teams-client/card-text';
import type { Message } from '../teams-client/message';
import type { TeamsPerson, TeamsPlace } from '../teams-client/people-and-places';
import type { ClickAnswer, TeamsClient } from '../teams-client/start-teams-client';
import { transcript } from './transcript';

/** Thrown when the story does not go as it must; the message says what was expected and what was seen. */
export class BrokenStep extends Error {
  override readonly name = 'BrokenStep';
}

/** What the demo's people can do; all of it is printed, and checked on the way. */
export interface Stage {
  /** Says something and expects one answer that contains `expected`. */
  say(person: TeamsPerson, place: TeamsPlace, text: string, expected: string): Promise<Message>;
  /** Presses a button and expects an answer that contains `expected`. */
  press(
    person: TeamsPerson,
    message: Message,
    button: string,
    expected: string,
    inputs?: Record<string, string>,
  ): Promise<void>;
  /** Waits for a message (new or edited) that contains all of the texts, and prints it. */
  see(what: string, ...texts: string[]): Promise<Message>;
}

/** Builds the stage on a Teams client. */
export function createStage(client: TeamsClient): Stage {
  return {
    async say(person, place, text, expected) {
      transcript.says(person.name, place.name, place.kind === 'personal' ? text : `@sso ${text}`);
      const answers = await client.say(person, place, text);
      const answer = answers.find((message) => textOf(message).includes(expected));
      if (!answer)
        throw new BrokenStep(
          `"${text}" was not answered with "${expected}", but with: ${answers.map(textOf).join(' | ')}`,
        );
      transcript.message(answer);
      return answer;
    },
    async press(person, message, button, expected, inputs = {}) {
      transcript.presses(person.name, button, inputs);
      const answer = await client.click(person, message, button, inputs);
      const text = textOfAnswer(answer);
      if (!text.includes(expected))
        throw new BrokenStep(`[${button}] was not answered with "${expected}", but with: ${text}`);
      transcript.answer(person.name, answer);
    },
    async see(what, ...texts) {
      const message = await client.waitFor(what, (candidate) =>
        texts.every((text) => textOf(candidate).includes(text)),
      );
      transcript.message(message);
      return message;
    },
  };
}

function textOf({ text, card }: Message): string {
  return `${text}\n${card ? cardText(card) : ''}`;
}

function textOfAnswer({ card, message }: ClickAnswer): string {
  return message ?? (card ? cardText(card) : '');
}
