import fc from 'fast-check';
import { ConfigurationError, readConfig } from '../src/config';

const guid = '7f1d3c52-0b0e-4a53-9a67-51c0ffee0001';

/** The least that has to be set, for a bot on a developer's machine. */
const least: NodeJS.ProcessEnv = {
  TENANT_ID: guid,
  ADMIN_GROUP_ID: guid,
  APPROVER_GROUP_ID: guid,
  AUTOTASK_USERNAME: 'api@contoso.example',
  AUTOTASK_SECRET: 'the secret',
  AUTOTASK_INTEGRATION_CODE: 'the code',
};
/** A bot as it stands in production. */
const production: NodeJS.ProcessEnv = {
  ...least,
  NODE_ENV: 'production',
  BOT_ID: guid,
  BOT_PASSWORD: 'the password',
};

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

describe('the configuration', () => {
  it('needs little, and has a sensible value for the rest', () => {
    expect(readConfig(least)).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 3978,
      LOG_LEVEL: 'info',
      BOT_TYPE: 'SingleTenant',
      AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.com',
      GRAPH_BASE_URL: 'https://graph.microsoft.com',
      SETUP_CREATE_APP: false,
      AUTOTASK_PUBLISHER: 'auto',
      AUTOTASK_TICKET_COMPANY_ID: 0,
      DATABASE_URL: 'file:data/sso.db',
      REQUEST_TTL_HOURS: 72,
      OUTBOX_POLL_MS: 1_000,
      TICKET_POLL_SECONDS: 60,
    });
  });

  it('listens to everybody as soon as the bot checks who calls it', () => {
    expect(readConfig(production).HOST).toBe('0.0.0.0');
    expect(readConfig({ ...production, HOST: '127.0.0.1' }).HOST).toBe('127.0.0.1');
  });

  it('has ids in small letters, however they were copied, as Teams and Entra send them', () => {
    const upper = guid.toUpperCase();
    const config = readConfig({ ...production, BOT_ID: upper, TENANT_ID: upper, ADMIN_GROUP_ID: upper });
    expect(config).toMatchObject({ BOT_ID: guid, TENANT_ID: guid, ADMIN_GROUP_ID: guid });
  });

  it('reads numbers, and takes what is blank for absent', () => {
    const read = readConfig({
      ...least,
      PORT: '0',
      AUTOTASK_TICKET_QUEUE_ID: '29683378',
      BOT_ID: ' ',
      LOG_LEVEL: '',
    });
    expect(read).toMatchObject({ PORT: 0, AUTOTASK_TICKET_QUEUE_ID: 29_683_378, LOG_LEVEL: 'info' });
    expect(read.BOT_ID).toBeUndefined();
  });

  it.each(['file:data/sso.db', 'postgres://db.example/sso', 'postgresql://db.example/sso'])(
    'takes the database %s',
    (DATABASE_URL) => {
      expect(readConfig({ ...least, DATABASE_URL }).DATABASE_URL).toBe(DATABASE_URL);
    },
  );
});

describe('what is missing', () => {
  it('is named all at once, each with what it is', () => {
    const problems = problemsOf({});
    expect(problems).toHaveLength(6);
    for (const name of Object.keys(least)) {
      expect(problems).toContainEqual(
        expect.stringMatching(new RegExp(`^${name} is missing\\. It is .{20,}\\.$`)),
      );
    }
  });

  it('stands in the message of the error, one line each', () => {
    expect(() => readConfig({ ...least, TENANT_ID: '', ADMIN_GROUP_ID: ' ' })).toThrow(
      /^The configuration cannot be used:\n {2}- TENANT_ID is missing\..*\n {2}- ADMIN_GROUP_ID is missing\..*$/,
    );
  });
});

