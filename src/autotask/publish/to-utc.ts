/**
 * A time of Autotask, which is UTC with or without saying so, as ISO 8601 in UTC.
 * @returns `null` when it is absent or not a time
 */
export function toUtc(time: string | null | undefined): string | null {
  if (!time) return null;
  const hasZone = /(z|[+-]\d\d:?\d\d)$/i.test(time);
  const date = new Date(hasZone ? time : `${time}Z`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
