import { seeDoctor } from '../../workflow/doctor/see-doctor';
import { deniedCard } from '../cards/denied-card';
import { doctorCard } from '../cards/doctor-card';
import { say } from '../turn';
import type { Command } from './command';

/** `doctor`: look at everything the bot needs, and say what mends what is wrong. */
export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor',
  summary: 'Check everything the bot needs, and say what mends what is wrong. Administrators only.',
  async run(turn) {
    const findings = await seeDoctor(turn.deps, turn.actor);
    await say(turn, findings ? doctorCard(findings) : deniedCard('not-administrator'));
  },
};
