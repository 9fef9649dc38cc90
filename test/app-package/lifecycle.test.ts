import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { readTemplate } from '../deployment/bicep';
import { namesIn, pathOf, placeholdersIn, readEnvFile, readText } from './toolkit-files';

interface Step {
  uses: string;
  with: Record<string, unknown>;
  writeToEnvironmentFile?: Record<string, string>;
}
type Lifecycle = Partial<Record<'provision' | 'deploy' | 'publish', Step[]>>;

/** Each environment's lifecycle, and the files that hold its values (those people copy and fill in, as examples). */
const environments = [
  { lifecycle: 'm365agents.yml', env: ['env/.env.dev', 'env/.env.dev.user.example'] },
  { lifecycle: 'm365agents.local.yml', env: ['env/.env.local.example', 'env/.env.local.user.example'] },
  { lifecycle: 'm365agents.playground.yml', env: ['env/.env.playground'] },
];

const read = (file: string): Lifecycle => parse(readText(file)) as Lifecycle;
const stepsOf = (file: string): Step[] => {
  const { provision = [], deploy = [], publish = [] } = read(file);
  return [...provision, ...deploy, ...publish];
};
const usesOf = (steps: Step[] | undefined): string[] => (steps ?? []).map((step) => step.uses);

/** The files a lifecycle reads beside itself, with placeholders in them. */
const filesReadBy = (file: string): string[] =>
  [...JSON.stringify(stepsOf(file)).matchAll(/"\.\/((?:infra|appPackage)\/[\w./]+\.json)"/g)].map(
    (m) => m[1] ?? '',
  );

describe.each(environments)('$lifecycle', ({ lifecycle, env }) => {
  it('is YAML without errors or warnings', () => {
    const document = parseDocument(readText(lifecycle));
    expect([...document.errors, ...document.warnings]).toEqual([]);
  });

  it('uses no variable that nobody defines', () => {
    const known = new Set([
      ...env.flatMap((file) => [...readEnvFile(file).keys()]),
      ...stepsOf(lifecycle).flatMap((step) => Object.values(step.writeToEnvironmentFile ?? {})),
    ]);
    const used = [lifecycle, ...filesReadBy(lifecycle)].flatMap((file) => placeholdersIn(readText(file)));
    expect(used.filter((name) => !known.has(name))).toEqual([]);
  });

  it('asks for no value that has neither a place to be written nor somebody to fill it in', () => {
    const written = stepsOf(lifecycle).flatMap((step) => Object.values(step.writeToEnvironmentFile ?? {}));
    const inFiles = env.flatMap((file) => [...readEnvFile(file).keys()]);
    expect(written.filter((name) => !inFiles.includes(name))).toEqual([]);
  });
});

