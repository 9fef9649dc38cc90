import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError, readConfig, readDatabaseUrl } from '../../src/config';
import { secretSettings } from '../../src/config/secret-settings';
import { settings } from '../../src/config/settings';

const guid = '7f1d3c52-0b0e-4a53-9a67-51c0ffee0001';
const value = randomBytes(18).toString('base64url');
const least: NodeJS.ProcessEnv = {
  TENANT_ID: guid,
  ADMIN_GROUP_ID: guid,
  APPROVER_GROUP_ID: guid,
  AUTOTASK_USERNAME: 'api@contoso.example',
  AUTOTASK_SECRET: 'the secret',
  AUTOTASK_INTEGRATION_CODE: 'the code',
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sso-secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a secret's file; answers its path. */
function fileWith(text: string, name = randomBytes(6).toString('hex')): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** What is wrong with an environment; empty when nothing is. */
function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

/** The environment with one secret in a file in place of its variable. */
function inFile(name: string, path: string): NodeJS.ProcessEnv {
  return { ...least, [name]: undefined, [`${name}_FILE`]: path };
}

describe('secrets', () => {
  it.each([
    'AUTOTASK_SECRET',
    'AUTOTASK_INTEGRATION_CODE',
    'AUTOTASK_USERNAME',
    'AZURE_CLIENT_SECRET',
    'BOT_PASSWORD',
    'DATABASE_URL',
    'METRICS_TOKEN',
  ] as const)('%s is read from the file that %s_FILE names', (name) => {
    const text = name === 'DATABASE_URL' ? `postgres://sso:${value}@db.example/sso` : value;
    expect(readConfig(inFile(name, fileWith(text)))[name]).toBe(text);
  });

  it.each(Object.keys(settings.shape).filter((name) => /SECRET|PASSWORD|TOKEN|CODE$|_URL$/.test(name)))(
    '%s is known as a secret, unless it is an address without one',
    (name) => {
      const withoutSecret = ['GRAPH_BASE_URL', 'AUTOTASK_BASE_URL', 'AUTOTASK_ZONE_URL', 'PUBLIC_URL'];
      expect(secretSettings.includes(name)).toBe(!withoutSecret.includes(name));
    },
  );

  it.each([
    ['\n', value],
    ['\r\n', value],
    ['\n\n', value],
    [' ', `${value} `],
  ])('lose the line breaks at the end of the file, and nothing else: %j', (end, read) => {
    expect(readConfig(inFile('AUTOTASK_SECRET', fileWith(value + end))).AUTOTASK_SECRET).toBe(read);
  });

  it('are read through links, as Kubernetes mounts them', () => {
    const link = join(folder, 'link');
    symlinkSync(fileWith(value), link);
    expect(readConfig(inFile('AUTOTASK_SECRET', link)).AUTOTASK_SECRET).toBe(value);
  });

  it('are read from the file when the variable is blank', () => {
    const environment = { ...inFile('AUTOTASK_SECRET', fileWith(value)), AUTOTASK_SECRET: ' ' };
    expect(readConfig(environment).AUTOTASK_SECRET).toBe(value);
  });

  it('of the database are read in the same way by what needs nothing else', () => {
    expect(readDatabaseUrl({})).toBe('file:data/sso.db');
    expect(readDatabaseUrl({ DATABASE_URL_FILE: fileWith('postgres://db.example/sso\n') })).toBe(
      'postgres://db.example/sso',
    );
    expect(() => readDatabaseUrl({ DATABASE_URL_FILE: join(folder, 'none') })).toThrow(ConfigurationError);
    expect(() => readDatabaseUrl({ DATABASE_URL: `mysql://sso:${value}@db/sso` })).toThrow(
      /DATABASE_URL must be file:path\/to\/sso\.db or postgres:\/\/….$/,
    );
  });
});

describe("a secret's file that cannot be used is one problem, with the variable, the path and the way out", () => {
  const cases: [what: string, make: () => string, words: RegExp][] = [
    ['it is not there', () => join(folder, 'none'), /there is no such file\. Check the path/],
    ['it is empty', () => fileWith('\n'), /that file is empty/],
    ['it is far too long', () => fileWith('x'.repeat(70_000)), /too long to be a secret/],
    [
      'it is a folder',
      () => {
        mkdirSync(join(folder, 'directory'));
        return join(folder, 'directory');
      },
      /that is no file/,
    ],
  ];
  it.each(cases)('%s', (_, make, words) => {
    const path = make();
    const problems = problemsOf(inFile('AUTOTASK_SECRET', path));
    expect(problems).toEqual([expect.stringMatching(words)]);
    expect(problems[0]).toContain(`AUTOTASK_SECRET_FILE is ${path}, but `);
  });

  it('what is told of a file the bot may not read', () => {
    const path = fileWith(value);
    chmodSync(path, 0);
    const problems = problemsOf(inFile('AUTOTASK_SECRET', path));
    // The super-user reads everything.
    if (process.getuid?.() === 0) expect(problems).toEqual([]);
    else expect(problems).toEqual([expect.stringMatching(/the bot may not read it\. Let the user/)]);
    chmodSync(path, 0o600);
  });

  it('also when it is the password of the bot, which a single-tenant bot needs', () => {
    const environment = { ...inFile('BOT_PASSWORD', join(folder, 'none')), BOT_ID: guid };
    expect(problemsOf(environment)).toEqual([expect.stringMatching(/^BOT_PASSWORD_FILE is /)]);
  });

  it('both the variable and the file: one of them is meant', () => {
    const path = fileWith(value);
    const problems = problemsOf({ ...least, AUTOTASK_SECRET_FILE: path });
    expect(problems).toEqual([
      'AUTOTASK_SECRET and AUTOTASK_SECRET_FILE are both set. Keep the one that is meant, and remove the other.',
    ]);
  });

  it('the secret itself in place of a path is not repeated', () => {
    const problems = problemsOf(inFile('AUTOTASK_SECRET', value));
    expect(problems).toEqual([expect.stringMatching(/^AUTOTASK_SECRET_FILE must be the absolute path/)]);
    expect(problems.join()).not.toContain(value);
  });

  it('no content of a file is in a problem, whatever else is wrong', () => {
    const names = secretSettings.map((name) => [`${name}_FILE`, fileWith(`${value}\n${value}`)]);
    const problems = problemsOf({ ...Object.fromEntries(names), PORT: 'http' } as NodeJS.ProcessEnv);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(
      expect.arrayContaining(['PORT', 'DATABASE_URL', 'TENANT_ID']),
    );
    expect(problems.join()).not.toContain(value);
  });
});

describe('a Key Vault reference that the platform did not resolve', () => {
  const reference = '@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/autotask)';

  it.each(['AUTOTASK_SECRET', 'DATABASE_URL', 'BOT_PASSWORD', 'ADMIN_GROUP_ID', 'PORT'])(
    'is one problem with %s, and says what to grant',
    (name) => {
      expect(problemsOf({ ...least, [name]: reference })).toEqual([
        expect.stringMatching(
          new RegExp(`^${name} is a Key Vault reference that was not resolved.*Key Vault Secrets User`),
        ),
      ]);
    },
  );

  it('is one as well when it came from a file', () => {
    expect(problemsOf(inFile('AUTOTASK_SECRET', fileWith(reference)))).toHaveLength(1);
  });
});
