import { randomBytes, randomUUID } from 'node:crypto';
import type { SimApplication, SimPasswordCredential } from './application';

const twoYearsMs = 730 * 24 * 3_600_000;

/** A new client secret as `addPassword` answers it: with its text, this once. Kept without. */
export function addPassword(
  application: SimApplication,
  body: unknown,
  now: Date,
): Omit<SimPasswordCredential, 'secretText'> & { secretText: string } {
  const { passwordCredential = {} } = (body ?? {}) as { passwordCredential?: Partial<SimPasswordCredential> };
  const secretText = newSecretText();
  const credential = {
    keyId: randomUUID(),
    displayName: passwordCredential.displayName ?? null,
    hint: secretText.slice(0, 3),
    startDateTime: now.toISOString(),
    endDateTime: passwordCredential.endDateTime ?? new Date(now.getTime() + twoYearsMs).toISOString(),
    secretText: null,
  };
  application.passwordCredentials.push(credential);
  return { ...credential, secretText };
}

/** Shaped like Entra's: three characters, a digit, `Q~`, and 34 more. */
function newSecretText(): string {
  const random = (length: number): string => randomBytes(length).toString('base64url').slice(0, length);
  return `${random(3)}8Q~${random(34)}`;
}
