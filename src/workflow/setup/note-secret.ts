import { failed, type Finding } from '../../mapping/finding';
import { remindersOf, reminderSubject, sameDay } from '../../mapping/setup/secret-reminders';
import { readExpiry } from '../../mapping/setup/read-expiry';
import type { SecretExpiry, Setup } from '../../mapping/setup/setup';
import type { Deps } from '../deps';
import { atStep, type SetupClick, type StepOutcome } from './at-step';
import { saveSetup } from './save-setup';
import type { SetupAnswered } from './setup-view';
import { findingOf, unlessTrouble } from '../upstream-finding';
import { appOf, readRegistration } from './view-step';

/**
 * `Save the date`: keeps when the client secret expires, and plans the reminders. The secret itself is never asked for.
 * @param expires as a date input gives it, `2027-11-23`
 * @throws UpstreamError when the roles cannot be read
 */
export async function noteSecretExpiry(
  deps: Deps,
  click: SetupClick,
  expires: string,
): Promise<SetupAnswered> {
  return atStep(
    deps,
    click,
    'secret',
    async (setup) => {
      const read = readExpiry(expires, deps.clock());
      if (read.kind === 'problem') return { kind: 'problems', problems: [read.problem] };
      const mismatch = await mismatchWithEntra(deps, setup, read.value);
      if (mismatch) return { kind: 'problems', problems: [mismatch] };
      return keep(deps, setup, click, { expiresAt: read.value, source: 'person' });
    },
    { expires },
  );
}

/** `Take the date from Entra`: the same, with the date of the app's secret that expires last. */
export async function readSecretExpiry(deps: Deps, click: SetupClick): Promise<SetupAnswered> {
  return atStep(deps, click, 'secret', async (setup) => {
    try {
      const expiresAt = await latestExpiry(deps, setup);
      if (expiresAt === null) return { kind: 'problems', problems: [noSecret] };
      return await keep(deps, setup, click, { expiresAt, source: 'entra' });
    } catch (error) {
      return { kind: 'problems', problems: [findingOf(deps, 'Client secret', error)] };
    }
  });
}

/** What speaks against the date: Entra shows secrets, and none of that day. `null` where nothing does, or the bot cannot look. */
async function mismatchWithEntra(deps: Deps, setup: Setup, expiresAt: string): Promise<Finding | null> {
  const registration = await unlessTrouble(() => readRegistration(deps, appOf(setup)));
  const shown = registration?.secrets ?? [];
  if (shown.length === 0 || shown.some((secret) => sameDay(secret.expiresAt, expiresAt))) return null;
  const dates = shown.map((secret) => secret.expiresAt.slice(0, 10)).sort();
  return failed(
    'Expires',
    `Entra shows no client secret of this app that expires on ${expiresAt.slice(0, 10)}.`,
    `It shows: ${[...new Set(dates)].slice(0, 5).join(', ')}. Give the date of the one whose Value is in Autotask.`,
  );
}

/** When the app's last secret expires that has not yet; `null` when it has none, or the bot may not look. */
async function latestExpiry(deps: Deps, setup: Setup): Promise<string | null> {
  const registration = await readRegistration(deps, appOf(setup));
  const now = deps.clock().toISOString();
  const ahead = (registration?.secrets ?? []).map(({ expiresAt }) => expiresAt).filter((at) => at > now);
  return ahead.sort().at(-1) ?? null;
}

const noSecret: Finding = failed(
  'Client secret',
  'Entra shows no client secret on this app that is still valid.',
  'Make one as described above. What was made a moment ago may take a minute to show; or type the date.',
);

async function keep(
  deps: Deps,
  setup: Setup,
  { clicker }: SetupClick,
  date: Pick<SecretExpiry, 'expiresAt' | 'source'>,
): Promise<StepOutcome> {
  const now = deps.clock();
  const secret = { ...date, by: clicker, at: now.toISOString() };
  const step = setup.completedAt === null ? 'copy' : 'done';
  return {
    kind: 'saved',
    setup: await saveSetup(
      deps,
      setup,
      { secret, step },
      {
        event: 'setup.secret-expiry',
        by: clicker,
        details: date,
        also: ({ reminders }) =>
          reminders.plan(reminderSubject(setup.id), remindersOf(setup.id, date.expiresAt, now)),
      },
    ),
  };
}
