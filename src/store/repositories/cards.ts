import type { Kysely } from 'kysely';
import type { CardPlace } from '../../mapping/records';
import { fromJson, toJson } from '../json';
import type { CardRow, Schema } from '../schema';

/** Where the cards of a request or a batch stand. A card is known by its subject, its role and its message. */
export function cards(db: Kysely<Schema>) {
  return {
    /** Added twice, a card stands where it was said last. */
    async add(place: CardPlace): Promise<void> {
      const { conversation, drawn_revision, ...key } = toRow(place);
      await db
        .insertInto('cards')
        .values({ ...key, conversation, drawn_revision })
        .onConflict((conflict) =>
          conflict.columns(['subject', 'role', 'activity_id']).doUpdateSet({ conversation, drawn_revision }),
        )
        .execute();
    },

    async of(subject: string): Promise<CardPlace[]> {
      const rows = await db
        .selectFrom('cards')
        .selectAll()
        .where('subject', '=', subject)
        .orderBy('role')
        .orderBy('activity_id')
        .execute();
      return rows.map(fromRow);
    },

    async drawn(place: CardPlace, revision: number): Promise<void> {
      await db
        .updateTable('cards')
        .set({ drawn_revision: revision })
        .where('subject', '=', place.subject)
        .where('role', '=', place.role)
        .where('activity_id', '=', place.activityId)
        .execute();
    },
  };
}

function toRow(place: CardPlace): CardRow {
  return {
    subject: place.subject,
    role: place.role,
    activity_id: place.activityId,
    conversation: toJson(place.conversation),
    drawn_revision: place.drawnRevision,
  };
}

function fromRow(row: CardRow): CardPlace {
  return {
    subject: row.subject,
    role: row.role,
    conversation: fromJson(row.conversation),
    activityId: row.activity_id,
    drawnRevision: row.drawn_revision,
  };
}
