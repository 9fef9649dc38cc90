import type { Application, TeamsAdapter } from '@microsoft/teams-ai';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { noteTurn } from '../trace/turn-notes';
import type { Deps } from '../workflow/deps';
import { actions } from './actions';
import { isCardClick } from './activity-types';
import { admit, type Admission } from './admit';
import { answerClick, unknownButton } from './answer-click';
import { answerInvoke } from './answer-invoke';
import { answerMessage } from './answer-message';
import { helpCard } from './cards/help-card';
import { commands } from './commands';
import { acceptFile, declineFile } from './file-consent';
import { QuietApplication } from './quiet-application';
import { RecentSet } from './recent-set';
import { showTyping } from './show-typing';
import { say } from './turn';

/** What the application is built from. */
export interface ApplicationParts {
  readonly adapter: TeamsAdapter;
  readonly deps: Deps;
  readonly admission: Admission;
  readonly log: Logger;
}

/** Builds the bot: the guard first, then a route per button, one for every message, one for being installed. */
export function createApplication({ adapter, deps, admission, log }: ApplicationParts): Application {
  adapter.use(showTyping(log));
  const app = new QuietApplication({ adapter, removeRecipientMention: false });
  app.turn('beforeTurn', async (context) => {
    const isAdmitted = await admit(context, admission, deps);
    if (!isAdmitted) noteTurn({ outcome: 'refused' });
    return isAdmitted;
  });
  for (const action of actions) {
    app.adaptiveCards.actionExecute(action.verb, async (context) => {
      await answerClick(context, action, deps, log);
      return '';
    });
  }
  const isUnanswered = (context: TurnContext): Promise<boolean> => Promise.resolve(isCardClick(context));
  app.addRoute(isUnanswered, answerUnknownButton, true);
  app.activity(ActivityTypes.Message, (context) => answerMessage(context, deps, log));
  app.fileConsentAccept((context) => acceptFile(context, deps, log));
  app.fileConsentDecline((context) => declineFile(context, deps));
  const greeted = new RecentSet(mostGreeted);
  app.conversationUpdate('membersAdded', (context) => welcome(context, greeted));
  return app;
}

async function answerUnknownButton(context: TurnContext): Promise<void> {
  noteTurn({ kind: 'button', name: 'unknown' });
  await answerInvoke(context, { message: unknownButton });
}

/** Conversations remembered as greeted; a bot meets fewer in the life of a process. */
const mostGreeted = 1_000;

/** Greets once a conversation: some clients tell of the bot's coming again and again. */
async function welcome(context: TurnContext, greeted: RecentSet): Promise<void> {
  const { membersAdded = [], recipient, conversation } = context.activity;
  const isAboutBot = membersAdded.some((member) => member.id === recipient.id);
  if (!isAboutBot || !greeted.add(conversation.id)) return;
  const hello = 'Hello. I map people in Entra ID to Autotask resources for single sign-on.';
  await say({ context }, helpCard(commands, hello));
}
