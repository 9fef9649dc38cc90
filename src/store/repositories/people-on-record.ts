import type { Kysely } from 'kysely';
import type { EntraUser } from '../../mapping/entra-user';
import { fold } from '../../mapping/fold';
import type { MappingRequest } from '../../mapping/request';
import type { RequestRow, Schema } from '../schema';
import { fromRequestRow } from './request-row';

/** Requests read at once: few enough that others get their turn in between. */
const pageSize = 500;

/** People as our requests know them. */
export function peopleOnRecord(db: Kysely<Schema>) {
  const pageAfter = (id: string): Promise<Pick<RequestRow, 'id' | 'document'>[]> => {
    const found = db.selectFrom('requests').select(['id', 'document']).where('id', '>', id);
    return found.orderBy('id').limit(pageSize).execute();
  };

  async function* pages(): AsyncGenerator<MappingRequest[]> {
    for (let rows = await pageAfter(''); rows.length > 0; rows = await pageAfter(rows.at(-1)?.id ?? ''))
      yield rows.map(fromRequestRow);
  }

  return {
    /** Compared here: neither database knows the capitals and accents of every alphabet. */
    async peopleNamed(name: string): Promise<EntraUser[]> {
      const newest = new Map<string, MappingRequest>();
      for await (const page of pages()) {
        for (const request of page.filter(isNamed(name))) {
          const known = newest.get(request.user.id);
          if (!known || known.requestedAt < request.requestedAt) newest.set(request.user.id, request);
        }
      }
      return [...newest.values()].map(({ user }) => user);
    },
  };
}

function isNamed(name: string): (request: MappingRequest) => boolean {
  const wanted = fold(name);
  return ({ user, resource }) =>
    [user.userPrincipalName, user.displayName, resource.userName].some((text) => fold(text) === wanted);
}
