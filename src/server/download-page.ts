import { createHash } from 'node:crypto';

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem}button{font:inherit;padding:.5rem 1.5rem}';

/** The page may do nothing but look like this and send its own form. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** What every answer below `/downloads/` carries beside what all answers do. */
export const privately = {
  'X-Robots-Tag': 'noindex',
  'Content-Security-Policy': policy,
};

/** A page as it is sent. */
export interface Page {
  readonly status: number;
  readonly html: string;
}

/**
 * What a link shows: one button. Programs that look at links (previews, virus scanners) press none, so they do not use
 * it up.
 */
export const openPage = page(
  200,
  'Your file is ready',
  '<p>It can be downloaded once, and for ten minutes after the bot gave you the link.</p><form method="post"><button>Download</button></form>',
);

/** The same words for everything that can be wrong with a link, so that nobody learns which it was. */
export const closedPage = page(
  404,
  'There is nothing here',
  '<p>The link was used already, is older than ten minutes, or never was one. Ask the bot in Teams for another.</p>',
);

/** For when Entra ID does not answer. */
export const laterPage = page(
  503,
  'Not just now',
  '<p>It could not be checked whether you may still have the file. The link was not used up: go back and try again in a minute.</p>',
);

function page(status: number, title: string, body: string): Page {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${style}</style>`;
  const html = `<!doctype html><html lang="en"><head>${head}</head><body><h1>${title}</h1>${body}</body></html>\n`;
  return { status, html };
}
