import { ActivityTypes, type TurnContext } from 'botbuilder';

/** Whether somebody typed something. */
export function isMessage({ activity }: TurnContext): boolean {
  return activity.type === (ActivityTypes.Message as string);
}

/** Whether Teams waits for an answer, as it does after a click on a card. */
export function isInvoke({ activity }: TurnContext): boolean {
  return activity.type === (ActivityTypes.Invoke as string);
}

/** Whether a button of a card was clicked. */
export function isCardClick(context: TurnContext): boolean {
  return isInvoke(context) && context.activity.name === 'adaptiveCard/action';
}
