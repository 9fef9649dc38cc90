import { renderCard } from '../../../src/teams/cards/render-card';
import { builders, modelOf } from './models';
import { readSample, templateNames } from './templates';

describe('the example data beside the templates', () => {
  it('is there for every template', () => {
    expect(Object.keys(builders).sort()).toEqual([...templateNames].sort());
  });

  // When this fails, a builder has changed what it shows: write what jest expected into the sample.
  it.each(Object.entries(builders))('of %s is what its builder makes', (name, build) => {
    expect(readSample(name)).toEqual(modelOf(build));
  });

  it.each(Object.entries(builders))('of %s draws the card that its builder draws', (name, build) => {
    expect(renderCard(name, readSample(name))).toEqual(build());
  });
});
