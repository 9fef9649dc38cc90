/**
 * The hosts behind which Teams takes what bots say, worldwide and in GCC. The SDKs of Microsoft send a bot's credentials
 * nowhere else. Source: Teams SDK, "Service URL validation". The hosts of other clouds (GCC High, DoD, China, France) are
 * left out: their tokens are of issuers of their own, which this bot does not know.
 */
const teamsHosts: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.onyx.prod.teams.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
]);

const thisMachine: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Whether answers may go to this address: whoever is there reads what the bot says and, in Teams, gets its token. */
export type IsServiceAddress = (address: unknown) => boolean;

/** For a bot with credentials: Teams alone, by https and on its usual port. */
export const isTeams: IsServiceAddress = (address) => {
  const url = read(address);
  return url?.protocol === 'https:' && url.port === '' && teamsHosts.has(url.hostname) && hasNoName(url);
};

/** For a bot without credentials, whose callers nobody checks: this machine alone. */
export const isThisMachine: IsServiceAddress = (address) => {
  const url = read(address);
  return url !== null && thisMachine.has(url.hostname) && hasNoName(url);
};

function read(address: unknown): URL | null {
  return typeof address === 'string' && URL.canParse(address) ? new URL(address) : null;
}

function hasNoName({ username, password }: URL): boolean {
  return username === '' && password === '';
}
