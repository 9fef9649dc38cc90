import { stripVTControlCharacters } from 'node:util';
import { reportOf } from '../src/doctor-report';
import { failed, ok, warning } from '../src/mapping/finding';

const consent = { title: 'Grant admin consent', url: 'https://login.example/adminconsent' };

test('a line a check in the order of the checks, what mends it below, and the sum at the end', () => {
  const report = reportOf([
    ok('Tenant', 'Contoso.'),
    failed('Permission User.Read.All', 'It is missing.', 'Grant it.', consent),
    warning('Client secret', 'It expires soon.', 'Renew it.'),
  ]);
  // Colours are there or not by the terminal; every verdict is a word all the same.
  expect(stripVTControlCharacters(report).split('\n')).toEqual([
    'ok       Tenant                    Contoso.',
    'failed   Permission User.Read.All  It is missing.',
    '                                   -> Grant it.',
    '                                      https://login.example/adminconsent',
    'warning  Client secret             It expires soon.',
    '                                   -> Renew it.',
    '',
    '1 failed, 1 warning, 1 ok.',
    '',
  ]);
});

test('when nothing is wrong it says so', () => {
  expect(reportOf([ok('Tenant', 'Contoso.')])).toContain('Everything is in order: 1 checks');
});

test('names from a directory cannot write to the terminal', () => {
  const report = reportOf([ok('Tenant', 'Contoso\u001b[2J\r\nfailed   Tenant\u202e.')]);
  // The escape is gone from the name, so "[2J" stays as text when the report's own colours are taken off.
  expect(stripVTControlCharacters(report)).toMatch(/^ok {7}Tenant {2}Contoso \[2J failed Tenant \.$/m);
});
