import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { pathOf, readText } from './toolkit-files';

interface Pixel {
  rgb: number[];
  alpha: number;
}

function pixelsOf(png: PNG): Pixel[] {
  return Array.from({ length: png.width * png.height }, (_, i) => ({
    rgb: [...png.data.subarray(i * 4, i * 4 + 3)],
    alpha: png.data[i * 4 + 3] ?? Number.NaN,
  }));
}

const read = (file: string): PNG => PNG.sync.read(readFileSync(file));
const color = read(pathOf('appPackage/color.png'));
const outline = read(pathOf('appPackage/outline.png'));

describe('the colour icon', () => {
  it('is 192 x 192 and opaque', () => {
    expect([color.width, color.height]).toEqual([192, 192]);
    expect(pixelsOf(color).every(({ alpha }) => alpha === 255)).toBe(true);
  });

  it('keeps its drawing within the middle 120 pixels, which Teams never cuts off', () => {
    const background = pixelsOf(color)[0]?.rgb;
    const drawn = pixelsOf(color).flatMap(({ rgb }, i) =>
      String(rgb) === String(background) ? [] : [{ x: i % 192, y: Math.floor(i / 192) }],
    );
    expect(drawn.length).toBeGreaterThan(1000);
    expect(drawn.filter(({ x, y }) => Math.min(x, y) < 36 || Math.max(x, y) >= 156)).toEqual([]);
  });

  it('has the accent colour as its background', () => {
    const { accentColor } = JSON.parse(readText('appPackage/manifest.json')) as { accentColor: string };
    const hex = pixelsOf(color)[0]
      ?.rgb.map((part) => part.toString(16).padStart(2, '0'))
      .join('');
    expect(`#${hex ?? ''}`.toUpperCase()).toBe(accentColor.toUpperCase());
  });
});

describe('the outline icon', () => {
  const seen = pixelsOf(outline).filter(({ alpha }) => alpha > 0);

  it('is 32 x 32, on a transparent ground', () => {
    expect([outline.width, outline.height]).toEqual([32, 32]);
    const share = seen.length / (32 * 32);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.6);
  });

  it('is white and nothing but white', () => {
    expect(seen.filter(({ rgb }) => rgb.some((part) => part !== 255))).toEqual([]);
  });

  it('has smooth edges', () => {
    expect(seen.some(({ alpha }) => alpha < 255)).toBe(true);
  });
});

describe('scripts/draw-icons.mjs', () => {
  it('draws the icons that are in the package', () => {
    const folder = mkdtempSync(join(tmpdir(), 'icons-'));
    try {
      execFileSync(process.execPath, [pathOf('scripts/draw-icons.mjs'), folder]);
      for (const [name, packed] of [
        ['color.png', color],
        ['outline.png', outline],
      ] as const) {
        const drawn = read(join(folder, name)).data;
        // One level of play: engines may round the last digit of a root differently.
        expect(drawn.length).toBe(packed.data.length);
        expect(drawn.every((value, i) => Math.abs(value - (packed.data[i] ?? Number.NaN)) <= 1)).toBe(true);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
