import { isLoopback } from '../../src/mapping/is-loopback';

const hostOf = (url: string): string => new URL(url).hostname;

test.each(['localhost', '127.0.0.1', '127.9.8.7', '::1', hostOf('http://[::1]:80'), hostOf('http://127.1/')])(
  '%s is this machine',
  (host) => expect(isLoopback(host)).toBe(true),
);

test.each([
  '127.999.1.1',
  '127.0.0.1.attacker.example',
  '0.0.0.0',
  '10.0.0.1',
  '::',
  'localhost.example',
  '',
])('"%s" is not', (host) => expect(isLoopback(host)).toBe(false));
