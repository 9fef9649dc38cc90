/** What a profile showed, what was done about it, and what that gained. Numbers from the day it was done, on the machine of the table above. */
export const foundAndChanged: readonly { found: string; changed: string; gained: string }[] = [
  {
    found: 'The index of teams-ai loads planners, models, embeddings and two tokenizers for language models',
    changed: '`src/teams/teams-ai.ts` imports the two classes from their own files',
    gained: 'require: 0.90 to 0.73 s, 153 to 127 MB',
  },
  {
    found: 'The expression language of card templates is loaded at every start',
    changed: '`src/teams/cards/templating.ts` loads it with the first card',
    gained: '110 ms of the start',
  },
  {
    found:
      "A commit of SQLite holds the process's only thread until the disk has it: 31 % of a turn on a busy disk",
    changed: '`src/store/sqlite-off-thread.ts`: commits, and single writes, leave the thread to other turns',
    gained: 'the loop is idle for 92 % of a commit; 1.5 times the `map` turns on a busy disk',
  },
  {
    found: 'Reading a click made an error for each of the 18 inputs a card did not send',
    changed: 'each has a default',
    gained: '236 to 12 us a click',
  },
  {
    found: "`fetch` takes five times the CPU time of Node's own HTTP client, a fifth of a turn",
    changed: '`src/teams/connector/exchange.ts`: Teams is called by `node:http`',
    gained: '483 to 86 us a call',
  },
  {
    found: 'Ending the wait for the typing sign made an error with its stack in every turn',
    changed: 'a plain timer',
    gained: '4 % of a turn',
  },
  {
    found: 'A decision read its request three times',
    changed: 'once, by `getOrExpire` in `src/workflow/expire.ts`',
    gained: 'two queries a click',
  },
  {
    found: 'Every statement of SQLite was prepared anew, 42 us each, nine in a click',
    changed: '`src/store/sqlite-statements.ts`: prepared once and used again, unless it failed',
    gained: '902 to 447 us a click in SQLite, with the two below',
  },
  {
    found: "A request's whole row was written for a new state, and with it every index",
    changed: 'only what changes is written (`toChanging` in `src/store/repositories/request-row.ts`)',
    gained: '123 to 82 us a click',
  },
  {
    found: 'Jobs, the word to other instances and the end of the audit chain were a statement each',
    changed:
      'jobs are one insert; PostgreSQL tells and moves the end of the chain in the statement that stores',
    gained: 'three of eleven questions of a click to PostgreSQL',
  },
  {
    found: 'PostgreSQL parsed and planned every statement anew',
    changed: '`src/store/postgres-statements.ts`: statements have names, by which a connection keeps them',
    gained: 'a `map` turn on PostgreSQL from 0.48 to 0.52 of the bare bot',
  },
  {
    found: "The SDK makes two clients for every turn, each with a pipeline of Azure's",
    changed: '`src/teams/connector/reuse-clients.ts` keeps one for each service address',
    gained: '163 us a turn',
  },
  {
    found: 'Ending the wait for the keys of tokens made an error with its stack in every turn',
    changed: '`src/http/in-time.ts`: a plain timer',
    gained: '94 us a click',
  },
  {
    found:
      "teams-ai's sign-in, which is not used, brings dialogs and recognisers of dates and numbers in ten languages",
    changed: '`src/teams/defer-sign-in.ts`: they are loaded when something of them is used',
    gained: 'start 1.33 to 1.1 times teams-ai alone, 164 to 137 MB',
  },
  {
    found: 'Tables for writing HTML entities are loaded to read some',
    changed: '`entities/decode` and `entities/escape` in place of the index',
    gained: '2 % of a start',
  },
  {
    found:
      '`pending` read all that waits and sorted it: 5.2 times as slow with 100,000 stored requests as with 100',
    changed: 'an index of what waits, in order (`requests_open_singles`)',
    gained: 'see the growth of `pending` above',
  },
];
