import { commands } from '../../src/teams/commands';
import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { fillIn, namesIn, pathOf, readEnvFile, readText } from './toolkit-files';

interface Command {
  title: string;
  description: string;
}
interface Manifest {
  version: string;
  id: string;
  name: { short: string; full: string };
  icons: { color: string; outline: string };
  bots: {
    botId: string;
    scopes: string[];
    supportsFiles: boolean;
    commandLists: { scopes: string[]; commands: Command[] }[];
  }[];
}

const guid = '7f1d3c52-0b0e-4a53-9a67-51c0ffee0001';

/** The manifest as the toolkit would pack it for the given environment file. */
function packed(envFile: string): Manifest {
  const values = new Map([...readEnvFile(envFile), ['TEAMS_APP_ID', guid], ['BOT_ID', guid]]);
  return JSON.parse(fillIn(readText('appPackage/manifest.json'), values)) as Manifest;
}

const manifest = packed('env/.env.dev');
const lists = manifest.bots.flatMap((bot) => bot.commandLists);
const titlesFor = (scope: string): string[] =>
  lists.filter((list) => list.scopes.includes(scope)).flatMap((list) => list.commands.map((c) => c.title));

describe('the Teams app manifest', () => {
  const schemaFile = pathOf('../shared/contracts/teams-manifest.schema.json');
  const schemaIsHere = existsSync(schemaFile);
  if (!schemaIsHere) console.warn(`not checked against Microsoft's schema: ${schemaFile} is not here`);

  (schemaIsHere ? it : it.skip).each(['env/.env.dev', 'env/.env.playground', 'env/.env.local.example'])(
    'is valid against the published schema with the values of %s',
    (envFile) => {
      // The schema calls itself draft-04, which ajv does not know by name; it uses nothing that changed since.
      const { $schema, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
      const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
      const validate = ajv.compile(schema);
      validate(packed(envFile));
      expect($schema).toContain('draft-04');
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  it('names the app and the bot by what the toolkit provisioned', () => {
    const template = JSON.parse(readText('appPackage/manifest.json')) as Manifest;
    expect(template.id).toBe('${{TEAMS_APP_ID}}');
    expect(template.bots.map((bot) => bot.botId)).toEqual(['${{BOT_ID}}']);
  });

  it('lets people write "@sso" where the app is installed for good, and tells other environments apart', () => {
    expect(manifest.name.short).toBe('sso');
    expect(readEnvFile('env/.env.dev').get('TEAMS_APP_NAME')).toBe('sso');
    expect(packed('env/.env.local.example').name.short).toBe('sso-local');
  });

  it('carries the version of the package', () => {
    expect(manifest.version).toBe((JSON.parse(readText('package.json')) as { version: string }).version);
  });

  it('names icons that are in the package', () => {
    expect(namesIn('appPackage')).toEqual(
      expect.arrayContaining([manifest.icons.color, manifest.icons.outline]),
    );
  });

  it('works in personal chats, teams and group chats, and takes and gives files', () => {
    expect(manifest.bots[0]?.scopes.toSorted()).toEqual(['groupChat', 'personal', 'team']);
    expect(manifest.bots[0]?.supportsFiles).toBe(true);
  });
});

describe('the commands Teams offers', () => {
  it('are those that work in the place they are offered, the most used ones, since only ten may be', () => {
    const everywhere = ['map', 'map all', 'status', 'pending', 'drift', 'unmap', 'history', 'help'];
    expect(titlesFor('personal').toSorted()).toEqual([...everywhere, 'export', 'setup'].toSorted());
    expect(titlesFor('groupChat').toSorted()).toEqual([...everywhere, 'export', 'doctor'].toSorted());
    // Only a channel can become the approvals channel.
    expect(titlesFor('team').toSorted()).toEqual([...everywhere, 'approvals here', 'doctor'].toSorted());
  });

  it('are commands the bot knows', () => {
    const known = commands.map(({ name }) => name);
    for (const title of lists.flatMap((list) => list.commands.map((command) => command.title))) {
      expect(known.some((name) => title === name || title.startsWith(`${name} `))).toBe(true);
    }
  });

  it('come in one list per scope, three at most, ten commands each', () => {
    const scopes = lists.flatMap((list) => list.scopes);
    expect(new Set(scopes).size).toBe(scopes.length);
    expect(lists.length).toBeLessThanOrEqual(3);
    for (const list of lists) expect(list.commands.length).toBeLessThanOrEqual(10);
  });

  it.each(lists.flatMap((list) => list.commands.map((c) => [list.scopes.join(), c.title, c] as const)))(
    'fit where Teams shows them (%s: %s)',
    (_scope, _title, command) => {
      expect(command.title.length).toBeLessThanOrEqual(32);
      expect(command.title).toMatch(/^[a-z]+( [a-z]+)*$/); // no mention, nothing to fill in
      expect(command.description.length).toBeGreaterThan(0);
      expect(command.description.length).toBeLessThanOrEqual(128);
    },
  );
});
