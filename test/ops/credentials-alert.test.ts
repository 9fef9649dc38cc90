import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { entraOperations, type EntraOperation } from './entra-operations';
import { selectorsIn } from './query';

const { groups } = parse(readFileSync('ops/prometheus/alerts.yml', 'utf8')) as {
  groups: { rules: { alert: string; expr: string }[] }[];
};

/** Operations of which a refusal does not ring. */
function leftOut(): string[] {
  const rule = groups.flatMap(({ rules }) => rules).find(({ alert }) => alert === 'SsoCredentialsRefused');
  const matchers = selectorsIn(rule?.expr ?? '').flatMap((selector) => selector.matchers);
  const found = matchers.find(({ label, operator }) => label === 'operation' && operator === '!~');
  return found?.value.split('|') ?? [];
}

/** Of README, "What it may do and why", those that are marked neither as optional nor as for a setting. */
const required = [...readFileSync('README.md', 'utf8').matchAll(/^\| `([\w.]+\.All)` +\|/gm)].map(
  ([, name]) => name,
);

const needsOnlyRequired = ({ permission }: EntraOperation): boolean =>
  permission.split(' and ').every((one) => required.includes(one));

describe('the alert of refused credentials', () => {
  let operations: EntraOperation[];
  beforeAll(async () => {
    operations = await entraOperations();
  });

  it('leaves out what may be refused by an optional permission, and nothing else', () => {
    const optional = operations.filter((one) => !needsOnlyRequired(one)).map(({ operation }) => operation);
    expect(leftOut().toSorted()).toEqual([...new Set(optional)].toSorted());
  });

  it('was asked about every operation there is', () => {
    const names = operations.map(({ operation }) => operation);
    const files = readdirSync('src/entra').filter((file) => file !== 'create-discovery.ts');
    const code = files.map((file) => readFileSync(`src/entra/${file}`, 'utf8')).join('\n');
    const written = [...code.matchAll(/\boperation: ['`]([^'`]+)['`]/g)].map(([, name = '']) => name);
    expect(written.length).toBeGreaterThan(10);
    for (const name of written) expect(names).toContain(name.replace('${set}', 'users'));
  });
});
