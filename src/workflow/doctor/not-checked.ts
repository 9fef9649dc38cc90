import { warning, type Finding } from '../../mapping/finding';

/**
 * What is said of checks that make no sense after another one came out badly.
 * @param because what stands in the way, as the end of a sentence without its full stop
 */
export function notChecked(subjects: readonly string[], because: string): Finding[] {
  return subjects.map((subject) =>
    warning(subject, `Not checked, because ${because}.`, 'Mend that first, then run doctor again.'),
  );
}
