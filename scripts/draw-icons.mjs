/**
 * Draws the two icons of the Teams app package, so that they can be changed by editing numbers instead of pixels:
 *
 *     node scripts/draw-icons.mjs [folder, default appPackage]
 *
 * The mark is a key whose bow holds a person: one identity that opens another door. Shapes are signed distance
 * functions (negative inside, in units of the mark), and a pixel's coverage follows from its distance to the edge.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';

const disc = (x, y, r) => (p) => Math.hypot(p.x - x, p.y - y) - r;
const bar = (x1, y1, x2, y2, r) => (p) => {
  const along = { x: x2 - x1, y: y2 - y1 };
  const t = ((p.x - x1) * along.x + (p.y - y1) * along.y) / (along.x ** 2 + along.y ** 2);
  const nearest = Math.min(1, Math.max(0, t));
  return Math.hypot(p.x - x1 - along.x * nearest, p.y - y1 - along.y * nearest) - r;
};
const either =
  (...shapes) =>
  (p) =>
    Math.min(...shapes.map((shape) => shape(p)));
const both =
  (...shapes) =>
  (p) =>
    Math.max(...shapes.map((shape) => shape(p)));
const without = (shape, hole) => (p) => Math.max(shape(p), -hole(p));
/** Turns a shape by 45 degrees, so that a level key points to the lower right. The person stays upright. */
const tilted = (shape) => (p) => shape({ x: (p.x + p.y) * Math.SQRT1_2, y: (p.y - p.x) * Math.SQRT1_2 });

// One mark for both icons: its centre is 0/0, and it fits in a circle of radius 1.
const bow = { x: -0.36, y: -0.36, r: 0.47 };

/** A key, level before it is tilted: the shaft leaves the bow to the right and carries two teeth. */
function shaft({ thickness, reach, teeth, toothLength }) {
  const start = -Math.hypot(bow.x, bow.y) + bow.r;
  const tooth = (x) => bar(x, 0, x, toothLength, thickness);
  return tilted(either(bar(start, 0, reach, 0, thickness), ...teeth.map(tooth)));
}

/** Head and shoulders, cut off where the bow's inner edge is. */
function person(innerRadius, { head, headUp, shoulders, shouldersDown }) {
  const body = disc(bow.x, bow.y + shouldersDown, shoulders);
  return both(either(disc(bow.x, bow.y - headUp, head), body), disc(bow.x, bow.y, innerRadius));
}

const colorIcon = {
  size: 192,
  // Teams rounds the corners and asks for the symbol within the middle 120 x 120 pixels.
  scale: 70,
  background: [0x1f, 0x3a, 0x6e],
  layers: [
    {
      rgb: [0xff, 0xc8, 0x57],
      shape: shaft({ thickness: 0.095, reach: 0.86, teeth: [0.5, 0.8], toothLength: -0.24 }),
    },
    { rgb: [0xff, 0xff, 0xff], shape: disc(bow.x, bow.y, bow.r) },
    {
      rgb: [0x1f, 0x3a, 0x6e],
      shape: person(0.37, { head: 0.135, headUp: 0.12, shoulders: 0.25, shouldersDown: 0.32 }),
    },
  ],
};

const outlineIcon = {
  size: 32,
  scale: 16.5,
  background: undefined,
  layers: [
    {
      rgb: [0xff, 0xff, 0xff],
      shape: either(
        shaft({ thickness: 0.07, reach: 0.86, teeth: [0.45, 0.8], toothLength: -0.24 }),
        without(disc(bow.x, bow.y, bow.r), disc(bow.x, bow.y, bow.r - 0.13)),
        person(0.265, { head: 0.115, headUp: 0.11, shoulders: 0.22, shouldersDown: 0.28 }),
      ),
    },
  ],
};

/** How much of the pixel around `p` the shape covers, 0 to 1: the edge is one pixel wide. */
const coverage = (shape, p, scale) => Math.min(1, Math.max(0, 0.5 - shape(p) * scale));

/** Lays one translucent colour over another (the "over" operator); colours are [r, g, b] in 0-255, alpha 0-1. */
function over(below, rgb, alpha) {
  const outAlpha = alpha + below.alpha * (1 - alpha);
  if (outAlpha === 0) return below;
  const mix = (c, i) => (c * alpha + below.rgb[i] * below.alpha * (1 - alpha)) / outAlpha;
  return { rgb: rgb.map(mix), alpha: outAlpha };
}

function pixel({ size, scale, background, layers }, column, row) {
  const p = { x: (column + 0.5 - size / 2) / scale, y: (row + 0.5 - size / 2) / scale };
  const ground = background ? { rgb: background, alpha: 1 } : { rgb: [0xff, 0xff, 0xff], alpha: 0 };
  return layers.reduce((below, { rgb, shape }) => over(below, rgb, coverage(shape, p, scale)), ground);
}

function draw(icon) {
  const png = new PNG({ width: icon.size, height: icon.size });
  for (let row = 0; row < icon.size; row += 1) {
    for (let column = 0; column < icon.size; column += 1) {
      const { rgb, alpha } = pixel(icon, column, row);
      png.data.set([...rgb, alpha * 255].map(Math.round), (row * icon.size + column) * 4);
    }
  }
  return PNG.sync.write(png);
}

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'appPackage');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'color.png'), draw(colorIcon));
writeFileSync(join(folder, 'outline.png'), draw(outlineIcon));
