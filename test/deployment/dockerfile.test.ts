import { existsSync, readFileSync } from 'node:fs';
import { secretSettings } from '../../src/config/secret-settings';
import { commandOf, readDockerfile, textsOf } from './dockerfile';

const stages = readDockerfile();
const image = stages.at(-1);
const copied = stages.flatMap((stage) => textsOf(stage, 'COPY')).filter((text) => !text.startsWith('--from'));

describe('the Dockerfile', () => {
  it('is of Node 24 on glibc in every stage', () => {
    expect(readFileSync('Dockerfile', 'utf8')).toMatch(/^ARG NODE=24-bookworm-slim$/m);
    expect(new Set(stages.map(({ from }) => from))).toEqual(new Set(['node:${NODE}']));
  });

  it('ends as somebody who is not root, named by number', () => {
    expect(textsOf(image, 'USER').at(-1)).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('runs node itself, so that SIGTERM reaches the bot', () => {
    expect(commandOf(image, 'CMD')).toEqual(['node', 'lib/main.js']);
    expect(textsOf(image, 'ENTRYPOINT')).toEqual([]);
  });

  it('takes its packages from the stage that leaves out those of development', () => {
    const packages = stages.find(({ name }) => name === 'packages');
    expect(textsOf(packages, 'RUN')).toEqual([expect.stringContaining('npm ci --omit=dev')]);
    expect(textsOf(image, 'COPY')).toContain('--from=packages /app/node_modules ./node_modules');
  });

  it('holds no secret, and sets none that a file could not take the place of', () => {
    const set = [...textsOf(image, 'ENV'), ...textsOf(image, 'ARG')].join(' ');
    expect(secretSettings.filter((name) => set.includes(name))).toEqual([]);
  });

  it('needs nothing that `az acr build` has not: no mounts, no modes, no here-documents', () => {
    const text = readFileSync('Dockerfile', 'utf8');
    expect(text).not.toMatch(/--mount|--chmod|--link|<<|^# syntax/m);
  });
});

describe('what is sent to the builder', () => {
  const rules = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const sources = copied.flatMap((text) => text.split(' ').slice(0, -1));

  it('is nothing but what is named', () => {
    expect(rules[0]).toBe('*');
    expect(rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1))).toEqual(
      expect.arrayContaining(sources),
    );
    expect(rules).toHaveLength(1 + new Set(sources).size + 1);
  });

  it('is there', () => {
    expect(sources.filter((source) => !existsSync(source))).toEqual([]);
  });

  it('leaves out the simulators, which check no tokens', () => {
    expect(rules.at(-1)).toBe('src/playground');
  });
});
