import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import path from 'node:path';
import { story } from '../../../src/playground/demo/story';

const demo = path.join(__dirname, '..', '..', '..', 'lib', 'playground', 'demo', 'run-demo.js');

/** Runs the demo as `npm run demo` does, with these variables on top. */
function runDemo(environment: NodeJS.ProcessEnv = {}): {
  status: number | null;
  out: string;
  trouble: string;
} {
  const env = { PATH: process.env.PATH, ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [demo], { encoding: 'utf8', env });
  return { status, out: stdout, trouble: stderr };
}

test('the demo tells every chapter, what Autotask holds and the audit trail, and exits 0', () => {
  const { status, out, trouble } = runDemo();
  expect(trouble).toBe('');
  expect(status).toBe(0);
  for (const { title } of story) expect(out).toContain(`=== ${title} `);
  expect(out).toMatch(/What Autotask holds at the end[^]*SSO: paste the Unique ID of Jane Doe[^]*\[x\]/);
  expect(out).toMatch(/The audit log is whole: \d+ records/);
});

test('where it cannot keep its database it exits 1 and says why', () => {
  const { status, trouble } = runDemo({ TMPDIR: path.join(__dirname, 'no', 'such', 'folder') });
  expect(status).toBe(1);
  expect(trouble).toContain('no such file or directory');
});

test('when the bot dies in the middle of the story it says in which chapter, and exits 1', async () => {
  const running = spawn(process.execPath, [demo], { env: { PATH: process.env.PATH }, stdio: 'pipe' });
  const exited = new Promise<number | null>((resolve) => running.once('exit', resolve));
  const trouble = text(running.stderr);
  // The first thing it prints is a chapter's title, when the bot listens already.
  await new Promise((resolve) => running.stdout.once('data', resolve));
  running.kill('SIGSTOP');
  for (const bot of childrenOf(running.pid)) process.kill(bot, 'SIGKILL');
  running.kill('SIGCONT');
  running.stdout.resume();
  expect(await exited).toBe(1);
  expect(await trouble).toMatch(/BROKEN in ".+"/);
});

/** The processes this one started. */
function childrenOf(parent: number | undefined): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([pid, parentPid]) => (pid !== undefined && parentPid === parent ? [pid] : []));
}
