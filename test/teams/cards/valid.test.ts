import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json';
import MarkdownIt from 'markdown-it';
import { renderCard } from '../../../src/teams/cards/render-card';
import { allCards } from './all-cards';
import { complaintsAbout } from './complaints';
import { ofType, textsOf } from './elements';
import { readSample, templateNames } from './templates';

const samples = templateNames.map((name): [string, unknown] => [
  `sample of ${name}.json`,
  renderCard(name, readSample(name)),
]);
const cards: [string, unknown][] = [...samples, ...Object.entries(allCards())];

describe('the adaptivecards renderer', () => {
  it.each(cards)('has nothing to say against: %s', (_, card) => {
    expect(complaintsAbout(card)).toEqual([]);
  });

  it('would complain about what it does not know', () => {
    const body = [
      { type: 'TextBolck', text: 'x' },
      { type: 'Input.Text', id: 'unlabelled' },
      { type: 'Input.Text' },
    ];
    expect(complaintsAbout({ type: 'AdaptiveCard', version: '1.5', body })).not.toEqual([]);
  });
});

describe('Markdown', () => {
  const markdown = new MarkdownIt({ html: true, linkify: true });

  it.each(cards)('is nowhere in: %s', (_, card) => {
    for (const text of textsOf(card, 'TextBlock', 'text')) {
      expect(markdown.render(text)).toBe(`<p>${markdown.utils.escapeHtml(text)}</p>\n`);
    }
  });
});

const schemaFile = path.join(__dirname, '../../../../shared/contracts/adaptive-card-1.5.schema.json');
const schemaIsHere = existsSync(schemaFile);
if (!schemaIsHere) console.warn('Skipped: the schema of Adaptive Cards is not next to this project.');

(schemaIsHere ? describe : describe.skip)('the published schema of Adaptive Cards 1.5', () => {
  // The schema is draft 06 and names itself with draft 04's `id`, and it has words of its own beside the draft's
  // (`version`): Ajv's strict mode would refuse the schema itself, which says nothing about a card.
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addMetaSchema(draft06);
  const published = schemaIsHere ? (JSON.parse(readFileSync(schemaFile, 'utf8')) as object) : {};
  const isValid = ajv.compile({ ...published, id: undefined });

  it.each(cards)('holds for: %s', (_, card) => {
    // Ajv's errors are a thousand here (one for each kind of element it might have been): they help nobody.
    expect(isValid(asFarAsPublished(card))).toBe(true);
  });

  it('does not hold for a misspelt property', () => {
    const card = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: 'x', warp: true }],
    };
    expect(isValid(card)).toBe(false);
  });

  it('is lacking the people picker only, and only the cards that ask for a person need it', () => {
    const pickers = cards.filter(([, card]) => ofType(card, 'Data.Query').length > 0).map(([name]) => name);
    expect(pickers).toEqual([
      'sample of ask-who.json',
      'sample of setup-pilot.json',
      'ask who',
      'setup: pilot',
      'setup in trouble: pilot',
    ]);
  });
});

/**
 * A card with the fallbacks of Teams' charts in their places, which the published schema does not have either, and
 * without the two things that the people picker needs and that the renderer above knows, but that the published
 * schema 1.5 does not have: `choices.data` (Teams documentation, "People Picker in Adaptive Cards") and the style
 * `filtered` (new in 1.5). Nothing else is left out.
 */
function asFarAsPublished(card: unknown): unknown {
  const isUnpublished = (key: string, value: unknown): boolean =>
    key === 'choices.data' || (key === 'style' && value === 'filtered');
  return JSON.parse(
    JSON.stringify(card, (key, value: unknown) =>
      isUnpublished(key, value) ? undefined : isChart(value) ? value.fallback : value,
    ),
  );
}

function isChart(value: unknown): value is { readonly fallback: unknown } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Chart.Donut';
}
