import { denialSentences } from '../../../mapping/policy';
import { acceptDrift, type DriftAccepted } from '../../../workflow/drift/accept-drift';
import { driftCard } from '../../cards/drift/drift-card';
import { shown } from '../../cards/shown';
import type { CardAction, Reply } from '../card-action';
import { missedSentences } from './missed-sentences';

/** `Accept`: the finding is all right as it is, for this reason. */
export const acceptAction: CardAction = {
  verb: 'drift-accept',
  async run({ deps, actor }, { request, revision, position, comment }) {
    const click = { reportId: request, revision, position, clicker: actor, reason: comment };
    return replyTo(await acceptDrift(deps, click));
  },
};

function replyTo(answered: DriftAccepted): Reply {
  switch (answered.kind) {
    case 'done':
      return { card: driftCard(answered.digest), forAll: true };
    case 'denied':
      return { message: denialSentences[answered.denial] };
    case 'reason-missing':
      return {
        message:
          'Please say in the field Reason below the rows why it is all right, then press Accept again. Nothing was changed.',
      };
    case 'already': {
      const { by, reason } = answered.accepted;
      return { message: `${shown(by.name)} accepted this already: ${shown(reason)} Nothing was changed.` };
    }
    case 'gone':
    case 'stale':
      return { message: missedSentences[answered.kind] };
  }
}
