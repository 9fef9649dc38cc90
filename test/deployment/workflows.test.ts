import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  if?: string;
  with?: Record<string, string>;
}
interface Job {
  permissions?: Record<string, string>;
  strategy?: { matrix: { node: string[] } };
  if?: string;
  'timeout-minutes'?: number;
  steps: Step[];
}
interface Workflow {
  permissions: Record<string, string>;
  concurrency: unknown;
  env?: Record<string, string>;
  jobs: Record<string, Job>;
}

const folder = '.github/workflows';
const files = readdirSync(folder);
const documentOf = (file: string): ReturnType<typeof parseDocument> =>
  parseDocument(readFileSync(`${folder}/${file}`, 'utf8'));
const workflowOf = (file: string): Workflow => documentOf(file).toJS() as Workflow;
const packageFile = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};
const ci = workflowOf('ci.yml');
const stepsOf = (workflow: Workflow): Step[] => Object.values(workflow.jobs).flatMap(({ steps }) => steps);
const commandsOf = (workflow: Workflow): string[] => stepsOf(workflow).flatMap(({ run }) => run ?? []);

describe.each(files)('%s', (file) => {
  const workflow = workflowOf(file);

  it('is YAML without errors or warnings', () => {
    const { errors, warnings } = documentOf(file);
    expect([...errors, ...warnings]).toEqual([]);
  });

  it('runs scripts and files that exist', () => {
    const commands = commandsOf(workflow).join('\n');
    const scripts = [...commands.matchAll(/npm (?:run )?(?:-s )?([a-z][\w:-]*)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(scripts.filter((name) => name !== 'ci' && !(name in packageFile.scripts))).toEqual([]);
    const paths = [...commands.matchAll(/(?:^|[ \n])((?:\.ci|test)\/[\w./-]+)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('may read, and no job may more unless it publishes', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const more = Object.entries(workflow.jobs).filter(([, { permissions }]) => permissions !== undefined);
    for (const [name, { if: condition }] of more) {
      expect(name).toBe('publish');
      expect(condition).toBe("startsWith(github.ref, 'refs/tags/v')");
    }
  });

  it('takes actions of GitHub only, of a version, and leaves them no credentials', () => {
    const uses = stepsOf(workflow).flatMap((step) => (step.uses === undefined ? [] : [step]));
    expect(
      uses.map((step) => step.uses).filter((name) => !/^actions\/[\w-]+@v\d+$/.test(name ?? '')),
    ).toEqual([]);
    const checkouts = uses.filter((step) => step.uses?.startsWith('actions/checkout'));
    expect(checkouts.filter((step) => String(step.with?.['persist-credentials']) !== 'false')).toEqual([]);
  });

  it('ends by itself, and puts nothing that a stranger may name into a shell', () => {
    expect(Object.values(workflow.jobs).filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
    expect(commandsOf(workflow).filter((command) => command.includes('${{'))).toEqual([]);
    expect(workflow.concurrency).toBeDefined();
  });
});

describe('the tests in ci.yml', () => {
  const commandOf = (job: string, word: string): Step =>
    ci.jobs[job]?.steps.find(({ run }) => run?.includes(word)) ?? {};

  it('are all but those in the browser and those that take minutes', () => {
    const { run = '' } = commandOf('test', 'npm test');
    const listed = (args: readonly string[]): string[] =>
      execFileSync('npx', ['jest', '--listTests', ...args], { encoding: 'utf8' })
        .split('\n')
        .map((file) => path.relative(process.cwd(), file))
        .filter((file) => file.startsWith('test/'));
    const inJob = listed(run.replace('npm test -- --ci', '').trim().split(' '));
    expect(inJob.filter((file) => file.startsWith('test/soak/'))).toEqual([]);
    expect(inJob.sort()).toEqual(
      listed([])
        .filter((file) => !file.startsWith('test/e2e/browser/'))
        .sort(),
    );
  });

  it('fail where PostgreSQL or the browser is missing, instead of being skipped', () => {
    expect(commandOf('test', 'npm test').env).toEqual({ TEST_POSTGRES: 'required' });
    expect(commandOf('browser', 'jest').env).toEqual({ CHROMIUM_PATH: '/usr/bin/google-chrome' });
  });
});

describe('Node', () => {
  const matrix = ci.jobs.test?.strategy?.matrix.node ?? [];

  it('is tested from the oldest that may run the bot', () => {
    expect(matrix.toSorted()).toEqual(['20.19', '22', '24', '26']);
    expect(packageFile.engines.node).toBe(`>=${matrix[0] ?? 'none'}.0`);
  });

  it('is the same in the image as where all else is checked', () => {
    const inImage = /^ARG NODE=(\d+)-/m.exec(readFileSync('Dockerfile', 'utf8'))?.[1] ?? '';
    expect(ci.env?.NODE).toBe(inImage);
    expect(matrix).toContain(inImage);
  });
});

it('runs, together, all that the project asks of a change', () => {
  const commands = commandsOf(ci).join('\n');
  for (const one of [
    'npm run check',
    'npm run licences',
    'npm run sbom',
    'npm test',
    'docker build',
    'smoke-image.sh',
    'smoke-compose.sh',
    'az bicep build',
    'test rules /ops/tests/alerts.yml',
  ]) {
    expect(commands).toContain(one);
  }
  expect(commandsOf(workflowOf('soak.yml'))).toContain('npm run test:soak');
});

it('publishes the image that was tried, after everything else', () => {
  expect(ci.jobs.publish).toMatchObject({ needs: ['check', 'test', 'browser', 'image'] });
  expect(commandsOf({ ...ci, jobs: { publish: ci.jobs.publish ?? { steps: [] } } }).join()).not.toContain(
    'docker build',
  );
});

it('tries the dump and the way back of Compose with the commands of the runbook', () => {
  const runbook = readFileSync('docs/operations.md', 'utf8');
  const [, section = ''] =
    /\*\*PostgreSQL in Compose\.\*\*([^]*?)\*\*PostgreSQL elsewhere/.exec(runbook) ?? [];
  const commands = [...section.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
  const script = readFileSync('.ci/smoke-compose.sh', 'utf8');
  expect(commands).toHaveLength(7);
  expect(commands.filter((command) => !script.includes(`${command}\n`))).toEqual([]);
});

it('has scripts that the shell can read', () => {
  for (const script of readdirSync('.ci')) {
    expect(() => execFileSync('bash', ['-n', `.ci/${script}`], { stdio: 'pipe' })).not.toThrow();
  }
});
