import { connect, type Socket } from 'node:net';

/** A connection that sends bytes as they are. */
export interface RawConnection {
  readonly socket: Socket;
  /** What came back so far. */
  readonly received: () => string;
  /** Resolves with all that came back once the other side has closed. */
  readonly closed: Promise<string>;
  /** Resolves once what came back so far matches. */
  readonly until: (expected: RegExp) => Promise<string>;
}

/** Connects to a port of this machine. */
export function openRaw(port: number): RawConnection {
  const socket = connect(port, '127.0.0.1');
  const got = { text: '' };
  socket.setEncoding('latin1').on('data', (part: string) => (got.text += part));
  // A connection that is reset is closed too, and what came before that counts.
  socket.on('error', () => socket.destroy());
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(got.text)));
  const until = (expected: RegExp): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!expected.test(got.text)) return;
        socket.off('data', look);
        resolve(got.text);
      };
      socket.on('data', look);
      look();
    });
  return { socket, received: () => got.text, closed, until };
}

/** Sends bytes, and resolves with all that came back once the other side has closed. */
export async function exchange(port: number, bytes: string): Promise<string> {
  const connection = openRaw(port);
  connection.socket.write(bytes, 'latin1');
  return connection.closed;
}

/** A request as bytes; the connection is to be closed after it. */
export function requestBytes(line: string, headers: readonly string[] = [], body = ''): string {
  return [`${line} HTTP/1.1`, 'Host: bot', 'Connection: close', ...headers, '', body].join('\r\n');
}

/** The status of an answer, `0` when there was none. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}
