import { plugins } from 'restify';
import { mostBytes } from './refuse-large-body';

/** Reads the body: one that turns out to be larger than 256 KB is answered 413. */
const readBytes = plugins.bodyReader({ maxBodySize: mostBytes });

/** Reads the body as JSON: what is not JSON is answered 400. */
export const readBody = [readBytes, ...[plugins.jsonBodyParser({ mapParams: false })].flat()];
