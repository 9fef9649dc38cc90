import {
  startAutotaskSimulator,
  type AutotaskSimulator,
} from '../../src/playground/autotask/start-autotask-simulator';

let autotask: AutotaskSimulator;
beforeAll(async () => {
  autotask = await startAutotaskSimulator();
});
afterAll(() => autotask.close());

interface Page {
  items: Record<string, unknown>[];
  pageDetails: {
    count: number;
    requestCount: number;
    prevPageUrl: string | null;
    nextPageUrl: string | null;
  };
}

function headers(): Record<string, string> {
  const { username, secret, integrationCode } = autotask.credentials;
  return {
    ApiIntegrationCode: integrationCode,
    UserName: username,
    Secret: secret,
    'Content-Type': 'application/json',
  };
}

function get(path: string): Promise<Response> {
  return fetch(new URL(path, `${autotask.url}V1.0/`), { headers: headers() });
}

function post(path: string, body: unknown): Promise<Response> {
  const url = new URL(path, `${autotask.url}V1.0/`);
  return fetch(url, { method: 'POST', headers: headers(), body: JSON.stringify(body) });
}

async function idsFound(...filter: object[]): Promise<unknown[]> {
  const response = await post('Resources/query', { filter });
  const { items } = (await response.json()) as Page;
  return items.map(({ id }) => id);
}

async function expectErrors(answer: Promise<Response>, words: string): Promise<void> {
  const response = await answer;
  expect(response.status).toBe(500);
  const { errors } = (await response.json()) as { errors: string[] };
  expect(errors.join(' ')).toContain(words);
}

const everybody = { op: 'exist', field: 'id' };

describe('operators', () => {
  test.each([
    [{ op: 'eq', field: 'email', value: 'JANE.DOE@contoso.example' }, [1001]],
    [{ op: 'eq', field: 'Email', value: "o'neill@contoso.example" }, [1036]],
    [{ op: 'eq', field: 'id', value: 1001 }, [1001]],
    [{ op: 'eq', field: 'isActive', value: false }, [1053]],
    [{ op: 'eq', field: 'lastName', value: 'Nunez' }, [1033]],
    [{ op: 'eq', field: 'lastName', value: 'Núñez' }, []],
    [{ op: 'beginsWith', field: 'userName', value: 'tess.' }, [1064, 1164]],
    [{ op: 'endsWith', field: 'userName', value: '.west' }, [1164]],
    [{ op: 'contains', field: 'lastName', value: 'rien' }, [1035]],
    [{ op: 'exist', field: 'email2' }, [1063]],
    [{ op: 'in', field: 'id', value: [1001, 1002, 4] }, [1001, 1002]],
    [{ op: 'gt', field: 'id', value: 1168 }, [1169]],
    [{ op: 'gte', field: 'id', value: 1168 }, [1168, 1169]],
    [{ op: 'lt', field: 'id', value: 1002 }, [1001]],
    [{ op: 'lte', field: 'id', value: 1002 }, [1001, 1002]],
    [{ op: 'eq', field: 'licenseType', value: 7 }, [1054]],
  ])('%j', async (condition, ids) => {
    expect(await idsFound(condition)).toEqual(ids);
  });

  test.each([
    [
      { op: 'noteq', field: 'isActive', value: false },
      { op: 'eq', field: 'isActive', value: false },
    ],
    [
      { op: 'notExist', field: 'email2' },
      { op: 'exist', field: 'email2' },
    ],
    [
      { op: 'notIn', field: 'id', value: [1001] },
      { op: 'in', field: 'id', value: [1001] },
    ],
  ])('%j finds all but those of %j', async (inverse, plain) => {
    const [all, some, others] = await Promise.all([idsFound(everybody), idsFound(plain), idsFound(inverse)]);
    expect(some.length).toBeGreaterThan(0);
    expect(others).toEqual(all.filter((id) => !some.includes(id)));
  });

  test('conditions side by side are all required, groups nest', async () => {
    const lastNames = ['Lee', 'Twin'].map((value) => ({ op: 'eq', field: 'lastName', value }));
    const group = { op: 'or', items: lastNames };
    const east = { op: 'contains', field: 'userName', value: 'east' };
    expect(await idsFound(group)).toEqual([1031, 1032, 1064, 1164]);
    expect(await idsFound(group, east)).toEqual([1064]);
    const lees = { op: 'and', items: [lastNames[0], { op: 'lt', field: 'id', value: 1032 }] };
    expect(await idsFound({ op: 'or', items: [east, lees] })).toEqual([1031, 1064]);
  });
});

