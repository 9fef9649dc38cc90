import { z } from 'zod/v4';

const clickValue = z.object({ action: z.object({ data: z.record(z.string(), z.unknown()) }) });

/**
 * Whom somebody picked in a row of a list, by Object ID; `null` when they picked nobody there. A card has as many such
 * inputs as it has rows, so their names are not among those that every click may bring.
 * @param value the activity's value as Teams sent it
 */
export function pickIn(value: unknown, position: number): string | null {
  const picked = clickValue.safeParse(value).data?.action.data[`pick${position}`];
  return typeof picked === 'string' && picked !== '' && picked.length <= 64 ? picked : null;
}
