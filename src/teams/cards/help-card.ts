import { accessible } from './for-all-cards';
import { renderCard, type AdaptiveCard } from './render-card';
import { shown } from './shown';

/**
 * Draws `cards/help.json`.
 * @param hint a sentence about what was just typed; empty when nothing was
 */
export function helpCard(
  commands: readonly { usage: string; summary: string }[],
  hint: string,
): AdaptiveCard {
  return renderCard('help', {
    ...accessible(`${hint} Commands: ${commands.map(({ usage }) => usage).join(', ')}.`),
    kicker: 'In a channel mention @sso first; in this chat just type',
    title: 'What you can type',
    hint: shown(hint, 600),
    commands: commands.map(({ usage, summary }) => ({ usage, summary })),
  });
}
