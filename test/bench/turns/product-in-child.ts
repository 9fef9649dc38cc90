import { devNull } from 'node:os';
import pino from 'pino';
import type { compose as Compose } from '../../../src/compose';
import type { composeServices as ComposeServices } from '../../../src/compose-services';
import { readConfig } from '../../../src/config';
import { createLog } from '../../../src/create-log';
import { botEnvironment } from '../../../src/playground/bot-process/bot-environment';
import { exampleTenantId } from '../../../src/playground/directory/example/example-directory';
import { servicesInMemory } from '../company/services-in-memory';
import { answerQuestions } from '../processes/answer-questions';
import { built } from '../processes/built';
import type { ProductAsked } from './product';

const { compose } = built('compose') as { compose: typeof Compose };
const { composeServices } = built('compose-services') as { composeServices: typeof ComposeServices };

/** The whole product as `npm start` builds it, but for Entra ID and Autotask, which are answered from memory. */
answerQuestions(async ({ databaseUrl, works, services }: ProductAsked) => {
  const config = readConfig({ ...environment(databaseUrl), ...services, HOST: '127.0.0.1' });
  const log = createLog('info', { destination: pino.destination(devNull) });
  const connect: typeof ComposeServices = (...parts) =>
    services ? composeServices(...parts) : servicesInMemory(composeServices(...parts));
  const product = await compose(config, log, undefined, connect);
  await new Promise<void>((resolve) => void product.server.listen(0, '127.0.0.1', resolve));
  if (works) product.startWork();
  return `http://127.0.0.1:${product.server.address().port}`;
});

/** Nobody listens at these addresses: nothing may be asked of them. */
function environment(databaseUrl: string): Record<string, string> {
  const nowhere = 'http://127.0.0.1:9';
  const credentials = { username: 'bench', secret: 'none', integrationCode: 'none' };
  const autotask = { url: `${nowhere}/`, credentials };
  return botEnvironment(
    { tenantId: exampleTenantId, graphUrl: nowhere, loginUrl: nowhere, autotask },
    databaseUrl,
  );
}
