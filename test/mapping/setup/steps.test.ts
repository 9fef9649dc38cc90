import { progressOf, stepBefore, stepNames, stepTitles } from '../../../src/mapping/setup/steps';

describe('the steps of the set-up', () => {
  it('are seven, each with a title', () => {
    expect(stepNames.map((step) => `${progressOf(step)}: ${stepTitles[step]}`)).toEqual([
      'Step 1 of 7: Before you start',
      'Step 2 of 7: Register the app',
      'Step 3 of 7: Redirect URI',
      'Step 4 of 7: Client secret',
      'Step 5 of 7: Copy to Autotask',
      'Step 6 of 7: Choose the mode',
      'Step 7 of 7: First mapping',
    ]);
  });

  it('lead back to the first', () => {
    expect(stepNames.map(stepBefore)).toEqual(['before', ...stepNames.slice(0, -1)]);
  });
});
