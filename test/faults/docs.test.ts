import { readFileSync } from 'node:fs';
import path from 'node:path';
import { databaseRows } from './database-rows';
import { faultRows } from './fault-rows';
import { databaseTable, faultTable, writeTable } from './tables';
import { writeRows } from './write-rows';

const document = readFileSync(path.join(__dirname, '..', '..', 'docs', 'faults.md'), 'utf8');

test('docs/faults.md shows the faults that are tried, and no others', () => {
  expect(document).toContain(faultTable(faultRows));
});

test('docs/faults.md shows the faults of posting that are tried, and no others', () => {
  expect(document).toContain(writeTable(writeRows));
});

test('docs/faults.md shows the faults of the database that are tried, and no others', () => {
  expect(document).toContain(databaseTable(databaseRows));
});
