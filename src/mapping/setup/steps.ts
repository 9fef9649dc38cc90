/** The steps of the set-up, in their order. */
export const stepNames = ['before', 'register', 'redirect', 'secret', 'copy', 'mode', 'pilot'] as const;

export type StepName = (typeof stepNames)[number];

/** What each step is called on cards and in the audit log. */
export const stepTitles: Readonly<Record<StepName, string>> = {
  before: 'Before you start',
  register: 'Register the app',
  redirect: 'Redirect URI',
  secret: 'Client secret',
  copy: 'Copy to Autotask',
  mode: 'Choose the mode',
  pilot: 'First mapping',
};

/** `Step 3 of 7`. */
export function progressOf(step: StepName): string {
  return `Step ${stepNames.indexOf(step) + 1} of ${stepNames.length}`;
}

/** The step before this one; the first has none and stays. */
export function stepBefore(step: StepName): StepName {
  return stepNames[stepNames.indexOf(step) - 1] ?? 'before';
}
