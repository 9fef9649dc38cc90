import type { Page } from 'playwright-core';

/** Colours of the default container in the dark Teams client (Adaptive Cards' published Teams host configuration). */
const paper = '#ff2d2c2c';
const raisedPaper = '#ff292828';
const ink = {
  default: { default: '#ffffffff', subtle: '#bfffffff' },
  accent: { default: '#ffa6a7dc', subtle: '#ff8b8cc7' },
  attention: { default: '#ffd74654', subtle: '#e5d74654' },
};

/** What inputs and buttons are drawn with: design tokens of Fluent UI 9, as the dark Teams theme sets them. */
const tokens = {
  colorNeutralBackground1: '#292929',
  colorNeutralBackground1Hover: '#3d3d3d',
  colorNeutralBackground3: '#1f1f1f',
  colorNeutralBackgroundDisabled: '#141414',
  colorNeutralForeground1: '#ffffff',
  colorNeutralForeground1Hover: '#ffffff',
  colorNeutralForeground2: '#d6d6d6',
  colorNeutralForeground3: '#adadad',
  colorNeutralForeground4: '#999999',
  colorNeutralStroke1: '#666666',
  colorNeutralStroke1Hover: '#757575',
  colorNeutralStrokeAccessible: '#adadad',
  colorBrandBackground: '#4f52b2',
  colorCompoundBrandBackground: '#7f85f5',
  colorPaletteRedForeground1: '#e37d80',
};

interface HostConfig {
  containerStyles: Record<string, { backgroundColor: string; foregroundColors: object }>;
}

/**
 * Makes the Playground draw its cards as the dark Teams client would. It has no such switch: its one (light)
 * host configuration is a piece of JSON in its script, so that piece is exchanged on the way to the browser.
 * Call it before the page is opened.
 */
export async function drawCardsDark(page: Page): Promise<void> {
  await page.route('**/static/js/main.*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: withDarkHostConfig(await response.text()) });
  });
  const rules = Object.entries(tokens).map(([name, colour]) => `--${name}: ${colour} !important;`);
  const style = `.ac-preview-panel, .ac-preview-panel * { ${rules.join(' ')} color-scheme: dark; }`;
  await page.addInitScript({
    content: `addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style');
      style.textContent = ${JSON.stringify(style)};
      document.head.append(style);
    });`,
  });
}

function withDarkHostConfig(script: string): string {
  const pattern = /'(\{"choiceSetInputValueSeparator".*?\})'\)/s;
  const json = pattern.exec(script)?.[1];
  if (json === undefined)
    throw new Error('This version of the Agents Playground draws its cards differently.');
  const config = JSON.parse(json.replaceAll("\\'", "'")) as HostConfig;
  for (const [name, background] of [
    ['default', paper],
    ['emphasis', raisedPaper],
  ] as const) {
    const style = config.containerStyles[name];
    if (!style) throw new Error(`The Agents Playground knows no container style ${name}.`);
    style.backgroundColor = background;
    style.foregroundColors = { ...style.foregroundColors, ...ink };
  }
  return script.replace(pattern, () => `'${JSON.stringify(config).replaceAll("'", "\\'")}')`);
}
