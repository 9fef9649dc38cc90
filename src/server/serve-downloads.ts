import type { RequestHandler, Response } from 'restify';
import { closedPage, laterPage, openPage, privately, type Page } from './download-page';
import type { Downloads, ServedFile } from './downloads';

/** `GET` and `HEAD /downloads/<token>`: a page with a button, which uses nothing up. */
export function getDownload({ isOpen }: Pick<Downloads, 'isOpen'>): RequestHandler {
  return handler(async (token, response) => {
    sendPage(response, (await isOpen(token)) ? openPage : closedPage);
  });
}

/** `POST /downloads/<token>`: the file, once. */
export function postDownload({ fetch }: Pick<Downloads, 'fetch'>): RequestHandler {
  return handler(async (token, response) => {
    const fetched = await fetch(token);
    if (fetched.kind === 'file') sendFile(response, fetched.file);
    else sendPage(response, fetched.kind === 'later' ? laterPage : closedPage);
  });
}

function handler(answer: (token: string, response: Response) => Promise<void>): RequestHandler {
  return (request, response, next) => {
    answer(tokenOf(request.params), response).then(
      () => next(false),
      (error: unknown) => next(error instanceof Error ? error : new Error(String(error))),
    );
  };
}

/** All that follows `/downloads/`, so that no other route, nor the log of what none answers, gets a token to see. */
function tokenOf(params: unknown): string {
  const { '*': token } = (params ?? {}) as { '*'?: unknown };
  return typeof token === 'string' ? token : '';
}

function sendPage(response: Response, { status, html }: Page): void {
  response.sendRaw(status, html, { ...privately, 'Content-Type': 'text/html; charset=utf-8' });
}

function sendFile(response: Response, { fileName, contentType, bytes }: ServedFile): void {
  response.sendRaw(200, Buffer.from(bytes), {
    ...privately,
    'Content-Type': contentType,
    'Content-Disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`,
  });
}
