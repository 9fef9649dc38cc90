import { chromium } from 'playwright-core';
import { drawCardsDark } from './draw-cards-dark';
import type { Browser, Page } from 'playwright-core';

export interface WindowLook {
  /** The Playground itself has no dark theme: `dark` redraws its cards, not the page around them. */
  theme?: 'light' | 'dark';
  /** Of cards, in CSS pixels: 446 if not said, which is what Teams gives on a desktop; a telephone has about 320. */
  cardWidth?: number;
}

/** How long to wait for anything to appear; on a busy machine several bots and browsers share two cores. */
const patienceMs = 60_000;

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the system's Chromium; one browser serves any number of windows. */
export async function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: quiet });
}

/**
 * Opens a window of the Agents Playground, signed in as whoever its configuration names, without the log
 * panel. Requests that leave this machine (its fonts) are cut off, so a test never depends on the internet.
 */
export async function openWindow(browser: Browser, url: string, look: WindowLook = {}): Promise<Page> {
  const { theme = 'light', cardWidth } = look;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: theme,
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.route(
    ({ hostname }) => !['localhost', '127.0.0.1'].includes(hostname),
    (route) => route.abort(),
  );
  if (theme === 'dark') await drawCardsDark(page);
  await page.goto(url);
  if (cardWidth) await page.addStyleTag({ content: `.ac-preview-panel { width: ${cardWidth}px }` });
  await page.getByRole('button', { name: 'Hide log panel' }).click();
  return page;
}
