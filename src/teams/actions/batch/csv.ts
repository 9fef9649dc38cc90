import { askFailedRows } from '../../../workflow/export/ask-failed-rows';
import { batchRefusal } from '../../cards/batch/answer-batch-clicked';
import { sendFile } from '../../send-file';
import type { CardAction } from '../card-action';

/** `Failed rows as CSV`: the file is a message of its own, the card stays. */
export const csvAction: CardAction = {
  verb: 'batch-csv',
  async run(turn, { request: batchId }) {
    const asked = await askFailedRows(turn.deps, { batchId, actor: turn.actor });
    switch (asked.kind) {
      case 'offered':
        await sendFile(turn, asked.download);
        return { message: 'The file with the rows that were not posted is offered below.' };
      case 'none':
        return { message: 'Every row is posted by now, so there is no file to make.' };
      case 'unknown':
        return { message: batchRefusal({ kind: 'unknown' }) };
      case 'denied':
        return {
          message:
            'Only members of the administrators or the approvers group in Entra ID can have this file. Nothing was changed.',
        };
    }
  },
};
