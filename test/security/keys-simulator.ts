import { createServer } from 'node:http';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { AddressInfo } from 'node:net';

/** A key as it is published, and its private half. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly published: object;
}

/** A key made now. `endorsements`: for which channels the key speaks, as login.botframework.com publishes it. */
export function makeKey(id: string, endorsements: readonly string[] = ['msteams']): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    id,
    privateKey,
    published: { ...publicKey.export({ format: 'jwk' }), kid: id, use: 'sig', endorsements },
  };
}

/** Where the keys of the Bot Framework are, in place of login.botframework.com. */
export interface KeysSimulator {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Publishes keys on loopback. `answers`: `false` has it answer 500. */
export async function publishKeys(keys: readonly SigningKey[], answers = true): Promise<KeysSimulator> {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const isKeys = request.url === '/keys';
    const body = isKeys
      ? { keys: keys.map(({ published }) => published) }
      : { issuer: 'https://api.botframework.com', jwks_uri: `http://127.0.0.1:${port}/keys` };
    response.statusCode = answers ? 200 : 500;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/openidconfiguration`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
