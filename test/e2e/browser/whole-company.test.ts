import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { companyOf } from '../../workflow/harness/company-of';
import { readCard, waitForCard } from './driver/cards';
import { goToChannel } from './driver/go-to-conversation';
import { say } from './driver/say';
import { clickButton, fillInput } from './driver/use-card';
import { describeInBrowser } from './describe-in-browser';
import { openEveryLook } from './open-every-look';
import { pictureOfCard } from './pictures';

jest.setTimeout(240_000);

/** The bot draws a batch's cards once more two seconds after it posted them: whoever opened the rows before that would lose them. */
async function nothingLeftToDo(botUrl: string): Promise<void> {
  for (;;) {
    const metrics = await (await fetch(`${botUrl}/metrics`)).text();
    if (/^sso_outbox_jobs 0$/m.test(metrics)) return;
    await delay(100);
  }
}

/** Slow enough that people (and the camera) see the bar move, in milliseconds a call. */
const slowly = 250;

describeInBrowser(
  'the whole company, through the Agents Playground',
  (stage) => {
    let light: Page;
    let dark: Page;
    let phone: Page;
    let lead: Page;
    let darkLead: Page;

    beforeAll(async () => {
      ({ light, dark, phone } = await openEveryLook(stage()));
      lead = await stage().open('teamLead');
      darkLead = await stage().open('teamLead', { theme: 'dark' });
      for (const page of [lead, darkLead]) await goToChannel(page, 'Approvals');
    });

    /** The same card in light, in dark and on a phone. */
    async function everyLook(text: string | RegExp, picture: string): Promise<void> {
      await pictureOfCard(await waitForCard(light, text), `${picture}-light`);
      await pictureOfCard(await waitForCard(dark, text), `${picture}-dark`);
      await pictureOfCard(await waitForCard(phone, text), `${picture}-phone`);
    }

    test('map all: a report, its lists page by page, and one who fits several resources', async () => {
      await say(light, 'map all');
      await waitForCard(light, /Request approval for the \d+ exact ones/);
      await everyLook('Request approval for the', 'plan');
    });

    test('a batch of 90: the question, the bar, the end', async () => {
      companyOf(stage().playground.directory, 90);
      await say(light, 'map all');
      await waitForCard(light, 'Request approval for the 90 exact ones');
      await clickButton(light, 'Request approval for the 90 exact ones');
      const question = await waitForCard(lead, 'Map 90 people');
      expect(await readCard(question)).toContain('3 tickets');
      await pictureOfCard(question, 'batch-approval-light');
      await pictureOfCard(await waitForCard(darkLead, 'Map 90 people'), 'batch-approval-dark');
      await nothingLeftToDo(stage().playground.bot.url);
      await clickButton(lead, 'Show all rows');
      await pictureOfCard(await waitForCard(lead, 'Exclude the ticked'), 'batch-rows-light');
    });

    test('approved, it posts forty at a time, and pauses, resumes and ends', async () => {
      const { autotask } = stage().playground;
      autotask.faults.add({ match: /ChecklistItems$/, times: 90, delayMs: slowly });
      await clickButton(darkLead, 'Approve');
      await waitForCard(darkLead, 'Pause');
      await clickButton(darkLead, 'Pause');
      await pictureOfCard(await waitForCard(darkLead, 'Resume'), 'batch-paused-dark');
      await clickButton(darkLead, 'Resume');
      await pictureOfCard(await waitForCard(darkLead, /(40|80) posted/), 'batch-running-dark');
      await everyLook('0 applied · 90 waiting for the paste', 'batch-done');
      expect(autotask.tickets).toHaveLength(3);
      expect(autotask.checklistItems).toHaveLength(90);
    });

    test('what is ticked in Autotask is counted on the card, and in the status of the company', async () => {
      const { autotask, directory } = stage().playground;
      const [first] = directory.resources;
      for (const { id } of autotask.checklistItems.slice(0, 60)) autotask.tickItem(id, first?.id ?? 0);
      await everyLook('60 applied · 30 waiting for the paste', 'batch-ticked');
      await say(light, 'status');
      await everyLook('60 of 90 active resources are mapped', 'coverage');
    });

    test('drift: what is no longer as it was, with a way out in each row', async () => {
      const { directory } = stage().playground;
      const company = directory.people.filter(({ givenName }) => givenName?.startsWith('Given'));
      const [, second, third, fourth] = company;
      if (second) second.accountEnabled = false;
      if (third) third.displayName = 'Thea Newname';
      directory.people = directory.people.filter((person) => person !== fourth);
      await say(light, 'drift');
      await everyLook('Thea Newname', 'drift');
      await fillInput(light, 'Reason', 'On leave until March');
    });

    test('history and export', async () => {
      await say(light, 'history');
      await everyLook(/\d+ events/, 'history');
      await say(light, 'export');
    });
  },
  { OUTBOX_POLL_MS: '200' },
);
