/** A time of day in which nobody is to be disturbed; it may go over midnight. Minutes since midnight, local time. */
export interface QuietHours {
  readonly from: number;
  readonly until: number;
}

/** @param text two times of day, `22:00-07:00` */
export function readQuietHours(text: string): QuietHours {
  const [from = 0, until = 0] = text.split('-').map(minutesOf);
  return { from, until };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
