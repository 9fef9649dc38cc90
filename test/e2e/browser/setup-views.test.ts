import type { Page } from 'playwright-core';
import { readCard, waitForCard } from './driver/cards';
import { say } from './driver/say';
import { clickButton, fillInput } from './driver/use-card';
import { describeInBrowser } from './describe-in-browser';
import { openEveryLook } from './open-every-look';
import { pictureOfCard } from './pictures';

jest.setTimeout(240_000);

const callback = 'https://ww5.autotask.net/Mvc/Security/OpenIdCallback';

describeInBrowser(
  'every card of the set-up, in light, dark and on a phone',
  (stage) => {
    let light: Page;
    let dark: Page;
    let phone: Page;

    beforeAll(async () => {
      ({ light, dark, phone } = await openEveryLook(stage()));
    });

    /** Waits for the card in the light and the dark window, and keeps a picture of each. */
    async function picture(text: string | RegExp, name: string): Promise<void> {
      const card = await waitForCard(light, text);
      await light.mouse.move(0, 0); // The pointer rests where a button was pressed and would light up the next one.
      await pictureOfCard(card, `${name}-light`);
      await pictureOfCard(await waitForCard(dark, text), `${name}-dark`);
    }

    /** The same, and on a phone. */
    async function pictureEverywhere(text: string | RegExp, name: string): Promise<void> {
      await picture(text, name);
      await pictureOfCard(await waitForCard(phone, text), `${name}-phone`);
    }

    test('by hand, from the first step to the summary', async () => {
      const { portal } = stage().playground.graph;
      await say(light, 'setup');
      await picture('Step 1 of 7', 'setup-1-before');
      await clickButton(light, 'Start');
      await picture('Step 2 of 7', 'setup-2-way');
      await clickButton(light, 'By hand');
      await picture('New registration', 'setup-2-by-hand');
      await fillInput(light, 'Application (client) ID', 'c11e0700');
      await clickButton(light, 'Check the registration');
      await pictureEverywhere('Not yet.', 'setup-2-wrong');

      const { clientId } = portal.registerApp({ displayName: 'Autotask' });
      await fillInput(light, 'Application (client) ID', clientId);
      await clickButton(light, 'Check the registration');
      await picture('Check the URL', 'setup-3-redirect');
      portal.addRedirectUri(clientId, callback);
      await fillInput(light, 'Callback/Redirect URL', 'http://autotask.net/');
      await clickButton(light, 'Check the URL');
      await picture('Not yet.', 'setup-3-wrong');
      await fillInput(light, 'Callback/Redirect URL', callback);
      await clickButton(light, 'Check the URL');
      await picture('Never paste the secret here', 'setup-4-secret');
      await clickButton(light, 'Later');
      await picture('Left for later', 'setup-paused');
      portal.addSecret(clientId, { name: 'autotask', expiresAt: '2099-01-01T00:00:00Z' });
      await clickButton(light, 'Go on');
      await picture('Take the date from Entra', 'setup-4-secret-seen');
      await clickButton(light, 'Take the date from Entra');
      await pictureEverywhere('I have copied both', 'setup-5-copy');
      await clickButton(light, 'I have copied both');
      await pictureEverywhere('Confirm the mode', 'setup-6-mode');
      await clickButton(light, 'Confirm the mode');
      await waitForCard(light, 'Not yet.');
      await light.getByRole('checkbox').last().check();
      await clickButton(light, 'Confirm the mode');
      await picture('Finish without a mapping', 'setup-7-pilot');
      await clickButton(light, 'Map me');
      await pictureEverywhere('Single sign-on is set up', 'setup-done');
    });

    test('begun again and registered by the bot', async () => {
      await say(light, 'setup restart');
      await waitForCard(light, 'Step 1 of 7');
      await clickButton(light, 'Start');
      await waitForCard(light, 'Step 2 of 7');
      await clickButton(light, 'Automatically');
      await picture('exactly what the bot will create', 'setup-2-automatic');
      await clickButton(light, 'Create the app');
      await picture('Set it on the app', 'setup-3-automatic');
      await fillInput(light, 'Callback/Redirect URL', callback);
      await clickButton(light, 'Set it on the app');
      expect(await readCard(await waitForCard(light, 'Step 4 of 7'))).not.toContain('Not yet.');
      const { applications } = stage().playground.graph;
      const made = applications.filter(({ tags }) => tags.includes('autotask-sso-bot'));
      expect(made.map(({ web }) => web.redirectUris)).toEqual([[callback]]);
    });
  },
  { SETUP_CREATE_APP: 'true' },
);
