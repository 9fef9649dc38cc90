import { inTime } from '../../http/in-time';
import { TeamsTrouble } from './teams-trouble';

const signInMs = 5_000;

/**
 * Signs requests, the first of them for all: while it gets a token, the others wait for it and share its trouble. The SDK
 * would ask for a token for each of them, and wait for ever when the sign-in does not answer.
 */
export class SignInTurns {
  #first: Promise<unknown> | undefined;

  /** @param sign signs a request; quick once somebody has got a token @throws TeamsTrouble after five seconds */
  async sign<T>(sign: () => Promise<T>): Promise<T> {
    if (this.#first) {
      await this.#first;
      return sign();
    }
    const signing = inTime(sign, signInMs, tooLate).finally(() => (this.#first = undefined));
    this.#first = signing;
    return signing;
  }
}

function tooLate(): TeamsTrouble {
  const message = `Microsoft did not sign the bot in to Teams within ${signInMs / 1_000} s.`;
  return new TeamsTrouble(message, { mayHaveArrived: false });
}
