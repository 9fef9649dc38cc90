import { mkdtempSync, rmSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSurroundings } from '../../e2e/process/start-product';
import { builtFolder } from '../processes/built';
import type { Section } from '../report/promised';
import { startOnce, type Started } from './start-once';

const rounds = 7;
/** Since Node 22.1 compiled code can be kept on disk, where the variable NODE_COMPILE_CACHE says. */
const canKeepCode = 'enableCompileCache' in module;
const alone = "require('@microsoft/teams-ai'); console.log('loaded')";

/** (c): the whole product, started again on its database, beside a process that only loads teams-ai, in turn. */
export async function benchStart(): Promise<Section[]> {
  const around = await startSurroundings();
  const kept = mkdtempSync(path.join(tmpdir(), 'sso-bench-code-'));
  try {
    return [sectionOf(await startInTurn({ HOST: '127.0.0.1', ...around.environment }, kept))];
  } finally {
    await around.close();
    rmSync(kept, { recursive: true });
  }
}

type Kind = 'teamsAi' | 'product' | 'productKept';

async function startInTurn(
  environment: Record<string, string>,
  kept: string,
): Promise<Record<Kind, Started[]>> {
  const started: Record<Kind, Started[]> = { teamsAi: [], product: [], productKept: [] };
  const startProduct = (more: Record<string, string> = {}): Promise<Started> =>
    startOnce([path.join(builtFolder, 'main.js')], {
      readyWhen: 'listening on port',
      environment: { ...environment, ...more },
    });
  // The first makes the database, and has the disk's cache filled for all.
  await startProduct({ NODE_COMPILE_CACHE: kept });
  for (let round = 0; round < rounds; round += 1) {
    started.teamsAi.push(await startOnce(['-e', alone], { readyWhen: 'loaded' }));
    started.product.push(await startProduct());
    if (canKeepCode) started.productKept.push(await startProduct({ NODE_COMPILE_CACHE: kept }));
  }
  return started;
}

function sectionOf({ teamsAi, product, productKept }: Record<Kind, Started[]>): Section {
  const ms = { alone: median(teamsAi, 'readyMs'), product: median(product, 'readyMs') };
  const mb = { alone: median(teamsAi, 'idleMb'), product: median(product, 'idleMb') };
  return {
    title: "Starting, beside a process that only does require('@microsoft/teams-ai')",
    promises: [
      { what: 'require alone', measured: ms.alone, most: null, unit: 'ms' },
      { what: 'from start to listening', measured: ms.product, most: null, unit: 'ms' },
      {
        what: 'from start to listening, to require alone',
        measured: ms.product / ms.alone,
        most: 1.3,
        unit: '-fold',
      },
      ...(canKeepCode
        ? [
            {
              what: 'from start to listening, with NODE_COMPILE_CACHE',
              measured: median(productKept, 'readyMs'),
              most: null,
              unit: 'ms',
            },
          ]
        : []),
      { what: 'memory after require', measured: mb.alone, most: null, unit: 'MB' },
      { what: 'memory of the idle product', measured: mb.product, most: null, unit: 'MB' },
      {
        what: 'memory of the idle product, to that after require',
        measured: mb.product / mb.alone,
        most: 1.5,
        unit: '-fold',
      },
    ],
  };
}

function median(started: readonly Started[], what: keyof Started): number {
  const sorted = started.map((one) => one[what]).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
