import type { DriftDigest, DriftRow } from '../../../mapping/drift/drift';
import { readersTime } from '../../text/times';
import { accessible } from '../for-all-cards';
import { renderCard, type AdaptiveCard } from '../render-card';
import { shown } from '../shown';
import { canRemap, canUnmap, driftWords, isSevere } from './drift-words';

/** Draws `cards/drift.json`: a page of what changed since people were mapped, with what can be done about each. */
export function driftCard(digest: DriftDigest): AdaptiveCard {
  const { reportId, revision, rows, page, pages } = digest;
  const title = titleOf(digest);
  const models = rows.map((row) => rowModel(row, digest));
  return renderCard('drift', {
    ...accessible(`${title}. ${models.map(({ what, person }) => `${what}: ${person}`).join('. ')}`),
    kicker:
      pages > 1
        ? `Drift since people were mapped · page ${page + 1} of ${pages}`
        : 'Drift since people were mapped',
    title,
    sentence: sentenceOf(digest),
    rows: models,
    canAccept: models.some(({ isOpen }) => isOpen),
    hasPrevious: page > 0,
    hasNext: page + 1 < pages,
    previous: Math.max(0, page - 1),
    next: page + 1,
    request: reportId,
    revision,
  });
}

function titleOf({ total }: DriftDigest): string {
  if (total === 0) return 'Nothing has drifted';
  return total === 1 ? '1 thing has drifted' : `${total} things have drifted`;
}

function sentenceOf(digest: DriftDigest): string {
  const { accepted, askedAt } = digest;
  return [
    orderSentence(digest),
    acceptedSentence(accepted),
    `Looked ${readersTime(askedAt)}. Nothing was changed.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function orderSentence(digest: DriftDigest): string {
  if (digest.total === 0) return 'Whoever is mapped is as they were, on both sides.';
  return marksNew(digest)
    ? `What is new comes first (${digest.fresh}), then the most urgent.`
    : 'The most urgent comes first.';
}

function acceptedSentence(accepted: number): string {
  if (accepted === 0) return '';
  return accepted === 1
    ? 'One more was accepted before and stays quiet until it changes.'
    : `${accepted} more were accepted before and stay quiet until they change.`;
}

/** Where all is new to the channel, or nothing is, saying so tells nothing. */
function marksNew({ fresh, total }: DriftDigest): boolean {
  return fresh > 0 && fresh < total;
}

/** In characters: four rows of them have to fit on a card, in any script. */
const longestName = 80;
const longestSentence = 300;

function rowModel({ position, finding, accepted }: DriftRow, digest: DriftDigest) {
  const { kind } = finding;
  const isNew = marksNew(digest) && position <= digest.fresh;
  return {
    position,
    what: `${isNew ? 'New: ' : ''}${driftWords[kind]}`,
    color: isSevere(kind) && !accepted ? 'Attention' : 'Default',
    person: shown(finding.person, longestName),
    resource: shown(finding.resource, longestName),
    sentence: shown(finding.sentence, longestSentence),
    advice: shown(finding.advice, longestSentence),
    objectId: finding.objectId,
    newObjectId: finding.newObjectId ?? '',
    isOpen: accepted === null,
    canUnmap: canUnmap(kind),
    canRemap: canRemap(kind),
    acceptedBy: shown(accepted?.by.name ?? '', longestName),
    reason: shown(accepted?.reason ?? '', longestSentence),
    acceptedAt: accepted ? readersTime(accepted.at) : '',
  };
}
