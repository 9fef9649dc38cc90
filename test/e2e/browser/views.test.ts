import type { Page } from 'playwright-core';
import { readCard, waitForCard } from './driver/cards';
import { goToChannel } from './driver/go-to-conversation';
import { say } from './driver/say';
import { clickButton, fillInput } from './driver/use-card';
import { describeInBrowser } from './describe-in-browser';
import { openEveryLook } from './open-every-look';
import { pictureOfCard } from './pictures';

jest.setTimeout(240_000);

/** What to type, what the answering card must contain, and the picture's name. */
const answers: readonly [typed: string, expected: string, picture: string][] = [
  ['help', 'What you can type', 'help'],
  ['map', 'Whom do you want to map?', 'ask-who'],
  ['map Morgan Lee', 'Which of them do you mean?', 'choose-person'],
  ['map tess.twin', 'Which one does this person log in with?', 'choose-resource'],
  ['map José Núñez', 'Only the name matches', 'warning'],
  ['map dan.departed', 'is disabled', 'refused'],
  ['map nadia.nowhere', 'No Autotask resource found', 'no-resource'],
  ['status jane.doe', 'Not mapped by this bot', 'person'],
  ['pending', 'Nothing is waiting', 'nothing-pending'],
  ['doctor', 'Doctor: nothing was changed', 'doctor'],
];

describeInBrowser('every view, in light and dark', (stage) => {
  let light: Page;
  let dark: Page;
  let phone: Page;

  beforeAll(async () => {
    ({ light, dark, phone } = await openEveryLook(stage()));
  });

  test.each(answers)('%s', async (typed, expected, picture) => {
    await say(light, typed);
    await pictureOfCard(await waitForCard(light, expected), `${picture}-light`);
    await pictureOfCard(await waitForCard(dark, expected), `${picture}-dark`);
  });

  test('names that are Markdown, HTML or expressions are shown as they are, and nothing of them is a link', async () => {
    for (const name of ['mallory.link', 'mallory.mention', 'mallory.template']) {
      await say(light, `map ${name}`);
    }
    const card = await waitForCard(light, '[Pay](https://evil.example)');
    expect(await readCard(card)).toContain('[Pay](https://evil.example)');
    await pictureOfCard(card, 'hostile-name-light');
    await waitForCard(light, '<at>everyone</at>');
    await waitForCard(light, '${secret}');
    expect(await light.locator('a[href*="evil.example"]').count()).toBe(0);
  });

  test('the longest name there can be, on a desktop and on a phone', async () => {
    await say(light, 'map hubert.wolfe');
    const card = await waitForCard(light, 'hubert.wolfe');
    await pictureOfCard(card, 'longest-name-light');
    await pictureOfCard(await waitForCard(phone, 'hubert.wolfe'), 'longest-name-phone');
    expect((await readCard(card)).length).toBeGreaterThan(256);
  });

  test('a request from approval to applied, in dark and on a phone', async () => {
    const lead = await stage().open('teamLead', { theme: 'dark' });
    await goToChannel(lead, 'Approvals');
    await say(light, 'map jane.doe');
    await pictureOfCard(await waitForCard(dark, 'Request approval'), 'proposal-dark');
    await pictureOfCard(await waitForCard(phone, 'Request approval'), 'proposal-phone');
    await clickButton(light, 'Request approval');
    await pictureOfCard(await waitForCard(light, 'Waiting for approval'), 'waiting-light');
    await pictureOfCard(await waitForCard(lead, 'Approval needed'), 'approval-dark');
    await say(light, 'pending');
    await pictureOfCard(await waitForCard(light, '1 open request'), 'pending-light');
    await pictureOfCard(await waitForCard(dark, '1 open request'), 'pending-dark');
    await fillInput(lead, 'Comment (needed to reject)', 'Welcome, Jane');
    await clickButton(lead, 'Approve');
    const paste = await waitForCard(dark, 'Approved, not pasted yet');
    expect(await readCard(paste)).toContain('Welcome, Jane');
    await pictureOfCard(paste, 'paste-dark');
    await pictureOfCard(await waitForCard(phone, 'Approved, not pasted yet'), 'paste-phone');
    await waitForCard(light, 'I have pasted it');
    await clickButton(light, 'I have pasted it');
    await pictureOfCard(await waitForCard(dark, 'Applied'), 'applied-dark');
    await pictureOfCard(await waitForCard(lead, 'Applied'), 'applied-approver-dark');
  });

  test('a posting that Autotask refuses says so in its own words, with Retry', async () => {
    const lead = await stage().open('teamLead');
    await goToChannel(lead, 'Approvals');
    const { faults } = stage().playground.autotask;
    faults.add({
      match: /POST .*\/Tickets$/,
      times: 1,
      status: 500,
      body: { errors: ['Queue is required.'] },
    });
    await say(light, "map Siobhan O'Brien");
    // An older card has the same button.
    await waitForCard(light, "Map Siobhan O'Brien");
    await clickButton(light, 'Request approval');
    await waitForCard(lead, "Map Siobhan O'Brien");
    await clickButton(lead, 'Approve');
    const failed = await waitForCard(lead, 'Queue is required.');
    await pictureOfCard(failed, 'failed-light');
    await pictureOfCard(await waitForCard(dark, 'Queue is required.'), 'failed-dark');
    await clickButton(lead, 'Retry');
    await waitForCard(lead, 'Approved, not pasted yet');
  });
});
