import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import restify from 'restify';
import { answerQuestions } from '../processes/answer-questions';

/** A bare teams-ai bot as its samples make one: restify, the adapter, one route; one activity in, one reply out. */
const adapter = new TeamsAdapter({});
const app = new Application({ adapter });
app.activity(ActivityTypes.Message, async (context: TurnContext) => {
  await context.sendActivity(`You said: ${context.activity.text}`);
});
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, async (context) => {
    await app.run(context);
  });
});

/** Whatever is asked, the answer is the address. */
answerQuestions(async () => {
  if (!server.server.listening)
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}`;
});
