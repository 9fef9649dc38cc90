import { asAlways, faultRows, nothing, type FaultRow, type FaultyService } from './fault-rows';
import { meetFault, type FaultOutcome } from './meet-fault';
import { startFaultyProduct, type FaultyProduct } from './start-faulty-product';

const services: readonly FaultyService[] = ['Autotask', 'Microsoft Graph', 'Teams'];
const products: FaultyProduct[] = [];
const outcomes = new Map<FaultRow, FaultOutcome>();

/** One bot for each service, so that the time-outs of all three run at the same time. */
beforeAll(async () => {
  await Promise.all(services.map(meetAll));
}, 120_000);
afterAll(() => Promise.all(products.map((product) => product.close())));

async function meetAll(service: FaultyService): Promise<void> {
  const product = await startFaultyProduct();
  products.push(product);
  for (const row of faultRows.filter((candidate) => candidate.service === service)) {
    outcomes.set(row, await meetFault(product, row));
  }
}

function outcomeOf(row: FaultRow): FaultOutcome {
  const outcome = outcomes.get(row);
  if (!outcome) throw new Error('There was no such fault.');
  return outcome;
}

const cases = faultRows.map((row) => ({ name: `${row.service} ${row.fault}`, row }));

describe.each(cases)('$name', ({ row }) => {
  test('whoever asked is told in time', () => {
    const { read, seconds } = outcomeOf(row);
    if (row.sees === nothing) expect(read).toBe('');
    else if (row.sees === asAlways) expect(read).toContain('Request approval');
    else {
      expect(read).toContain(row.sees);
      expect(read).toContain('Nothing was changed.');
    }
    expect(seconds).toBeLessThan(row.within);
  });

  test('reading is tried again while that makes sense, and goes on by itself afterwards', () => {
    const { tries, backAfter } = outcomeOf(row);
    expect(tries).toBe(row.tries);
    expect(backAfter).toBeLessThan(10);
  });
});

test.each(services)('nobody needs to start the bot again after all that: %s', (service) => {
  expect(products[services.indexOf(service)]?.bot().log.join('\n')).not.toContain('uncaught');
});