describe('what is wrong', () => {
  it.each([
    ['TENANT_ID', 'contoso', /must be a GUID, e\.g\. /],
    ['BOT_ID', 'sso', /must be a GUID/],
    ['BOT_TYPE', 'MultiTenant', /must be SingleTenant or UserAssignedMSI/],
    ['PORT', 'http', /must be a port number/],
    ['PORT', '70000', /must be at most 65535/],
    ['LOG_LEVEL', 'loud', /must be trace, debug, info, warn, error, fatal or silent/],
    ['GRAPH_BASE_URL', 'graph.microsoft.com', /must be a web address that begins with https:\/\//],
    ['GRAPH_BASE_URL', 'ftp://graph.microsoft.com', /must be a web address/],
    ['AZURE_AUTHORITY_HOST', 'http://login.example', /must begin with https:\/\//],
    ['SETUP_CREATE_APP', 'perhaps', /must be true or false/],
    ['SETUP_CREATE_APP', '1', /must be true or false/],
    ['AUTOTASK_BASE_URL', 'ww4', /must be a web address/],
    ['AUTOTASK_ZONE_URL', 'ww4', /must be a web address/],
    ['AUTOTASK_PUBLISHER', 'both', /must be auto, field or ticket/],
    ['AUTOTASK_TICKET_COMPANY_ID', '-1', /must not be negative/],
    ['AUTOTASK_TICKET_QUEUE_ID', 'Help desk', /must be a number/],
    ['AUTOTASK_TICKET_STATUS', '1.5', /must be a whole number/],
    ['DATABASE_URL', 'mysql://db/sso', /must be file:path\/to\/sso\.db or postgres:/],
    ['REQUEST_TTL_HOURS', '0', /must be greater than 0/],
    ['OUTBOX_POLL_MS', 'often', /must be a number/],
    ['OUTBOX_LEASE_MS', '10', /must be at least 1000/],
    ['TICKET_POLL_SECONDS', '-5', /must be greater than 0/],
    ['REMINDER_HOURS', '4,0,24', /must be hours greater than 0/],
    ['REMINDER_HOURS', '4, 8761', /at most 8760/],
    ['REMINDER_HOURS', 'soon', /must be hours with commas between/],
    ['QUIET_HOURS', '22:00-22:00', /must begin and end at different times/],
    ['QUIET_HOURS', '22-7', /must be two times of day/],
    ['DRIFT_SCHEDULE', 'nightly please at three sharp', /must be a cron expression of five fields/],
    ['DRIFT_SCHEDULE', '0 0 3 * * *', /must be a cron expression of five fields/],
    ['DRIFT_SCHEDULE', '2099-01-01T03:00:00', /must be a cron expression of five fields/],
    ['DRIFT_SCHEDULE', '@daily', /must be a cron expression of five fields/],
  ])('%s=%s is named with the mend', (name, value, mend) => {
    const [problem, ...more] = problemsOf({ ...least, [name]: value });
    expect(problem).toMatch(new RegExp(`^${name} `));
    expect(problem).toMatch(mend);
    expect(more).toEqual([]);
  });

  it('is named together with what is missing', () => {
    const problems = problemsOf({ ...least, TENANT_ID: undefined, PORT: 'http', LOG_LEVEL: 'loud' });
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'LOG_LEVEL',
      'PORT',
      'TENANT_ID',
    ]);
  });

  it.each([
    ['PORT', '80.5', /must be a port number|must be a whole number/],
    ['PORT', '-1', /must (not|be)/],
    ['AUTOTASK_TICKET_COMPANY_ID', '1.5', /must be a whole number/],
  ])('%s=%s is named with the mend in our words', (name, value, mend) => {
    expect(problemsOf({ ...least, [name]: value }).join()).toMatch(mend);
  });
});

