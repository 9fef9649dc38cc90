import {
  startAutotaskSimulator,
  type AutotaskSimulator,
} from '../../../src/playground/autotask/start-autotask-simulator';

/** What a plain script came to. */
export interface InTurn {
  readonly calls: number;
  readonly makespanMs: number;
}

const perTicket = 40;

/**
 * The same tickets and checklist items by a plain script, one call after the other. It reads nothing again, so it makes
 * fewer calls than the product, and would post what no longer holds.
 */
export async function publishInTurn(rows: number, latencyMs: number): Promise<InTurn> {
  const autotask = await startAutotaskSimulator({ latencyMs });
  try {
    const began = performance.now();
    for (let from = 0; from < rows; from += perTicket) {
      const ticketId = await create(autotask, 'Tickets', ticketBody);
      for (let row = from; row < Math.min(rows, from + perTicket); row += 1) {
        await create(autotask, `Tickets/${ticketId}/ChecklistItems`, {
          itemName: `Paste ${row}`,
          position: 1,
        });
      }
    }
    return { calls: autotask.requests.length, makespanMs: performance.now() - began };
  } finally {
    await autotask.close();
  }
}

const ticketBody = {
  companyID: 0,
  title: 'SSO: paste the Unique IDs',
  status: 1,
  priority: 2,
  queueID: 8,
  dueDateTime: '2027-01-31T12:00:00Z',
};

async function create({ url, credentials }: AutotaskSimulator, path: string, body: object): Promise<number> {
  const response = await fetch(`${url}V1.0/${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ApiIntegrationCode: credentials.integrationCode,
      UserName: credentials.username,
      Secret: credentials.secret,
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { itemId?: number; errors?: string[] };
  if (answer.itemId === undefined) throw new Error(`${path}: ${String(answer.errors)}`);
  return answer.itemId;
}
