import { ok, type Finding } from '../../mapping/finding';
import type { TeamsProbes } from './probes';

export const botSubject = 'Bot credentials';

/** Whether the bot can sign in to Teams. @throws UpstreamError when it cannot */
export async function checkBot({ signIn }: Pick<TeamsProbes, 'signIn'>): Promise<Finding[]> {
  return [
    (await signIn())
      ? ok(botSubject, 'The bot signs in to Teams.')
      : ok(
          botSubject,
          'BOT_ID is not set: the bot runs without credentials, for this machine only (loopback).',
        ),
  ];
}
