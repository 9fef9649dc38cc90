import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { secretSettings } from '../../src/config/secret-settings';
import { settings } from '../../src/config/settings';
import { namesInside, readTemplate, templateNames } from './bicep';

const main = readTemplate('azure.bicep');

describe.each(templateNames)('infra/%s', (name) => {
  const { text, params, modules } = readTemplate(name);

  it('asks for stable versions of Azure only', () => {
    const versions = [...text.matchAll(/@(\d{4}-\d{2}-\d{2}[\w-]*)'/g)].map((match) => match[1] ?? '');
    expect(versions.filter((version) => !/^\d{4}-\d{2}-\d{2}$/.test(version))).toEqual([]);
  });

  it('uses every parameter it takes', () => {
    const unused = [...params.keys()].filter(
      (param) => text.match(new RegExp(`\\b${param}\\b`, 'g'))?.length === 1,
    );
    expect(unused).toEqual([]);
  });

  it('gives each module what it asks for, and nothing it does not know', () => {
    for (const { file, given } of modules) {
      const { params: asked } = readTemplate(file);
      const required = [...asked].filter(([, param]) => param.required).map(([param]) => param);
      expect(given).toEqual(expect.arrayContaining(required));
      expect(given.filter((param) => !asked.has(param))).toEqual([]);
    }
  });

  it('keeps what is secret out of the record of the deployment', () => {
    const secret = [...params].filter(([param]) => /password|secrets?$|token$|integrationCode/i.test(param));
    expect(secret.filter(([, { secure }]) => !secure)).toEqual([]);
    expect(text).not.toMatch(/^output \w+ .*(password|secret|token)/im);
  });
});

describe('the settings in Azure', () => {
  const plain = namesInside(main.text, '    settings: {');
  const inVault = namesInside(main.text, 'var secretNames = [');
  /** The identity signs in, to Teams and to Graph. */
  const noNeed = ['BOT_PASSWORD', 'AZURE_CLIENT_SECRET'];

  it('are all that the bot knows, so that each can be set', () => {
    expect([...plain, ...inVault, ...noNeed].toSorted()).toEqual(Object.keys(settings.shape).toSorted());
  });

  it('stand in the vault where they are secret', () => {
    expect(inVault.toSorted()).toEqual(secretSettings.filter((name) => !noNeed.includes(name)).toSorted());
    expect(namesInside(main.text, '    secrets: {')).toEqual(inVault);
  });
});

describe('the container app', () => {
  const { text } = readTemplate('container-app.bicep');

  it('is asked whether it lives and whether it may get work, where the bot answers that', () => {
    const probes = [...text.matchAll(/type: '(\w+)'\s+httpGet: \{\s+path: '([^']+)'/g)].map(
      ([, type, path]) => [type, path],
    );
    expect(probes).toEqual([
      ['Startup', '/healthz'],
      ['Liveness', '/healthz'],
      ['Readiness', '/readyz'],
    ]);
  });

  it('always runs, by https alone, and has longer to stop than the bot takes', () => {
    expect(text).toMatch(/@minValue\(1\)\nparam minReplicas int/);
    expect(text).toContain('allowInsecure: false');
    expect(Number(/terminationGracePeriodSeconds: (\d+)/.exec(text)?.[1])).toBeGreaterThan(10);
  });
});

it('has connections for all instances, also while an update runs twice as many', () => {
  const [size = 0, replicas = 0] = ['databasePoolSize', 'maxReplicas'].map((name) =>
    Number(new RegExp(`^param ${name} int = (\\d+)$`, 'm').exec(main.text)?.[1]),
  );
  // Standard_B1ms allows 50, of which Azure keeps 15. Source: Microsoft Learn, "Limits in Azure Database for PostgreSQL".
  expect(main.text).toContain("param databaseSize string = 'Standard_B1ms'");
  expect(2 * replicas * (size + 1)).toBeLessThanOrEqual(35);
  expect(size).toBeGreaterThan(0);
});

describe('the vault and the database', () => {
  it('cannot be emptied for good, and lets in by role only', () => {
    const { text } = readTemplate('key-vault.bicep');
    expect(text).toContain('enablePurgeProtection: true');
    expect(text).toContain('enableRbacAuthorization: true');
  });

  it('has no address on the internet, and is asked for its certificate', () => {
    const { text } = readTemplate('database.bicep');
    expect(text).toContain("publicNetworkAccess: 'Disabled'");
    expect(text).not.toContain('firewallRules');
    expect(main.text).toContain('?sslmode=verify-full');
  });
});

describe('the alerts', () => {
  const { text } = readTemplate('alerts.bicep');
  const runbook = readFileSync('docs/operations.md', 'utf8');
  const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join('src', file), 'utf8'))
    .join('\n');
  const conditions = [...text.matchAll(/^ {4}condition: '(.*)'$/gm)].map(([, condition = '']) => condition);
  const titles = [...text.matchAll(/^ {4}title: '(.*)'$/gm)].map(([, title = '']) =>
    title.replaceAll("\\'", "'"),
  );

  it('look for what the bot writes, word for word', () => {
    const said = conditions.map((condition) => condition.replace(/!in \([^)]+\)/, ''));
    const words = said.flatMap((condition) =>
      [...condition.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word),
    );
    expect(conditions).toHaveLength(6);
    expect(words.filter((word) => !code.includes(word))).toEqual([]);
  });

  it('leave out the same refusals as those of Prometheus', () => {
    const [, prometheus = ''] =
      /operation!~"([^"]+)"/.exec(readFileSync('ops/prometheus/alerts.yml', 'utf8')) ?? [];
    const [, azure = ''] = /line\.operation !in \(([^)]+)\)/.exec(text) ?? [];
    expect(azure.split(', ')).toEqual(prometheus.split('|').map((operation) => `"${operation}"`));
  });

  it('have a line in the runbook each', () => {
    expect(titles).toHaveLength(6);
    expect(titles.filter((title) => !runbook.includes(`| ${title} `))).toEqual([]);
  });
});
