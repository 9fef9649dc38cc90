import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ linkify: false });

/** Every Markdown file of the repository, by its path from the top. */
export function documents(): string[] {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md']);
  return files.toString().trim().split('\n');
}

/** Where the links and pictures of a Markdown file lead, as they are written. */
export function linksOf(path: string): string[] {
  const tokens = markdown.parse(readFileSync(path, 'utf8'), {}).flatMap(({ children }) => children ?? []);
  return tokens
    .map((token) => token.attrGet('href') ?? token.attrGet('src'))
    .filter((link): link is string => link !== null);
}

/** The anchors of a Markdown file's headings, as GitHub makes them: lower case, hyphens for spaces, no punctuation. */
export function anchorsOf(path: string): string[] {
  const tokens = markdown.parse(readFileSync(path, 'utf8'), {});
  const headings = tokens.flatMap((token, at) => (token.type === 'heading_open' ? [tokens[at + 1]] : []));
  return headings.map((heading) =>
    (heading?.children ?? [])
      .map(({ content }) => content)
      .join('')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
