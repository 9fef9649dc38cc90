import type { AuditRecord } from '../../src/mapping/audit-chain';
import { openStore } from '../../src/store/open-store';
import type { Product } from '../e2e/process/start-product';

/** The audit log of a product, oldest record first; the bot may be running. */
export async function readAuditLog({ databaseUrl }: Pick<Product, 'databaseUrl'>): Promise<AuditRecord[]> {
  const store = await openStore({ url: databaseUrl });
  try {
    return await store.audit.records();
  } finally {
    await store.close();
  }
}
