import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdapter } from '../../../src/teams/create-adapter';
import type { TeamsCall } from '../../../src/teams/connector/http-client';
import { createSpeaker, type Speaker } from '../../../src/teams/speaker';
import { createLog } from '../../../src/create-log';
import type { Conversation } from '../../../src/mapping/records';

/** The product's speaker, and in place of Teams whatever a test wants. */
export interface SpeakingBot {
  readonly speaker: Speaker;
  readonly conversation: Conversation;
  /** Requests so far, `PUT /v3/...`. */
  readonly requests: readonly string[];
  readonly calls: readonly TeamsCall[];
  readonly close: () => Promise<void>;
}

/** @param answer how Teams answers, by how many requests came before */
export async function startSpeakingBot(
  timeoutMs: number,
  answer: (response: ServerResponse, before: number, request: IncomingMessage) => void,
): Promise<SpeakingBot> {
  const requests: string[] = [];
  const calls: TeamsCall[] = [];
  const server = createServer((request, response) => {
    request.resume();
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(response, requests.length - 1, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const adapter = createAdapter(
    { id: '', password: '', type: 'SingleTenant', tenantId: '' },
    createLog('silent'),
    { connector: { timeoutMs, onCall: (call) => calls.push(call) } },
  );
  return {
    speaker: createSpeaker({ adapter, botAppId: '' }),
    conversation: {
      serviceUrl,
      channelId: 'msteams',
      bot: { id: '28:sso', name: 'sso' },
      conversation: { id: 'a:alex', conversationType: 'personal', tenantId: 'tenant' },
    },
    requests,
    calls,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
