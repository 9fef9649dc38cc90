import { ConfigurationError, readConfig } from '../../src/config';

const guid = '7f1d3c52-0b0e-4a53-9a67-51c0ffee0001';

const least: NodeJS.ProcessEnv = {
  TENANT_ID: guid,
  ADMIN_GROUP_ID: guid,
  APPROVER_GROUP_ID: guid,
  AUTOTASK_USERNAME: 'api.user@contoso.example',
  AUTOTASK_SECRET: 'simulated',
  AUTOTASK_INTEGRATION_CODE: 'SIMULATED',
};
const withCredentials = { ...least, BOT_ID: guid, BOT_PASSWORD: 'simulated' };

function problemsOf(environment: NodeJS.ProcessEnv): string {
  try {
    readConfig(environment);
    return '';
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.join('\n');
    throw error;
  }
}

// That activities of another tenant are refused, and that the server listens where it should, is tested on the built bot.
describe('invariant 9: only our tenant', () => {
  test('the bot does not start without the one tenant it serves', () => {
    expect(problemsOf({ ...least, TENANT_ID: '' })).toContain('TENANT_ID is missing');
    expect(problemsOf({ ...least, TENANT_ID: 'common' })).toContain('TENANT_ID must be a GUID');
  });

  test('without bot credentials it listens on loopback, and only a bot with credentials on the network', () => {
    expect(readConfig(least).HOST).toBe('127.0.0.1');
    expect(readConfig(withCredentials).HOST).toBe('0.0.0.0');
  });

  test.each(['0.0.0.0', '::', '10.0.0.5', 'bot.contoso.example', '127.0.0.1.evil.example', '1127.0.0.1'])(
    'without bot credentials HOST=%s is a start-up error',
    (HOST) => {
      expect(problemsOf({ ...least, HOST })).toContain(`HOST is ${HOST}`);
      expect(problemsOf({ ...withCredentials, HOST })).toBe('');
    },
  );

  test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])(
    'without bot credentials HOST=%s is fine',
    (HOST) => {
      expect(problemsOf({ ...least, HOST })).toBe('');
    },
  );

  test('in production the bot checks who calls it, and asks the real Graph', () => {
    const production = { ...withCredentials, NODE_ENV: 'production' };
    expect(problemsOf(production)).toBe('');
    expect(problemsOf({ ...production, BOT_ID: '' })).toContain('BOT_ID is missing');
    for (const GRAPH_BASE_URL of ['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])
      expect(problemsOf({ ...production, GRAPH_BASE_URL })).toContain('GRAPH_BASE_URL');
  });
});
