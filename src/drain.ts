import { setTimeout as delay } from 'node:timers/promises';
import type { Product } from './compose';
import { closeServer } from './server/close-server';

/**
 * Begins no new work, answers requests for a moment longer and then those under way, finishes running jobs, closes the
 * database. When one of these fails the others are done all the same.
 * @param graceMs how long new requests are still answered, in milliseconds
 * @throws whatever failed first
 */
export async function drain(
  { server, ...product }: Pick<Product, 'server' | 'drain' | 'stop'>,
  graceMs: number,
): Promise<void> {
  const quiet = await Promise.allSettled([product.drain(), delay(graceMs).then(() => closeServer(server))]);
  const stopped = await Promise.allSettled([product.stop()]);
  const failed = [...quiet, ...stopped].find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
