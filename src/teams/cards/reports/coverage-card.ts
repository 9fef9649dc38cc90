import {
  coverageStates,
  type Coverage,
  type CoverageCounts,
  type CoverageState,
} from '../../../mapping/coverage';
import type { Report } from '../../../mapping/report';
import { readersTime } from '../../text/times';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { chartModel, type Slice } from './chart-model';

const words: Readonly<
  Record<CoverageState, Pick<Slice, 'color' | 'style'> & { label: string; means: string }>
> = {
  applied: {
    label: 'Applied',
    means: 'Mapped, and nothing has changed since.',
    color: 'good',
    style: 'good',
  },
  awaiting: {
    label: 'Awaiting paste',
    means: 'Approved; an administrator still has to paste the Unique ID.',
    color: 'categoricalBlue',
    style: 'accent',
  },
  pending: {
    label: 'Pending',
    means: 'Asked for; waits for approval or for being posted.',
    color: 'categoricalLavender',
    style: 'default',
  },
  drifted: {
    label: 'Drifted',
    means: 'Mapped, but something has changed since. See it with: drift',
    color: 'attention',
    style: 'attention',
  },
  unmapped: {
    label: 'Unmapped',
    means: 'Nobody asked for these. Plan them with: map all',
    color: 'neutral',
    style: 'emphasis',
  },
};

/** Departments on the card; beyond that they are counted. */
const mostDepartments = 8;
const longestName = 60;

/** Draws `cards/coverage.json`: how single sign-on covers the active resources. */
export function coverageCard(
  { askedAt }: Pick<Report, 'askedAt'>,
  { total, departments }: Coverage,
): AdaptiveCard {
  const all = sum(total);
  const title = `${total.applied} of ${all} active resources ${total.applied === 1 ? 'is' : 'are'} mapped`;
  const others = departments.length - mostDepartments;
  return renderCard('coverage', {
    ...accessible(
      `${title}. ${coverageStates.map((state) => `${words[state].label}: ${total[state]}.`).join(' ')}`,
    ),
    style: all > 0 && total.applied === all ? 'good' : 'emphasis',
    kicker: 'Coverage of single sign-on',
    title,
    sentence: 'API users are not counted: they cannot log in.',
    chart: chartModel(
      'Active resources',
      coverageStates.map((state) => ({ ...sliceOf(state), value: total[state] })),
    ),
    states: coverageStates.map((state) => ({
      total: String(total[state]),
      label: words[state].label,
      means: words[state].means,
    })),
    hasDepartments: departments.length > 0,
    departments: departments.slice(0, mostDepartments).map(departmentModel),
    moreDepartments: others > 0 ? `And ${others} more ${others === 1 ? 'department' : 'departments'}.` : '',
    when: readersTime(askedAt),
  });
}

function sliceOf(state: CoverageState): Omit<Slice, 'value'> {
  const { label: legend, color, style } = words[state];
  return { legend, color, style };
}

/** Signs of a bar. A styled column would be as high as two lines of text. */
const barLength = 24;

function departmentModel({ name, counts }: Coverage['departments'][number]): object {
  const all = sum(counts);
  const filled = Math.round((counts.applied / all) * barLength);
  return {
    name: name === null ? 'No department' : shown(name, longestName),
    words: `${counts.applied} of ${all}`,
    filled: '█'.repeat(filled),
    rest: '░'.repeat(barLength - filled),
  };
}

function sum(counts: CoverageCounts): number {
  return coverageStates.reduce((total, state) => total + counts[state], 0);
}
