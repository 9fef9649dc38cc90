import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { renderCard as RenderCard } from '../../../src/teams/cards/render-card';
import { built, builtFolder } from '../processes/built';
import type { Promised, Section } from '../report/promised';

const folder = path.join(builtFolder, '..', 'cards');
const [warmUps, times] = [300, 1_000];

/** (d): every template with its sample data, the first time, which reads and compiles it, and from then on. */
export function benchCards(): Promise<Section[]> {
  const { renderCard } = built('teams/cards/render-card') as { renderCard: typeof RenderCard };
  const drawn = readdirSync(path.join(folder, 'samples')).map((file) => draw(renderCard, file));
  const first = Math.max(...drawn.map(({ firstMs }) => firstMs));
  return Promise.resolve([
    {
      title: `Drawing each of the ${drawn.length} cards, whose templates are compiled once`,
      promises: [
        ...drawn.map(({ name, eachUs }): Promised => ({
          what: name,
          measured: eachUs,
          most: 1_000,
          unit: 'us',
        })),
        {
          what: 'the first card of a process, with loading the language of templates',
          measured: first,
          most: null,
          unit: 'ms',
        },
      ],
    },
  ]);
}

function draw(
  renderCard: typeof RenderCard,
  file: string,
): { name: string; firstMs: number; eachUs: number } {
  const name = path.basename(file, '.json');
  const sample = JSON.parse(readFileSync(path.join(folder, 'samples', file), 'utf8')) as object;
  const msOf = (count: number): number => {
    const began = performance.now();
    for (let time = 0; time < count; time += 1) renderCard(name, sample);
    return performance.now() - began;
  };
  const firstMs = msOf(1);
  msOf(warmUps);
  return { name, firstMs, eachUs: (msOf(times) * 1_000) / times };
}
