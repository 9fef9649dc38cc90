// What people do before the program is killed: requests in every state, a set-up half way, and a whole company.
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Plays the story against the program that `load` requires from.
 * @param version how much of it the program knows: 1 single requests, 2 the set-up too, 3 the whole company too
 * @returns what the simulated Autotask held when the program was killed
 */
export async function playStory(load, databaseUrl, version) {
  const stage = await startStage(load, databaseUrl);
  await letOneExpire(stage);
  await stage.start({
    REQUEST_TTL_HOURS: '8760',
    DRIFT_SCHEDULE: '0 3 * * *',
    PUBLIC_URL: 'https://sso.contoso.example',
  });
  await stage.say('alex', 'approvals', 'approvals here');
  await everyState(stage);
  const asked = await askForThree(stage);
  if (version >= 2) await halfOfTheSetUp(stage);
  if (version >= 3) await wholeCompany(stage);
  const batch = version >= 3 ? await askForAll(stage) : null;
  await dieAtWork(stage, asked, batch);
  const { tickets, checklistItems } = stage.autotask;
  return { tickets, checklistItems };
}

async function startStage(load, databaseUrl) {
  const { exampleDirectory } = load('./playground/directory/directory.js');
  const { cast, places } = load('./playground/demo/cast.js');
  const { cardText } = load('./playground/teams-client/card-text.js');
  const directory = exampleDirectory();
  directory.resources = directory.resources.filter(({ id }) => kept(id));
  const graph = await load('./playground/graph/start-graph-simulator.js').startGraphSimulator({ directory });
  const autotask = await load('./playground/autotask/start-autotask-simulator.js').startAutotaskSimulator({
    directory,
  });
  const login = await startLogin(load, directory);
  const { botEnvironment } = load('./playground/bot-process/bot-environment.js');
  const { startBot } = load('./playground/bot-process/start-bot.js');
  let bot;
  const client = await load('./playground/teams-client/start-teams-client.js').startTeamsClient({
    botUrl: () => bot.url,
    tenantId: directory.tenantId,
    roster: Object.values(cast),
  });
  const services = { tenantId: directory.tenantId, graphUrl: graph.url, loginUrl: login, autotask };
  const patienceMs = 120_000;
  const waitFor = (what, isIt) => client.waitFor(what, isIt, patienceMs);
  const textOf = ({ text, message, card }) => [text ?? message ?? '', card ? cardText(card) : ''].join('\n');
  return {
    directory,
    graph,
    autotask,
    cast,
    load,
    textOf,
    /** The cards of batches asked for so far. */
    batches: new Set(),
    async start(environment) {
      const usual = { OUTBOX_LEASE_MS: '5000', OUTBOX_POLL_MS: '100', TICKET_POLL_SECONDS: '3600' };
      bot = await startBot({ ...botEnvironment(services, databaseUrl), ...usual, ...environment });
    },
    stop: (signal) => bot.stop(signal),
    async say(who, where, text) {
      const answers = await client.say(cast[who], places[where], text);
      if (answers.length === 0) throw new Error(`"${text}" was not answered.`);
      return answers.at(-1);
    },
    async press(who, message, title, inputs) {
      await waitFor(
        `[${title}] on message ${message.id}`,
        (seen) => seen === message && textOf(seen).includes(`[${title}]`),
      );
      return textOf(await client.click(cast[who], message, title, inputs));
    },
    see: (message, words) =>
      waitFor(
        `"${words}" on message ${message.id}, which says ${textOf(message)}`,
        (seen) => seen.id === message.id && textOf(seen).includes(words),
      ),
    find: (what, isIt) => waitFor(what, (message) => isIt(textOf(message), message)),
  };
}

/** A small company, so that fixtures stay small: plain people, one accent, three hostile names, the API user. */
function kept(resourceId) {
  return resourceId <= 1_012 || [1_033, 1_040, 1_041, 1_042, 1_054].includes(resourceId);
}

/** The first version knew no sign-in of its own. */
async function startLogin(load, { tenantId }) {
  try {
    return (await load('./playground/login/start-login-simulator.js').startLoginSimulator({ tenantId })).url;
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return '';
    throw error;
  }
}

async function ask(stage, who, note = '') {
  const proposal = await stage.say('alex', 'helpdesk', `map ${who}`);
  const answer = await stage.press('alex', proposal, 'Request approval', { note });
  const id = /request (\S+)/i.exec(answer)?.[1];
  const approval = await stage.find(
    `the approval card of ${who}`,
    (text, { id: message }) => message !== proposal.id && text.includes(id) && text.includes('[Approve]'),
  );
  return { proposal, approval };
}

/** A request lives for about a second here, and is found to be expired when the program starts again. */
async function letOneExpire(stage) {
  await stage.start({ REQUEST_TTL_HOURS: '0.0003' });
  await stage.say('alex', 'approvals', 'approvals here');
  const { proposal } = await ask(stage, 'oscar.nilsson');
  await pause(1_200);
  await stage.stop();
  await stage.start({});
  await stage.see(proposal, 'Expired');
  await stage.stop();
}

