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

test('one that failed is prepared anew', () => {
  const { libsql, kept, timesOf } = database();
  kept.prepare(insert).run(['a']);
  libsql.exec('begin immediate');
  expect(() => kept.prepare(insert).run(['a'])).toThrow(/UNIQUE/);
  kept.prepare(insert).run(['b']);
  libsql.exec('commit');
  expect(timesOf(insert)).toBe(2);
  expect(kept.prepare(select).all([])).toHaveLength(2);
});

test('two who read row by row do not take rows from each other', () => {
  const { kept } = database();
  // libsql fetches a hundred at a time.
  const names = Array.from({ length: 150 }, (_, number) => `name ${String(number).padStart(3, '0')}`);
  for (const name of names) kept.prepare(insert).run([name]);
  const [one, other] = [kept.prepare(select).iterate([]), kept.prepare(select).iterate([])];
  const read = [...one, ...other] as { name: string }[];
  expect(read.map(({ name }) => name)).toEqual([...names, ...names]);
});

test('statements of which no end is in sight are not all kept', () => {
  const { kept, timesOf } = database();
  kept.prepare(select);
  for (let number = 0; number < 200; number += 1) kept.prepare(`select ${number}`);
  kept.prepare(select);
  expect(timesOf(select)).toBe(2);
});

test('one of many rows is not kept, nor what it was given', () => {
  const { kept, timesOf } = database();
  const many = `insert into things (name) values ${Array(500).fill('(?)').join(', ')}`;
  for (const letter of ['a', 'b'])
    kept.prepare(many).run(Array.from({ length: 500 }, (_, row) => `${letter}${row}`));
  expect(timesOf(many)).toBe(2);
});