describe('a query is refused with a 500 and words', () => {
  const eq = { op: 'eq', field: 'id', value: 1 };

  test.each([
    ['without a filter', {}, 'filter is required'],
    ['with an empty filter', { filter: [] }, 'filter is required'],
    [
      'for an unknown field',
      { filter: [{ op: 'eq', field: 'shoeSize', value: 1 }] },
      'Unable to find shoeSize',
    ],
    ['for an unknown operator', { filter: [{ op: 'like', field: 'id', value: 1 }] }, "'like' is not valid"],
    ['without a value', { filter: [{ op: 'eq', field: 'id' }] }, 'needs a value'],
    ['with one value for a list', { filter: [{ op: 'in', field: 'id', value: 1 }] }, 'needs a list'],
    ['for an empty group', { filter: [{ op: 'or', items: [] }] }, 'needs items'],
    ['for more than 500 records', { MaxRecords: 501, filter: [eq] }, 'between 1 and 500'],
    ['for no record', { MaxRecords: 0, filter: [eq] }, 'between 1 and 500'],
    [
      'for an unknown field to include',
      { IncludeFields: ['shoeSize'], filter: [eq] },
      'Unable to find shoeSize',
    ],
  ])('%s', async (_what, query, words) => {
    await expectErrors(post('Resources/query', query), words);
  });

  test('over 500 OR conditions, an `in` list counted in', async () => {
    const list = (length: number) => ({
      op: 'in',
      field: 'id',
      value: Array.from({ length }, (_, id) => id),
    });
    expect(await idsFound({ op: 'or', items: [list(499), { op: 'eq', field: 'id', value: 1001 }] })).toEqual([
      1001,
    ]);
    await expectErrors(post('Resources/query', { filter: [{ op: 'or', items: [list(500), eq] }] }), '500 OR');
  });
});

describe('pages', () => {
  const query = { MaxRecords: 20, IncludeFields: ['id', 'UserName'], filter: [everybody] };

  test('give everybody once when nextPageUrl is followed with the same call', async () => {
    const seen: unknown[] = [];
    let url: string | null = 'Resources/query';
    while (url !== null) {
      const page: Page = (await (await post(url, query)).json()) as Page;
      expect(page.pageDetails).toMatchObject({ count: page.items.length, requestCount: 20 });
      seen.push(...page.items.map(({ id }) => id));
      url = page.pageDetails.nextPageUrl;
    }
    expect(seen).toEqual(
      autotask.directory.resources.map(({ id }) => id).sort((left, right) => left - right),
    );
  });

  test('hold the included fields only, and lead back too', async () => {
    const first = (await (await post('Resources/query', query)).json()) as Page;
    expect(Object.keys(first.items[0] ?? {}).sort()).toEqual(['id', 'userName']);
    expect(first.pageDetails.prevPageUrl).toBeNull();
    const second = (await (await post(first.pageDetails.nextPageUrl ?? '', query)).json()) as Page;
    const back = (await (await post(second.pageDetails.prevPageUrl ?? '', query)).json()) as Page;
    expect(back).toEqual(first);
  });

  test('end with one that is just full', async () => {
    const lees = { MaxRecords: 2, filter: [{ op: 'eq', field: 'lastName', value: 'Lee' }] };
    const page = (await (await post('Resources/query', lees)).json()) as Page;
    expect(page.pageDetails).toMatchObject({ count: 2, nextPageUrl: null });
  });

  test('can be had with GET as well', async () => {
    const first = await get(`Resources/query?search=${encodeURIComponent(JSON.stringify(query))}`);
    const { nextPageUrl } = ((await first.json()) as Page).pageDetails;
    const second = (await (await get(nextPageUrl ?? '')).json()) as Page;
    expect(second.items).toHaveLength(20);
  });

  test('that began with POST do not go on with GET', async () => {
    const first = (await (await post('Resources/query', query)).json()) as Page;
    expect((await get(first.pageDetails.nextPageUrl ?? '')).status).toBe(405);
  });

  test('need the id among the included fields, one page alone does not', async () => {
    const withoutId = { ...query, IncludeFields: ['userName'] };
    await expectErrors(post('Resources/query', withoutId), 'must contain id');
    const one = await post('Resources/query', {
      ...withoutId,
      filter: [{ op: 'eq', field: 'id', value: 1001 }],
    });
    expect(((await one.json()) as Page).items).toEqual([{ userName: 'jane.doe' }]);
  });

  test('are counted without being fetched', async () => {
    const count = await post('Resources/query/count', {
      filter: [{ op: 'eq', field: 'lastName', value: 'Lee' }],
    });
    expect(await count.json()).toEqual({ queryCount: 2 });
  });
});

describe('one record', () => {
  test('comes as an item', async () => {
    const answer = await get('Resources/1001');
    expect(await answer.json()).toMatchObject({ item: { id: 1001, email: 'jane.doe@contoso.example' } });
  });

  test('that is unknown is a 404 for tickets and an empty item for resources', async () => {
    expect((await get('Tickets/4')).status).toBe(404);
    const resource = await get('Resources/4');
    expect([resource.status, await resource.json()]).toEqual([200, { item: null }]);
  });

  test('paths are found in any case, as IIS does', async () => {
    expect((await fetch(`${autotask.url}v1.0/companies/0`, { headers: headers() })).status).toBe(200);
  });
});
