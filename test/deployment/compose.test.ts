import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parse, parseDocument } from 'yaml';
import { readSources } from '../../src/config/read-sources';
import { settings } from '../../src/config/settings';
import { secretSettings } from '../../src/config/secret-settings';
import { readEnvFile } from '../app-package/toolkit-files';
import { readCompose } from './compose-file';

const compose = readCompose();
const services = Object.entries(compose.services);
const { bot, postgres } = compose.services;

it('is YAML without errors or warnings', () => {
  const document = parseDocument(readFileSync('compose.yaml', 'utf8'), { merge: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
});

describe.each(services)('the service %s', (_name, service) => {
  it('can write to its volumes only, has no powers but those it is given, and comes back', () => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      restart: 'unless-stopped',
    });
  });

  it('names nothing that is not there', () => {
    expect((service.secrets ?? []).filter((name) => !(name in compose.secrets))).toEqual([]);
    const files = (service.configs ?? []).map(({ source }) => compose.configs[source]?.file ?? source);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect((service.networks ?? []).filter((name) => !(name in compose.networks))).toEqual([]);
    const sources = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
    const folders = sources.filter((source) => source.startsWith('.'));
    expect(sources.filter((source) => !folders.includes(source) && !(source in compose.volumes))).toEqual([]);
    expect(folders.filter((folder) => !existsSync(folder))).toEqual([]);
  });

  it('is of a version that somebody chose', () => {
    // PostgreSQL brings nothing but fixes within a major version; our own image is built here.
    expect(service.image).toMatch(/:v?\d+\.\d+|^postgres:\d+-|autotask-sso-bot:local\}$/);
  });

  it('reads each secret from a file that it was given', () => {
    const files = Object.entries(service.environment ?? {}).filter(([name]) => name.endsWith('_FILE'));
    const given = (service.secrets ?? []).map((name) => `/run/secrets/${name}`);
    expect(files.map(([, file]) => file).toSorted()).toEqual(given.toSorted());
  });
});

describe('the bot', () => {
  it('gets the secrets it needs as files, under names it knows', () => {
    const files = Object.keys(bot?.environment ?? {}).filter((name) => name.endsWith('_FILE'));
    const names = files.map((name) => name.replace(/_FILE$/, ''));
    expect(names.filter((name) => !secretSettings.includes(name))).toEqual([]);
    const required = Object.entries(settings.shape).filter(
      ([, schema]) => !schema.safeParse(undefined).success,
    );
    const inEnvFile = [...readEnvFile('compose.env.example').keys()];
    expect(required.map(([name]) => name).filter((name) => ![...names, ...inEnvFile].includes(name))).toEqual(
      [],
    );
  });

  it('waits for the database, calls itself healthy when it can work, and may drain', () => {
    expect(bot?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(bot?.healthcheck?.test.join(' ')).toContain('/readyz');
    expect(bot?.stop_grace_period).toBe('15s');
  });

  it('is reached from this machine only, but for the web server in front of it', () => {
    const open = services.filter(([, { ports = [] }]) =>
      ports.some((port) => !port.startsWith('127.0.0.1:')),
    );
    expect(open.map(([name]) => name)).toEqual(['web']);
  });
});

describe('the database', () => {
  it('is reached by the bot and nobody else', () => {
    const inside = services.filter(([, { networks = [] }]) => networks.includes('database'));
    expect(inside.map(([name]) => name)).toEqual(['bot', 'postgres']);
    expect(postgres?.networks).toEqual(['database']);
    expect(compose.networks.database).toEqual({ internal: true });
  });

  it('is of the same major version as in Azure, so that a dump can move', () => {
    const azure = /version: '(\d+)'/.exec(readFileSync('infra/database.bicep', 'utf8'))?.[1];
    expect(postgres?.image).toMatch(new RegExp(`^postgres:${azure ?? 'none'}-`));
  });
});

it('starts without what is for watching and for the internet', () => {
  const always = services.filter(([, { profiles = [] }]) => profiles.length === 0);
  expect(always.map(([name]) => name)).toEqual(['bot', 'postgres']);
});

it('gives configurations and secrets as files, since Compose refuses others for what is read only', () => {
  const kinds = [...Object.values(compose.configs), ...Object.values(compose.secrets)].map((one) =>
    Object.keys(one),
  );
  expect(new Set(kinds.flat())).toEqual(new Set(['file']));
});

it('scrapes the bot where it listens, and lets only what it must through to it', () => {
  const scraped = JSON.stringify(parse(readFileSync('compose/prometheus.yml', 'utf8')));
  expect(scraped).toContain('{"names":["bot"],"type":"A","port":3978,');
  const caddyfile = readFileSync('compose/Caddyfile', 'utf8');
  expect([...caddyfile.matchAll(/handle (\/\S+)/g)].map((match) => match[1])).toEqual([
    '/api/messages',
    '/downloads/*',
  ]);
  expect(caddyfile.match(/reverse_proxy bot:3978/g)).toHaveLength(2);
});

it('has no host of its own making for the web server, and gets it from .env as it gets its parts', () => {
  const given = services.map(([, { environment = {} }]) => environment.PUBLIC_HOST);
  expect(given.filter((host) => host !== undefined)).toEqual(['${PUBLIC_HOST:-}']);
  const page = readFileSync('docs/deploy.md', 'utf8');
  expect(page).toMatch(/PUBLIC_HOST=%s\\nCOMPOSE_PROFILES=public\\n.*> \.env/);
  // A profile on one command line would be forgotten by the next.
  expect(page).not.toContain('--profile');
});

it('shows metrics to Prometheus, both with a token or both without', () => {
  const { scrape_configs: scrapes, alerting } = parse(readFileSync('compose/prometheus.yml', 'utf8')) as {
    scrape_configs: { authorization?: unknown }[];
    alerting: unknown;
  };
  const asks = Object.keys(bot?.environment ?? {}).some((name) => name.startsWith('METRICS_TOKEN'));
  expect(scrapes.map(({ authorization }) => authorization !== undefined)).toEqual([asks]);
  expect(readEnvFile('compose.env.example').has('METRICS_TOKEN')).toBe(false);
  // There is a place to name who is told.
  expect(alerting).toBeDefined();
});

describe('compose.env.example', () => {
  const example = readEnvFile('compose.env.example');

  it('names settings of the bot, and no secret', () => {
    const names = [...example.keys()];
    expect(names.filter((name) => !(name in settings.shape))).toEqual([]);
    expect(names.filter((name) => secretSettings.some((secret) => secret === name))).toEqual([]);
  });

  it('is fine as it stands where it is filled in: blanks are told as missing, nothing else is wrong', () => {
    const { texts } = readSources(Object.fromEntries(example));
    for (const [name, text] of Object.entries(texts)) {
      expect(settings.shape[name as keyof typeof settings.shape].safeParse(text).success).toBe(true);
    }
  });
});

it('keeps filled-in settings and secrets out of git and out of the image', () => {
  const files = ['.env', 'compose.env', ...Object.values(compose.secrets).map(({ file }) => file)];
  const ignored = execFileSync('git', ['check-ignore', ...files], { encoding: 'utf8' })
    .trim()
    .split('\n');
  expect(ignored.toSorted()).toEqual(files.toSorted());
});
