import type { MappingRequest } from '../../mapping/request';
import type { BatchPart } from './publisher';
import { linesAbout, ssoPage } from './ticket-text';
import type { TicketWish } from './tickets';

/** The ticket of a part of a batch: what is to be done with each item of its checklist, and who decided it. */
export function ticketTextForPart(part: BatchPart, rows: readonly MappingRequest[]): TicketWish {
  const { task, step, approved } = words[taskOf(rows)];
  const many =
    rows.length === 1 ? 'the Unique ID of 1 resource' : `the Unique IDs of ${rows.length} resources`;
  const place = part.of === 1 ? '' : ` (part ${part.number} of ${part.of})`;
  return {
    key: part.key,
    title: `SSO: ${task} ${many}${place}`,
    description: [
      `${approved} was approved for the resources in the checklist of this ticket. One thing is left to do by hand for each, because Autotask's API has no field for it:`,
      '',
      `1. Open ${ssoPage}.`,
      `2. For each item of the checklist find the resource it names, and ${step}`,
      '3. Save, then tick the item.',
      '',
      ...linesAbout(part.batch),
      `Batch: ${part.batchId}${place}`,
    ].join('\n'),
  };
}

const words = {
  map: {
    task: 'paste',
    step: 'tick the box beside it and paste the Object ID that the item ends with into Unique ID.',
    approved: 'Single sign-on',
  },
  unmap: {
    task: 'clear',
    step: 'clear Unique ID, which holds the Object ID that the item ends with.',
    approved: 'Removing the single sign-on mapping',
  },
  both: {
    task: 'paste or clear',
    step: 'paste the Object ID that the item ends with into Unique ID, or clear it, as the item says.',
    approved: 'Setting or removing single sign-on',
  },
} as const;

function taskOf(rows: readonly MappingRequest[]): keyof typeof words {
  const purposes = new Set(rows.map(({ purpose }) => purpose));
  if (purposes.size > 1) return 'both';
  return purposes.has('unmap') ? 'unmap' : 'map';
}
