/**
 * Prints a new tag for the image, the time in UTC, in the way by which the toolkit's `script` action takes values over
 * (`::set-teamsfx-env NAME=value`): a tag used twice would not make a new revision. A file of its own, since quoting
 * differs between the shells of Windows and others.
 */
const tag = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
console.log(`::set-teamsfx-env IMAGE_TAG=${tag}`);
