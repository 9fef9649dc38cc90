import { inTime } from '../../http/in-time';
import { TeamsTrouble } from './teams-trouble';

const signInMs = 5_000;

/**
 * Signs requests, the first of them for all: while it gets a token, the others wait for it and share its trouble. The SDK
 * would ask for a token for each of them, and wait for ever when the sign-in does not answer.
 */
export class SignInTurns {
  #first: Promise<unknown> | undefined;

  /** @param onFailed is told once of a sign-in that failed, however many waited for it, and how many milliseconds it took */
  constructor(private readonly onFailed: (error: unknown, ms: number) => void = () => undefined) {}

  /** @param sign signs a request; quick once somebody has got a token @throws TeamsTrouble after five seconds */
  async sign<T>(sign: () => Promise<T>): Promise<T> {
    if (this.#first) {
      await this.#first;
      return sign();
    }
    const signing = this.#told(inTime(sign, signInMs, tooLate)).finally(() => (this.#first = undefined));
    this.#first = signing;
    return signing;
  }

  async #told<T>(signing: Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await signing;
    } catch (error) {
      this.onFailed(error, performance.now() - start);
      throw error;
    }
  }
}

function tooLate(): TeamsTrouble {
  const message = `Microsoft did not sign the bot in to Teams within ${signInMs / 1_000} s.`;
  return new TeamsTrouble(message, { mayHaveArrived: false });
}
