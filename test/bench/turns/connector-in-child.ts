import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerQuestions } from '../processes/answer-questions';

/** The connector of Teams as far as replies need it: takes whatever the bot says, and gives it an id. The same for every bot. */
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.setHeader('Content-Type', 'application/json');
    response.end('{"id":"1700000000000"}');
  });
});

/** Whatever is asked, the answer is the address. */
answerQuestions(async () => {
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
