import { readLimitedText } from '../../src/http/read-limited-text';

it.each([
  ['nothing at all', null, ''],
  ['an empty body', '', ''],
  ['as much as it may', '1234567890', '1234567890'],
  ['letters of several bytes', 'äöü€', 'äöü€'],
  ['text after a byte order mark', '\ufeff{}', '{}'],
])('reads %s', async (_what, body, text) => {
  expect(await readLimitedText(new Response(body), 10)).toBe(text);
});

it.each([
  ['one byte too many', '12345678901'],
  ['few letters of many bytes', '€€€€'],
])('refuses %s', async (_what, body) => {
  expect(await readLimitedText(new Response(body), 10)).toBeNull();
});

it('puts together what comes in pieces, in the middle of a letter too', async () => {
  const bytes = new TextEncoder().encode('a€b');
  const pieces = new ReadableStream<Uint8Array>({
    start(controller) {
      bytes.forEach((byte) => {
        controller.enqueue(Uint8Array.of(byte));
      });
      controller.close();
    },
  });
  expect(await readLimitedText(new Response(pieces), 10)).toBe('a€b');
});

it('lets go of the rest', async () => {
  const cancelled = jest.fn();
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new Uint8Array(8));
    },
    cancel: cancelled,
  });
  expect(await readLimitedText(new Response(endless), 10)).toBeNull();
  expect(cancelled).toHaveBeenCalledTimes(1);
});