describe('the lifecycle in Azure', () => {
  const { provision, deploy, publish } = read('m365agents.yml');
  const templates = ['registry', 'azure'];

  it('provisions the registry, an image in it and what runs it, then packs and updates the app', () => {
    expect(usesOf(provision)).toEqual([
      'teamsApp/create',
      ...['arm/deploy', 'script', 'script', 'arm/deploy'],
      ...[
        'teamsApp/validateManifest',
        'teamsApp/zipAppPackage',
        'teamsApp/validateAppPackage',
        'teamsApp/update',
      ],
    ]);
    const templates = (provision ?? []).flatMap(
      ({ with: { templates: given } }) => (given ?? []) as { path: string }[],
    );
    expect(templates.map(({ path }) => path)).toEqual(['./infra/registry.bicep', './infra/azure.bicep']);
  });

  it('deploys an image under a new name each time, and publishes a package', () => {
    const runs = (deploy ?? []).map(({ uses, with: { run } }) => `${uses}: ${String(run)}`);
    expect(runs).toEqual([
      'script: node scripts/name-image.mjs',
      expect.stringMatching(/^script: az acr build .* --image autotask-sso-bot:\$\{\{IMAGE_TAG\}\} \.$/),
      expect.stringMatching(/^script: az containerapp update .*\/autotask-sso-bot:\$\{\{IMAGE_TAG\}\} /),
    ]);
    expect(usesOf(publish).at(-1)).toBe('teamsApp/publishAppPackage');
  });

  it('names the image in the way the toolkit reads', () => {
    const said = execFileSync(process.execPath, [pathOf('scripts/name-image.mjs')], { encoding: 'utf8' });
    // Source: the pattern in the toolkit's scriptDriver.ts.
    expect(/::(set-teamsfx-env|set-output)\s+(\w+)=((["'])(.*?)\4|[^"'\s]+)/.exec(said)?.slice(2, 4)).toEqual(
      ['IMAGE_TAG', expect.stringMatching(/^\d{14}$/)],
    );
  });

  it('has a place for every output of the templates', () => {
    const outputs = templates.flatMap((name) => readTemplate(`${name}.bicep`).outputs);
    expect(outputs).toEqual(
      expect.arrayContaining(['BOT_ID', 'BOT_REGISTRY_NAME', 'BOT_CONTAINER_APP_NAME']),
    );
    expect(outputs.filter((name) => !readEnvFile('env/.env.dev').has(name))).toEqual([]);
  });

  it.each(templates)(
    'gives the template %s each parameter it asks for, and none it does not know',
    (name) => {
      const required = [...readTemplate(`${name}.bicep`).params].filter(([, { required: must }]) => must);
      const { parameters } = JSON.parse(readText(`infra/${name}.parameters.json`)) as { parameters: object };
      expect(Object.keys(parameters).toSorted()).toEqual(required.map(([param]) => param).toSorted());
    },
  );
});

describe('the settings the bot gets', () => {
  // The external contract: names that src/config.ts reads.
  const always = [
    ...[
      'HOST',
      'PORT',
      'BOT_ID',
      'BOT_TENANT_ID',
      'BOT_TYPE',
      'TENANT_ID',
      'AZURE_TENANT_ID',
      'AZURE_CLIENT_ID',
    ],
    ...[
      'AUTOTASK_USERNAME',
      'AUTOTASK_SECRET',
      'AUTOTASK_INTEGRATION_CODE',
      'ADMIN_GROUP_ID',
      'APPROVER_GROUP_ID',
    ],
    ...['DATABASE_URL', 'LOG_LEVEL'],
  ];

  it('on this machine: all it needs, in a file that git ignores', () => {
    const step = stepsOf('m365agents.local.yml').find(
      ({ uses }) => uses === 'file/createOrUpdateEnvironmentFile',
    );
    const { target, envs } = step?.with as { target: string; envs: Record<string, unknown> };
    expect(Object.keys(envs)).toEqual(
      expect.arrayContaining([...always, 'BOT_PASSWORD', 'AZURE_CLIENT_SECRET']),
    );
    expect(readText('.gitignore').split('\n')).toContain(target.replace('./', ''));
  });
});

describe('the committed environment files', () => {
  const files = namesIn('env').filter((name) => /\.(dev|playground|example)$/.test(name));
  const mayHoldValues = ['TEAMSFX_ENV', 'APP_NAME_SUFFIX', 'TEAMS_APP_NAME'];

  it.each(files)('%s holds blanks but for the names of things', (name) => {
    const filled = [...readEnvFile(`env/${name}`)].filter(([, value]) => value !== '').map(([key]) => key);
    expect(filled.filter((key) => !mayHoldValues.includes(key))).toEqual([]);
  });

  it.each(files)('%s keeps secrets apart from the rest', (name) => {
    const secrets = [...readEnvFile(`env/${name}`).keys()].filter((key) => key.startsWith('SECRET_'));
    if (name.includes('.user.')) expect(secrets).toEqual([...readEnvFile(`env/${name}`).keys()]);
    else expect(secrets).toEqual([]);
  });
});

describe('scripts/prepare-env.mjs', () => {
  it('copies each example once, and never touches a file that is there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'env-'));
    try {
      for (const name of ['.env.local.example', '.env.local.user.example'])
        writeFileSync(join(folder, name), name);
      writeFileSync(join(folder, '.env.local'), 'mine');
      const run = (): string =>
        execFileSync(process.execPath, [pathOf('scripts/prepare-env.mjs'), folder], { encoding: 'utf8' });
      expect(run()).toContain('.env.local.user');
      expect(readFileSync(join(folder, '.env.local'), 'utf8')).toBe('mine');
      expect(readFileSync(join(folder, '.env.local.user'), 'utf8')).toBe('.env.local.user.example');
      expect(run()).toBe('');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('.vscode', () => {
  it('runs tasks that exist, and scripts people know', () => {
    const tasks = (
      parse(readText('.vscode/tasks.json').replace(/^\s*\/\/.*$/gm, '')) as {
        tasks: { label: string; dependsOn?: string[]; command?: string }[];
      }
    ).tasks;
    const labels = tasks.map((task) => task.label);
    const { compounds } = JSON.parse(readText('.vscode/launch.json')) as {
      compounds: { preLaunchTask: string }[];
    };
    const wanted = [
      ...tasks.flatMap((task) => task.dependsOn ?? []),
      ...compounds.map((c) => c.preLaunchTask),
    ];
    expect(wanted.filter((label) => !labels.includes(label))).toEqual([]);
    const commands = tasks.flatMap((task) => (task.command?.startsWith('npm run ') ? [task.command] : []));
    expect(commands).toEqual([
      'npm run dev:teamsfx:playground',
      'npm run dev:teamsfx:launch-playground',
      'npm run dev:teamsfx',
    ]);
  });
});
