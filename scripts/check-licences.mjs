/**
 * Looks at every package that the bot needs at run time: may it be used (its licence), does it come from the registry
 * unchanged (its checksum), would it run code while it is installed. Names each that may not, and exits with 1.
 *
 *     node scripts/check-licences.mjs [lock file, default package-lock.json]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for no more than their text to be passed on, by their SPDX identifiers. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Unlicense',
];

/** Packages whose licence npm cannot read, by the version somebody read it in. */
const read = {
  'cldrjs@0.5.5': 'MIT: LICENSE-MIT, and `licenses` of its package.json, which npm does not read',
  'escape-regexp-component@1.0.2': 'MIT: "License: MIT" in its Readme.md',
  'jspath@0.4.0': 'MIT: the text of its LICENSE',
};

/** Packages with an install script. None is run (`ignore-scripts` in .npmrc), so each must do without. */
const unscripted = {
  'botbuilder-dialogs@4.23.3': 'removes copies of a package that npm does not install twice',
  'dtrace-provider@0.8.8': 'builds a probe for DTrace; restify logs without it',
};

const file = process.argv[2] ?? join(import.meta.dirname, '..', 'package-lock.json');
const packages = runtimePackages(JSON.parse(readFileSync(file, 'utf8')));
const problems = [...packages.flatMap(problemsOf), ...forgotten(read), ...forgotten(unscripted)];

for (const problem of problems) console.error(problem);
if (problems.length === 0)
  console.log(`${packages.length} packages at run time, each under a licence that may be used`);
process.exitCode = problems.length === 0 ? 0 : 1;

function runtimePackages({ packages }) {
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path !== '' && !dev && !link)
    .map(([path, found]) => ({ ...found, id: `${path.split('node_modules/').at(-1)}@${found.version}` }));
}

function problemsOf({ id, license, integrity, hasInstallScript }) {
  const said = license ?? 'no licence';
  return [
    !mayBeUsed(said) &&
      !read[id] &&
      `${id} has ${said}. Use another package; or, when its licence may be used, add it to scripts/check-licences.mjs with the reason.`,
    !integrity && `${id} has no checksum: it does not come from the registry. Use a published version.`,
    hasInstallScript &&
      !unscripted[id] &&
      `${id} has an install script, which is not run. Find out whether it works without, and add it to scripts/check-licences.mjs with the reason.`,
  ].filter(Boolean);
}

/** Of alternatives one is enough; what is joined by AND must all be allowed. Anything more involved is for a person to read. */
function mayBeUsed(expression) {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((licence) => allowed.includes(licence)));
}

/** Exceptions for packages that are gone, or are there in another version, which nobody has looked at. */
function forgotten(exceptions) {
  return Object.keys(exceptions)
    .filter((id) => !packages.some((found) => found.id === id))
    .map((id) => `${id} is not used any more: take it out of scripts/check-licences.mjs.`);
}
