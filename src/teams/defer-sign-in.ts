import Module, { createRequire } from 'node:module';

const load = createRequire(__filename);

/**
 * teams-ai's way of signing people in, and the dialogs of the Bot Framework that it is made of, which this bot does not use:
 * people are known to Teams. `Application` loads both all the same, and with them recognisers of dates and numbers in ten
 * languages: a third of a start's time, and 25 MB. From here on each is loaded when something of it is first used, which a
 * turn does not. Under jest, which keeps modules in its own way, this changes nothing.
 */
const files = [
  load.resolve('@microsoft/teams-ai/lib/authentication/Authentication'),
  createRequire(load.resolve('@microsoft/teams-ai')).resolve('botbuilder-dialogs'),
];

files.filter((file) => !load.cache[file]).forEach(defer);

function defer(file: string): void {
  const exports = new Proxy(
    {},
    {
      get(_nothing, property) {
        if (load.cache[file] === stand) Reflect.deleteProperty(load.cache, file);
        return Reflect.get(load(file) as object, property) as unknown;
      },
    },
  );
  const stand = Object.assign(new Module(file), { loaded: true, exports });
  load.cache[file] = stand;
}
