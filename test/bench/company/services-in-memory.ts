import { whoText } from '../../../src/mapping/who';
import type { EntraUser } from '../../../src/mapping/entra-user';
import type { Services } from '../../../src/compose-services';
import type { Publisher } from '../../../src/workflow/ports';
import { employee, type Employee } from './company';
import { groupsOf } from './staff';

/** Entra ID and Autotask without latency: the ports of the workflow, answered from memory in the same process. */
export function servicesInMemory(services: Services): Services {
  return {
    ...services,
    directory: {
      ...services.directory,
      findUsers: (who) => Promise.resolve(found(numberIn(whoText(who))).map(({ user }) => user)),
      getUser: (objectId) => Promise.resolve(found(numberIn(objectId))[0]?.user ?? null),
      memberOf: (objectId) => Promise.resolve(groupsOf(objectId)),
    },
    resources: {
      ...services.resources,
      findLike: (user: EntraUser) =>
        Promise.resolve(found(numberIn(user.id)).map(({ resource }) => resource)),
      get: (id) => Promise.resolve(employee(id - 1_000_000).resource),
      getMany: () => Promise.resolve(new Map()),
    },
    tickets: { tick: () => Promise.resolve(), statusOf: () => Promise.resolve(new Map()) },
    publisher: { ...services.publisher, ...publisherInMemory() },
  };
}

/** Given12.Family12@... or the Object ID that ends with 12. */
function numberIn(text: string): number | null {
  const digits = /family(\d+)|-(\d{12})$/i.exec(text);
  return digits ? Number(digits[1] ?? digits[2]) : null;
}

function found(number: number | null): Employee[] {
  return number === null ? [] : [employee(number)];
}

function publisherInMemory(): Partial<Publisher> {
  const holdersOf: Publisher['holdersOf'] = () => Promise.resolve([]);
  let tickets = 0;
  return {
    kind: () => Promise.resolve('ticket'),
    holdersOf,
    find: () => Promise.resolve(null),
    uniqueIdsOf: () => Promise.resolve(null),
    publish() {
      tickets += 1;
      return Promise.resolve({
        kind: 'ticket',
        ticketId: tickets,
        ticketNumber: `T20270101.${tickets}`,
        ticketUrl: `https://autotask.example/${tickets}`,
        itemId: tickets,
        completion: null,
      });
    },
  };
}
