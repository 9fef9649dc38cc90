import { failed, ok, warning, type Finding } from '../../mapping/finding';
import { warningOf } from '../upstream-finding';
import type { ServiceDeps } from './check-autotask';

/** From here on it is worth knowing; a token counts as too old or not yet valid from about five minutes on. */
const warnSeconds = 60;
const failSeconds = 300;

/** Whether this machine's clock goes as those of both services do. */
export async function checkClocks(deps: ServiceDeps): Promise<Finding[]> {
  const { entra, autotask } = deps.probes;
  return Promise.all([
    checkClock(deps, 'Clock against Microsoft', () => entra.clock()),
    checkClock(deps, 'Clock against Autotask', () => autotask.clock()),
  ]);
}

async function checkClock(deps: ServiceDeps, subject: string, read: () => Promise<Date>): Promise<Finding> {
  try {
    return judge(subject, deps.clock(), await read());
  } catch (error) {
    return warningOf(deps, subject, error);
  }
}

function judge(subject: string, here: Date, there: Date): Finding {
  const seconds = Math.round((here.getTime() - there.getTime()) / 1_000);
  const off = Math.abs(seconds);
  if (off < warnSeconds) return ok(subject, `They differ by ${off} s at most.`);
  const sentence = `The bot's clock is ${off} s ${seconds > 0 ? 'ahead' : 'behind'}.`;
  const mend = 'Have the machine set its clock by NTP.';
  return off < failSeconds
    ? warning(subject, sentence, mend)
    : failed(subject, `${sentence} Sign-ins fail when clocks differ that much.`, mend);
}
