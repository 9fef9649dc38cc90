import type { Activity, ConversationParameters, InvokeResponse, TurnContext } from 'botbuilder';
import { TaskCancelledError } from 'cockatiel';
import type { Logger } from 'pino';
import { inTime } from '../http/in-time';
import { malformedParts } from './activity-shape';
import { reuseClients } from './connector/reuse-clients';
import type { IsServiceAddress } from './service-address';
import { saysItIsOfTheChannel } from './says-of-channel';
import { TeamsAdapter } from './teams-ai';
import { untrusted, type Untrusted } from './untrusted';

/** What an adapter lets through. */
export interface Gate {
  /** `false`: the bot has no credentials, so nobody is asked for a token. */
  readonly asksForTokens: boolean;
  readonly isServiceAddress: IsServiceAddress;
  /** Told of an activity that is refused although its token is good. */
  readonly onRefused: (activity: Activity, reason: string) => Promise<void>;
  readonly log: Logger;
}

type Logic = (context: TurnContext) => Promise<void>;

/** How long it may take to fetch the keys that tokens are signed with, in milliseconds: the library would wait for ever. */
const keysMs = 10_000;

/**
 * The Bot Framework's adapter, which checks the tokens of incoming activities and signs what goes out, with closed what
 * it leaves open: tokens count only from the channel service and for Teams, since in other channels senders say
 * themselves who they are; answers go to Teams alone; and whoever is refused is told nothing, where the adapter would
 * tell the library's words and 500 for a forged signature.
 */
export class GuardedAdapter extends TeamsAdapter {
  constructor(
    private readonly gate: Gate,
    ...parts: ConstructorParameters<typeof TeamsAdapter>
  ) {
    super(...parts);
    reuseClients(this.botFrameworkAuthentication);
  }

  /** @param authorization a header; something else would come from a streaming connection, which nobody opens */
  protected override async processActivity(
    authorization: string | object,
    activity: Activity,
    logic: Logic,
  ): Promise<InvokeResponse | undefined> {
    if (typeof authorization !== 'string') return { status: 401 };
    const caller = await this.callerOf(authorization, activity);
    if ('status' in caller) return this.turnAway(caller);
    const malformed = malformedParts(activity);
    if (malformed.length > 0) return this.refuseMalformed(activity, malformed);
    const reason = this.refusalOf(activity);
    try {
      if (reason === null) return await super.processActivity(caller, activity, logic);
      this.gate.log.warn({ reason, activity: activity.id }, 'an activity was refused');
      await this.gate.onRefused(activity, reason);
      return { status: 403 };
    } catch (error) {
      this.gate.log.error({ err: error, activity: activity.id }, 'an activity could not be answered');
      return { status: 500 };
    }
  }

  protected override async processProactive(
    identity: object,
    activity: Partial<Activity>,
    audience: string | undefined,
    logic: Logic,
  ): Promise<void> {
    this.expectServiceAddress(activity.serviceUrl);
    await super.processProactive(identity as never, activity, audience, logic);
  }

  override async createConversationAsync(
    ...call: [string, string, string, string, ConversationParameters, Logic]
  ): Promise<void> {
    this.expectServiceAddress(call[2]);
    await super.createConversationAsync(...call);
  }

  private async callerOf(authorization: string, activity: Activity) {
    if (this.gate.asksForTokens && !saysItIsOfTheChannel(authorization)) return strangeToken;
    try {
      const check = () => this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
      return await inTime(check, keysMs, () => new TaskCancelledError(`No keys within ${keysMs} ms.`));
    } catch (error) {
      return untrusted(error);
    }
  }

  private turnAway({ status, reason }: Untrusted): InvokeResponse {
    const trouble = status === 401 ? 'somebody without a good token was turned away' : keysMissing;
    this.gate.log[status === 401 ? 'warn' : 'error']({ reason }, trouble);
    return { status };
  }

  /** Teams has changed something, or somebody tries. Nothing of it is known for sure, so the log gets no more than this. */
  private refuseMalformed({ id, type }: Activity, malformed: readonly string[]): InvokeResponse {
    const line = { activity: ifText(id), type: ifText(type), malformed: malformed.slice(0, mostPaths) };
    this.gate.log.warn(line, 'an activity is not made as those of Teams are, and was refused');
    return { status: 400 };
  }

  /** Why an activity with a good token is refused all the same. */
  private refusalOf({ channelId, serviceUrl }: Activity): string | null {
    if (this.gate.asksForTokens && channelId !== 'msteams') return 'other channel';
    return this.gate.isServiceAddress(serviceUrl) ? null : 'service address';
  }

  /** What is stored was let in once, perhaps by a bot without credentials. */
  private expectServiceAddress(address: unknown): void {
    if (!this.gate.isServiceAddress(address)) throw new Error(strangeAddress);
  }
}

/** How many paths to what is wrong the log is told. */
const mostPaths = 5;

function ifText(value: unknown): string | null {
  return typeof value === 'string' ? value.slice(0, 200) : null;
}

const strangeToken: Untrusted = { status: 401, reason: 'no token, or not one of the channel service' };

const keysMissing =
  'it could not be checked who calls: the keys of login.botframework.com could not be fetched. Nobody is let in until they can';

const strangeAddress =
  'The stored conversation is not of Teams, so nothing was sent there. Type "approvals here" in the channel again; older messages cannot be changed any more.';
