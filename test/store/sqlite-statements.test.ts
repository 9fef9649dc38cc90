import Libsql from 'libsql';
import { keepingStatements } from '../../src/store/sqlite-statements';

const insert = 'insert into things (name) values (?)';
const select = 'select name from things order by name';

/** A database with one table, and how often this statement was prepared on it. */
function database() {
  const libsql = new Libsql(':memory:');
  libsql.exec('create table things (name text unique)');
  const prepare = jest.spyOn(libsql, 'prepare');
  const kept = keepingStatements(libsql);
  const timesOf = (sql: string): number => prepare.mock.calls.filter(([prepared]) => prepared === sql).length;
  return { libsql, kept, timesOf };
}

test('a statement is prepared once, and serves with whatever it is given', () => {
  const { kept, timesOf } = database();
  for (const name of ['b', 'a']) kept.prepare(insert).run([name]);
  const read = () => kept.prepare(select).all([]);
  expect([read(), read()]).toEqual(Array(2).fill([{ name: 'a' }, { name: 'b' }]));
  expect([timesOf(insert), timesOf(select)]).toEqual([1, 1]);
});

test('what others added to a table meanwhile is seen', () => {
  const { libsql, kept } = database();
  const all = 'select * from things';
  kept.prepare(insert).run(['a']);
  expect(kept.prepare(all).all([])).toEqual([{ name: 'a' }]);
  libsql.exec("alter table things add column colour text default 'red'");
  expect(kept.prepare(all).all([])).toEqual([{ name: 'a', colour: 'red' }]);
});

test('one that failed is prepared anew, and stands in the way of no commit', () => {
  const { libsql, kept, timesOf } = database();
  kept.prepare(insert).run(['a']);
  libsql.exec('begin immediate');
  expect(() => kept.prepare(insert).run(['a'])).toThrow(/UNIQUE/);
  kept.prepare(insert).run(['b']);
  libsql.exec('commit');
  expect(timesOf(insert)).toBe(2);
  expect(kept.prepare(select).all([])).toHaveLength(2);
});

test('one that was read half is not gone on with by the next', () => {
  const { kept } = database();
  for (const name of ['a', 'b']) kept.prepare(insert).run([name]);
  const first = () => {
    for (const row of kept.prepare(select).iterate([])) return row;
    return null;
  };
  expect([first(), first()]).toEqual([{ name: 'a' }, { name: 'a' }]);
});

test('statements of which no end is in sight are not all kept', () => {
  const { kept, timesOf } = database();
  kept.prepare(select);
  for (let number = 0; number < 200; number += 1) kept.prepare(`select ${number}`);
  kept.prepare(select);
  expect(timesOf(select)).toBe(2);
});
