import type { Page } from 'playwright-core';
import { readCard, waitForCard } from './driver/cards';
import { goToPersonalChat } from './driver/go-to-conversation';
import { say } from './driver/say';
import { clickButton, fillInput, pickLaterDate } from './driver/use-card';
import { describeInBrowser, type Stage } from './describe-in-browser';
import { pictureOfWindow } from './pictures';

jest.setTimeout(240_000);

const callback = 'https://ww5.autotask.net/Mvc/Security/OpenIdCallback';

/** The administrator's window, past the first step. */
async function beginSetup(stage: Stage): Promise<Page> {
  const page = await stage.open('administrator');
  await goToPersonalChat(page);
  await say(page, 'setup');
  await waitForCard(page, 'Before you start');
  await clickButton(page, 'Start');
  return page;
}

/** The steps both ways have in common: from the client secret to the last card. */
async function fromSecretToPilot(page: Page, stage: Stage, keepExpiry: () => Promise<void>): Promise<void> {
  const { graph } = stage.playground;
  const clientId = graph.applications[0]?.appId ?? '';
  expect(await readCard(await waitForCard(page, 'Step 4 of 7'))).toContain('Never paste the secret here');
  await keepExpiry();
  const copy = await waitForCard(page, 'Step 5 of 7');
  expect(await copy.getByLabel('Client ID (select and copy)').inputValue()).toBe(clientId);
  expect(await readCard(copy)).toMatch(/OK\s+Tenant:[^]*OK\s+Signing algorithm: RS256/);
  await clickButton(page, 'I have copied both');
  await waitForCard(page, 'Step 6 of 7');
  await page.getByRole('checkbox', { name: 'The Test button in Autotask succeeded' }).last().check();
  await clickButton(page, 'Confirm the mode');
  expect(await readCard(await waitForCard(page, 'Step 7 of 7'))).toContain(
    'Keep one administrator of Autotask outside',
  );
}

describeInBrowser('the set-up by hand, all seven steps', (stage) => {
  test('from setup to the first mapping', async () => {
    const { graph } = stage().playground;
    const alex = await beginSetup(stage());
    await waitForCard(alex, 'New registration');
    const { clientId } = graph.portal.registerApp({ displayName: 'Autotask' });
    await fillInput(alex, 'Application (client) ID', clientId);
    await clickButton(alex, 'Check the registration');
    await waitForCard(alex, 'Step 3 of 7');
    await pictureOfWindow(alex, 'setup-chat');
    await fillInput(alex, 'Callback/Redirect URL', callback);
    await clickButton(alex, 'Check the URL');
    await waitForCard(alex, 'The app does not have');
    graph.portal.addRedirectUri(clientId, callback);
    await clickButton(alex, 'Check the URL');
    await fromSecretToPilot(alex, stage(), async () => {
      await pickLaterDate(alex, 'When does it expire');
      await clickButton(alex, 'Save the date');
    });
    await fillInput(alex, 'Or type who it is', 'jane.doe');
    await clickButton(alex, 'Map this person');
    await waitForCard(alex, 'Single sign-on is set up');
    expect(await readCard(await waitForCard(alex, 'Request approval'))).toContain('Map Jane Doe');
  });
});

describeInBrowser(
  'the set-up by automatic registration, all seven steps',
  (stage) => {
    test('from setup to the summary: the bot makes the app, and one only', async () => {
      const { graph } = stage().playground;
      const alex = await beginSetup(stage());
      await waitForCard(alex, 'How do you want to register the app');
      await clickButton(alex, 'Automatically');
      expect(await readCard(await waitForCard(alex, 'This is exactly what'))).toContain('AzureADMyOrg');
      expect(graph.applications).toEqual([]);
      await clickButton(alex, 'Create the app');
      await waitForCard(alex, 'Step 3 of 7');
      await clickButton(alex, 'Back');
      await waitForCard(alex, 'The bot made this app before');
      await clickButton(alex, 'Use this app');
      await waitForCard(alex, 'Step 3 of 7');
      expect(graph.applications).toMatchObject([
        { signInAudience: 'AzureADMyOrg', web: { redirectUris: [] } },
      ]);
      await fillInput(alex, 'Callback/Redirect URL', callback);
      await clickButton(alex, 'Set it on the app');
      await fromSecretToPilot(alex, stage(), async () => {
        const [app] = graph.applications;
        graph.portal.addSecret(app?.appId ?? '', { name: 'autotask', expiresAt: '2099-11-23T00:00:00Z' });
        await say(alex, 'setup');
        await clickButton(alex, 'Take the date from Entra');
      });
      expect(graph.applications).toMatchObject([{ web: { redirectUris: [callback] } }]);
      await clickButton(alex, 'Finish without a mapping');
      expect(await readCard(await waitForCard(alex, 'Single sign-on is set up'))).toContain(callback);
    });
  },
  { SETUP_CREATE_APP: 'true' },
);