describe('settings that contradict each other', () => {
  it('are none in production as it should be', () => {
    expect(problemsOf(production)).toEqual([]);
  });

  it.each<[string, NodeJS.ProcessEnv, RegExp[]]>([
    ['production without BOT_ID', { ...production, BOT_ID: undefined }, [/^BOT_ID is missing.*set BOT_ID/]],
    [
      'production with Graph on this machine',
      { ...production, GRAPH_BASE_URL: 'http://127.0.0.1:4000' },
      [/^GRAPH_BASE_URL points to this machine.*https:\/\/graph\.microsoft\.com/],
    ],
    [
      'a lease in production that a write may outlive',
      { ...production, OUTBOX_LEASE_MS: '29999' },
      [/^OUTBOX_LEASE_MS is 29999.*at least 30000.*be done twice/],
    ],
    ['the same by name', { ...production, GRAPH_BASE_URL: 'http://LOCALHOST:4000' }, [/^GRAPH_BASE_URL/]],
    ['the same by IPv6', { ...production, GRAPH_BASE_URL: 'http://[::1]:4000' }, [/^GRAPH_BASE_URL/]],
    [
      'a sign-in on this machine in production',
      { ...production, AZURE_AUTHORITY_HOST: 'http://127.0.0.1:4000' },
      [/^AZURE_AUTHORITY_HOST points to this machine.*https:\/\/login\.microsoftonline\.com/],
    ],
    [
      'open to everybody without BOT_ID',
      { ...least, HOST: '0.0.0.0' },
      [/^HOST is 0\.0\.0\.0.*Set BOT_ID, or HOST=127\.0\.0\.1\.$/],
    ],
    ['open to the network without BOT_ID', { ...least, HOST: '192.0.2.7' }, [/^HOST is 192\.0\.2\.7/]],
    [
      'a field publisher without a field',
      { ...least, AUTOTASK_PUBLISHER: 'field' },
      [/^AUTOTASK_SSO_FIELD is missing.*or set AUTOTASK_PUBLISHER=ticket\.$/],
    ],
    [
      'a single-tenant bot without password',
      { ...production, BOT_PASSWORD: '' },
      [/^BOT_PASSWORD is missing.*BOT_TYPE=UserAssignedMSI\.$/],
    ],
    [
      'a sensitive group for whom one approval is enough',
      { ...least, SENSITIVE_GROUP_ID: guid },
      [/^SENSITIVE_GROUP_ID needs APPROVALS_REQUIRED=2 or more.*or remove SENSITIVE_GROUP_ID\.$/],
    ],
    [
      'several at once',
      {
        ...least,
        NODE_ENV: 'production',
        HOST: '0.0.0.0',
        GRAPH_BASE_URL: 'http://localhost',
        AUTOTASK_PUBLISHER: 'field',
      },
      [/^BOT_ID/, /^GRAPH_BASE_URL/, /^HOST/, /^AUTOTASK_SSO_FIELD/],
    ],
  ])('%s: each names the setting and the mend', (_, environment, problems) => {
    expect(problemsOf(environment)).toEqual(
      problems.map((problem) => expect.stringMatching(problem) as string),
    );
  });

  it.each<[string, NodeJS.ProcessEnv]>([
    [
      'a bot with a managed identity without password',
      { ...production, BOT_PASSWORD: '', BOT_TYPE: 'UserAssignedMSI' },
    ],
    ['Graph on this machine while developing', { ...least, GRAPH_BASE_URL: 'http://127.0.0.1:4000' }],
    ['loopback by any name without BOT_ID', { ...least, HOST: 'localhost' }],
    ['loopback by IPv6 without BOT_ID', { ...least, HOST: '::1' }],
    [
      'a sensitive group for whom two approvals are needed',
      { ...least, SENSITIVE_GROUP_ID: guid, APPROVALS_REQUIRED: '2' },
    ],
    [
      'a schedule, reminders and quiet hours',
      {
        ...least,
        DRIFT_SCHEDULE: '0 3 * * 1-5',
        REMINDER_HOURS: '0.5, 24, 8760',
        QUIET_HOURS: '22:00-07:00',
      },
    ],
    [
      'a field publisher with its field',
      { ...least, AUTOTASK_PUBLISHER: 'field', AUTOTASK_SSO_FIELD: 'Entra ID' },
    ],
  ])('%s is none', (_, environment) => {
    expect(problemsOf(environment)).toEqual([]);
  });

  it('are named together with what is missing', () => {
    const problems = problemsOf({ ...least, NODE_ENV: 'production', TENANT_ID: '' });
    expect(problems).toHaveLength(2);
  });

  it.each(['GRAPH_BASE_URL', 'AUTOTASK_BASE_URL', 'AUTOTASK_ZONE_URL'])(
    '%s over http:// to another machine',
    (name) => {
      expect(problemsOf({ ...least, [name]: 'http://elsewhere.example' })).toHaveLength(1);
    },
  );
});

describe('no problem tells a secret', () => {
  it.each([
    ['AUTOTASK_SECRET', 'AUTOTASK_INTEGRATION_CODE', 'AUTOTASK_USERNAME'],
    ['BOT_PASSWORD', 'AZURE_CLIENT_SECRET'],
    [
      'DATABASE_URL',
      'BOT_ID',
      'TENANT_ID',
      'GRAPH_BASE_URL',
      'AUTOTASK_BASE_URL',
      'PORT',
      'LOG_LEVEL',
      'BOT_TYPE',
    ],
  ])('whatever is wrong, also when secrets were pasted into the wrong setting: %s, …', (...names) => {
    const pasted = fc.stringMatching(/^[a-z0-9]{3,12}$/).map((text) => `secret:${text}@`);
    fc.assert(
      fc.property(pasted, (value) => {
        const wrong = Object.fromEntries(names.map((name) => [name, value]));
        const problems = problemsOf({ ...wrong, AUTOTASK_PUBLISHER: 'field', HOST: '0.0.0.0' });
        expect(problems.length).toBeGreaterThan(0);
        expect(problems.join('\n')).not.toContain(value);
      }),
    );
  });

  it('nor does a contradiction between settings that are each right', () => {
    const environment = {
      ...least,
      AUTOTASK_SECRET: 'do-not-show-me',
      AUTOTASK_INTEGRATION_CODE: 'do-not-show-me',
      BOT_PASSWORD: 'do-not-show-me',
      AZURE_CLIENT_SECRET: 'do-not-show-me',
      DATABASE_URL: 'postgres://sso:do-not-show-me@db.example/sso',
    };
    const problems = problemsOf({ ...environment, NODE_ENV: 'production', HOST: '0.0.0.0' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('do-not-show-me');
  });
});
