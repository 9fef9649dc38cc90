import { failed, ok, warning, type Finding } from '../../../src/mapping/finding';
import type { Registration } from '../../../src/mapping/registration';
import type { RegisteredApp, Setup } from '../../../src/mapping/setup/setup';
import type { ShownStep } from '../../../src/teams/cards/setup/step-model';
import { portalPage } from '../../../src/workflow/setup/view-step';
import type { StepFacts } from '../../../src/workflow/setup/setup-view';

const amira = { objectId: '0a3f0c1e-9b1a-4f6e-8a51-2c7d9e4b1a10', name: 'Amira Haddad' };
const done = { by: amira, at: '2026-11-23T09:30:00.000Z' };
const clientId = 'c11e0700-5b6a-4789-8abc-def012345678';
const tenantId = '7a1d0000-0000-4000-8000-00000000c0de';
const url = 'https://ww5.autotask.net/Mvc/Security/OpenIdCallback';
const discoveryUrl = `https://login.microsoftonline.com/${tenantId}/v2.0/.well-known/openid-configuration`;
const consent = { title: 'Grant admin consent', url: 'https://login.microsoftonline.com/x/adminconsent' };

/** What checks may come to. */
export const findings: readonly Finding[] = [
  ok('Your role here', 'You are in the administrators group of this bot.'),
  warning('App registrations', 'The bot may not read them.', 'Grant it Application.Read.All.', consent),
  failed('Autotask', 'Autotask does not answer.', 'Try again in a minute.'),
];

const app: RegisteredApp = {
  ...done,
  clientId,
  tenantId,
  objectId: '0b1ec700-0000-4000-8000-000000000001',
  displayName: 'Autotask',
  way: 'by-hand',
  findings: [ok('Name', 'The app is called "Autotask".')],
};

/** A set-up that is through. */
export const finished: Setup = {
  id: 's3t7-up42',
  revision: 9,
  step: 'done',
  paused: false,
  holder: amira,
  startedBy: amira,
  startedAt: done.at,
  touchedAt: done.at,
  way: 'by-hand',
  tag: 'autotask-sso-bot/5e7u9000-0000-4000-8000-000000000001',
  creatingSince: null,
  app,
  redirectUri: { ...done, url, readBack: true },
  secret: { ...done, expiresAt: '2028-11-23T00:00:00.000Z', source: 'entra' },
  copied: { ...done, discoveryUrl, findings: [ok('Tenant', 'It is yours.')] },
  mode: done,
  pilot: { ...done, who: 'jane.doe' },
  completedAt: done.at,
  endedAt: null,
};

/** One of which the bot could see nothing. */
export const unseen: Setup = {
  ...finished,
  app: { ...app, objectId: null, displayName: null },
  redirectUri: { ...done, url, readBack: false },
  secret: { ...done, expiresAt: '2028-11-23T00:00:00.000Z', source: 'person' },
  copied: { ...done, discoveryUrl, findings: [warning('Discovery document', 'Not fetched.', 'Open it.')] },
  pilot: null,
};

const existing: Registration = {
  objectId: '0b1ec700-0000-4000-8000-000000000001',
  clientId,
  displayName: 'Autotask',
  audience: 'AzureADMyOrg',
  tags: ['autotask-sso-bot'],
  createdAt: done.at,
  webRedirectUris: [],
  otherRedirectUris: [],
  secrets: [],
  servicePrincipal: 'enabled',
};
const plan = {
  displayName: 'Autotask',
  audience: 'AzureADMyOrg',
  tags: ['autotask-sso-bot', 'autotask-sso-bot/5e7u9000'],
} as const;
const register = { step: 'register', tenantId, plan, existing: [], findings: [] } as const;
const link = { title: 'Open Certificates & secrets', url: portalPage(clientId, 'Credentials') };
const secrets = [
  { name: 'autotask', hint: 'a1b', expiresAt: '2028-11-23T00:00:00.000Z' },
  { name: null, hint: null, expiresAt: '2027-01-01T00:00:00.000Z' },
];

/** What each card of the set-up is drawn from. */
export const stepFacts = {
  before: { step: 'before', findings },
  'choose the way': { ...register, mayCreate: true, way: null },
  'by hand': { ...register, mayCreate: false, way: null },
  automatic: { ...register, mayCreate: true, way: 'automatic' },
  'automatic, made before': {
    ...register,
    mayCreate: true,
    way: 'automatic',
    existing: [existing],
    findings,
  },
  redirect: { step: 'redirect', app, current: [url], maySet: false },
  'redirect, set by the bot': { step: 'redirect', app, current: [], maySet: true },
  'redirect, unseen': { step: 'redirect', app, current: null, maySet: false },
  secret: { step: 'secret', app, secrets, link },
  'secret, unseen': { step: 'secret', app, secrets: null, link },
  copy: { step: 'copy', app, discoveryUrl, findings: [ok('Tenant', 'It is yours.')] },
  'copy, something failed': { step: 'copy', app, discoveryUrl, findings },
  mode: { step: 'mode' },
  pilot: { step: 'pilot' },
} as const satisfies Record<string, StepFacts>;

/** A step as the use cases answer it; with everything that can be wrong when `troubled`. */
export function shownStep(facts: StepFacts, troubled = false): ShownStep {
  const setup: Setup = {
    ...finished,
    step: facts.step === 'paused' ? 'redirect' : facts.step,
    completedAt: null,
  };
  const typed = { clientId: 'c11e', tenantId: '7a1d', redirectUri: 'http://x', expires: '2020-01-01' };
  return {
    kind: 'shown',
    view: { setup, facts },
    problems: troubled ? findings.slice(1) : [],
    typed: troubled ? typed : {},
    stale: troubled,
  };
}

/** A client secret that is about to expire. */
export const reminder = {
  clientId,
  displayName: 'Autotask',
  expiresAt: '2026-12-07T00:00:00.000Z',
  daysLeft: 14,
  newerUntil: '2028-12-07T00:00:00.000Z',
};
