/**
 * Takes what is only needed for development out of a bill of materials (CycloneDX, as `npm sbom` writes it):
 *
 *     npm sbom --package-lock-only --sbom-format cyclonedx | node scripts/trim-sbom.mjs > sbom.json
 *
 * npm's own `--omit dev` takes out too much: whatever the tests need too, pg among them (npm 11.19).
 */
import { text } from 'node:stream/consumers';

const bill = JSON.parse(await text(process.stdin));
const isForDevelopment = ({ properties = [] }) =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
const gone = new Set(bill.components.filter(isForDevelopment).map((component) => component['bom-ref']));

const components = bill.components.filter((component) => !gone.has(component['bom-ref']));
const dependencies = bill.dependencies
  .filter(({ ref }) => !gone.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => !gone.has(other)) }));

process.stdout.write(`${JSON.stringify({ ...bill, components, dependencies }, null, 2)}\n`);
