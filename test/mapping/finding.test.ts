import { failed, ok, warning, worst } from '../../src/mapping/finding';

const fine = ok('Zone', 'It answers.');
const doubtful = warning('Clock', 'It is off.', 'Set it.');
const broken = failed('Group', 'It is empty.', 'Fill it.', { title: 'Open it', url: 'https://x.example' });

it.each([
  [[], 'ok'],
  [[fine], 'ok'],
  [[fine, doubtful], 'warning'],
  [[doubtful, broken, fine], 'failed'],
] as const)('the worst of %j is %s', (findings, verdict) => {
  expect(worst(findings)).toBe(verdict);
});

it('a finding carries a link only when there is one', () => {
  expect(doubtful).not.toHaveProperty('link');
  expect(broken.link).toEqual({ title: 'Open it', url: 'https://x.example' });
});
