import { warning, type Finding } from '../../mapping/finding';

/**
 * What is said of a check that makes no sense after another one came out badly.
 * @param because what stands in the way, as the end of a sentence without its full stop
 */
export function notChecked(subject: string, because: string): Finding {
  return warning(subject, `Not checked, because ${because}.`, 'Mend that first, then run doctor again.');
}