async function everyState(stage) {
  const applied = await ask(stage, 'jane.doe', 'Starts on Monday, see "desk 5" — it\'s by the window');
  await stage.press('taylor', applied.approval, 'Approve');
  await stage.see(applied.proposal, '[I have pasted it]');
  await stage.press('alex', applied.proposal, 'I have pasted it');
  await stage.see(applied.proposal, 'Applied');

  const rejected = await ask(stage, 'José Núñez');
  await stage.press('taylor', rejected.approval, 'Reject', { comment: 'He leaves this week' });
  await stage.see(rejected.proposal, 'Rejected');

  const cancelled = await ask(stage, 'olivia.bennett');
  await stage.press('alex', cancelled.proposal, 'Cancel request');
  await stage.see(cancelled.approval, 'Cancelled');

  const pasting = await ask(stage, 'noah.fischer');
  await stage.press('taylor', pasting.approval, 'Approve');
  await stage.see(pasting.proposal, '[I have pasted it]');

  const failed = await ask(stage, 'emma.rossi');
  const refusal = { status: 500, body: { errors: ['The item of this resource is not allowed.'] } };
  stage.autotask.faults.add({ match: /POST .*ChecklistItems$/, times: 1_000, ...refusal });
  await stage.press('taylor', failed.approval, 'Approve');
  await stage.see(failed.proposal, 'Failed');
  stage.autotask.faults.clear();

  const gone = await ask(stage, 'lucas.meyer');
  stage.directory.people.find(({ userPrincipalName }) =>
    userPrincipalName.startsWith('lucas.meyer'),
  ).accountEnabled = false;
  await stage.press('taylor', gone.approval, 'Approve');
  await stage.see(gone.proposal, 'Void');

  await ask(stage, 'ava.thompson', 'waits for a decision');
  await stage.say('alex', 'helpdesk', 'map ethan.walker');
  await stage.say('alex', 'helpdesk', 'map Morgan Lee');
  await stage.say('uma', 'umaChat', 'map jane.doe');
}

async function askForThree(stage) {
  return [
    await ask(stage, 'sophie.laurent'),
    await ask(stage, 'mateo.silva'),
    await ask(stage, 'hannah.schmidt'),
  ];
}

async function halfOfTheSetUp(stage) {
  const { portal } = stage.graph;
  const { clientId } = portal.registerApp({ displayName: 'Autotask' });
  const callback = 'https://ww5.autotask.net/Mvc/Security/OpenIdCallback';
  portal.addRedirectUri(clientId, callback);
  portal.addSecret(clientId, { name: 'sso', expiresAt: '2099-01-01T00:00:00Z' });
  const card = await stage.say('alex', 'alexChat', 'setup');
  await stage.press('alex', card, 'Start');
  await stage.press('alex', card, 'Check the registration', { clientId, tenantId: stage.directory.tenantId });
  await stage.press('alex', card, 'Check the URL', { redirectUri: callback });
  await stage.press('alex', card, 'Take the date from Entra');
  await stage.see(card, 'Step 5 of 7');
}

async function wholeCompany(stage) {
  const removal = await stage.say('alex', 'helpdesk', 'unmap jane.doe');
  await stage.press('alex', removal, 'Request approval', { note: 'changes her name' });
  // A batch that stays as it was asked for; then others join the company.
  addPeople(stage, 'Early', 3);
  await askForAll(stage);
  addPeople(stage, 'Late', 4);
  const jane = stage.directory.people.find(({ userPrincipalName }) =>
    userPrincipalName.startsWith('jane.doe'),
  );
  jane.displayName = 'Jane Smith';
  const digest = await stage.say('taylor', 'approvals', 'drift');
  await stage.see(digest, '[Accept]');
  await stage.press('taylor', digest, 'Accept', { comment: 'She married.' });
  await stage.say('alex', 'helpdesk', 'status');
  const offer = await stage.say('alex', 'helpdesk', 'export csv');
  await stage.press('alex', offer, 'Get my link');
}

function addPeople({ directory, load }, givenName, count) {
  const { buildPerson, exampleObjectId } = load('./playground/directory/person.js');
  const { buildResourceOf } = load('./playground/directory/simulated-resource.js');
  const first = 6_000 + directory.people.length;
  for (let number = first; number < first + count; number += 1) {
    const person = buildPerson({ id: exampleObjectId(number), givenName, surname: `Family${number}` });
    directory.people.push(person);
    directory.resources.push(buildResourceOf(person, { id: 60_000 + number }));
  }
}

/** `map all`, and approval asked for its exact rows. */
async function askForAll(stage) {
  const plan = await stage.say('alex', 'helpdesk', 'map all');
  await stage.see(plan, 'Request approval for the');
  const title = /\[(Request approval for the [^\]]+)\]/.exec(stage.textOf(plan))[1];
  await stage.press('alex', plan, title, { note: 'All of them' });
  const cards = await stage.find(
    'the approval card of the batch',
    (text, { id }) => !stage.batches.has(id) && /Map \d+ people/.test(text) && text.includes('[Approve]'),
  );
  stage.batches.add(cards.id);
  return cards;
}

/** Approved, and killed while the worker talks to Graph and Autotask: jobs wait, some of them leased. */
async function dieAtWork(stage, [posting, reading, waiting], batch) {
  const { autotask, graph } = stage;
  const calls = autotask.requests.length;
  autotask.faults.add({ match: /POST .*\/Tickets$/, times: 100, delayMs: 60_000 });
  await stage.press('taylor', posting.approval, 'Approve');
  if (batch) await stage.press('taylor', batch, 'Approve');
  await until(
    () =>
      autotask.requests
        .slice(calls)
        .filter(({ method, path }) => method === 'POST' && /\/Tickets$/.test(path)).length >= (batch ? 2 : 1),
  );
  graph.faults.add({ match: /GET .*\/users\//, times: 100, delayMs: 60_000 });
  await stage.press('taylor', reading.approval, 'Approve');
  await stage.press('sam', waiting.approval, 'Approve');
  await stage.stop('SIGKILL');
}

async function until(isSo) {
  const deadline = Date.now() + 30_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error('Waited in vain.');
    await pause(5);
  }
}
