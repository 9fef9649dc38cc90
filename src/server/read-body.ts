import { plugins } from 'restify';

/** Teams sends far less; what is larger is no activity. */
const mostBytes = 256 * 1024;

/** Reads the body: what is larger than 256 KB is answered 413. */
const readBytes = plugins.bodyReader({ maxBodySize: mostBytes });

/** Reads the body as JSON: what is not JSON is answered 400. */
export const readBody = [readBytes, ...[plugins.jsonBodyParser({ mapParams: false })].flat()];
