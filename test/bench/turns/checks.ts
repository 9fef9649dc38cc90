import type { Check } from './drive';

/** A message is answered by the connector; its request with 200 and nothing else. */
export const answersNothing: Check = (status, body) => {
  if (status !== 200) throw new Error(`A message was answered with ${status}: ${body}`);
};

/** A click is answered with the card as it is now. */
export const answersCard: Check = (status, body) => {
  if (status !== 200 || !body.includes('Approved'))
    throw new Error(`A click was answered with ${status}: ${body.slice(0, 500)}`);
};
