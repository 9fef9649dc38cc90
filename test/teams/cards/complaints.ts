import type * as AdaptiveCards from 'adaptivecards';

// The package's own entry is a module that Node does not resolve; its bundle is what browsers load.
const { AdaptiveCard, SerializationContext } = jest.requireActual<typeof AdaptiveCards>(
  'adaptivecards/dist/adaptivecards.js',
);

/** What the real renderer has to say against a card: while reading it, and about each element. */
export function complaintsAbout(json: unknown): string[] {
  const context = new SerializationContext();
  const card = new AdaptiveCard();
  card.parse(json, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [...events, ...card.validateProperties().validationEvents]
    .map(({ message }) => message)
    .filter((message) => message !== chartUnknown);
}

/** The charts of Teams, for which every other client draws the fallback (a test holds each of them to having one). */
const chartUnknown = 'Unknown element type "Chart.Donut". Fallback will be used if present.';
