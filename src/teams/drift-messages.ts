import type { CardPlace } from '../mapping/records';
import type { Messenger } from '../workflow/ports';
import { driftCard } from './cards/drift/drift-card';
import { reportCard } from './cards/reports/report-card';
import type { Speaker } from './speaker';

/** What the messenger speaks with, and how it bears that a message is gone. */
export interface DriftMessagesParts extends Pick<Speaker, 'post' | 'edit'> {
  readonly unlessGone: (place: CardPlace, work: () => Promise<void>) => Promise<void>;
}

/** Speaks about drift: posts the digest, or draws it where somebody asked for it; posts that it could not be looked for. */
export function driftMessages({
  post,
  edit,
  unlessGone,
}: DriftMessagesParts): Pick<Messenger, 'drawDigest' | 'postDigest' | 'postReport'> {
  return {
    drawDigest: (place, digest) =>
      unlessGone({ ...place, subject: digest.reportId, role: 'requester', drawnRevision: 0 }, () =>
        edit(place, driftCard(digest)),
      ),
    postReport: (channel, report) => post(channel, reportCard(report), []),
    postDigest: (channel, digest) => post(channel, driftCard(digest), []),
  };
}
