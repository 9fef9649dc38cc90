import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');

/** Runs in a plain Node process: jest keeps modules in its own way. */
const script = `
  const { Application } = require('./lib/teams/teams-ai');
  const { TestAdapter } = require('botbuilder');
  const loaded = () => Object.keys(require.cache).some((file) => file.includes('recognizers-text'));
  const app = new Application();
  app.activity('message', async (context) => { await context.sendActivity('answered'); });
  const adapter = new TestAdapter((context) => app.run(context));
  adapter.send('hello').assertReply('answered').then(() => {
    const before = loaded();
    const { AuthenticationManager } = require('@microsoft/teams-ai/lib/authentication/Authentication');
    console.log(JSON.stringify({ before, manager: typeof AuthenticationManager, after: loaded() }));
  });
`;

test('what signs people in is not loaded for a turn, and is there for whoever asks for it', () => {
  const said = execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual({ before: false, manager: 'function', after: true });
});
