import type { Browser, Page } from 'playwright-core';
import { startPlayground, type Playground } from '../../../src/playground/windows/start-playground';
import { findChromium } from './driver/find-chromium';
import { launchBrowser, openWindow, type WindowLook } from './driver/open-window';

/** What a browser test works with. */
export interface Stage {
  readonly playground: Playground;
  /** Opens the administrator's or the team lead's window once more. */
  open(who: 'administrator' | 'teamLead', look?: WindowLook): Promise<Page>;
}

/**
 * A suite in which simulators, bot, two windows of the Agents Playground and Chromium run. Where no Chromium is found
 * the suite is skipped, and says so.
 * @param environment variables of the bot on top of those that point it to the simulators
 */
export function describeInBrowser(
  name: string,
  tests: (stage: () => Stage) => void,
  environment: Readonly<Record<string, string>> = {},
): void {
  const executable = findChromium();
  if (!executable) {
    console.warn(
      `Skipped: "${name}" needs Chromium. Install Debian's package chromium, or set CHROMIUM_PATH.`,
    );
    describe.skip(name, () => tests(notStarted));
    return;
  }
  describe(name, () => {
    let started: { playground: Playground; browser: Browser } | undefined;
    const current = (): { playground: Playground; browser: Browser } => started ?? notStarted();

    beforeAll(async () => {
      const [playground, browser] = await Promise.all([
        startPlayground({ botPort: 0, windowPorts: [0, 0], environment }),
        launchBrowser(executable),
      ]);
      started = { playground, browser };
    }, 120_000);

    afterAll(async () => {
      await started?.browser.close();
      await started?.playground.close();
    }, 30_000);

    tests(() => ({
      playground: current().playground,
      open(who, look) {
        const { playground, browser } = current();
        const url = playground.windows?.[who];
        if (!url) throw new Error('The playground was started without windows.');
        return openWindow(browser, url, look);
      },
    }));
  });
}

function notStarted(): never {
  throw new Error('The playground is not running yet.');
}
