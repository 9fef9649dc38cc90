import { fold } from '../fold';

/** Addresses as evidence compares them: lower case, without surplus spaces; empty ones left out. */
export function addressKeys(addresses: readonly (string | null)[]): string[] {
  return addresses.flatMap((address) => {
    const key = address?.trim().toLowerCase() ?? '';
    return key === '' ? [] : [key];
  });
}

/** First and last name as evidence compares them; empty unless both are known. */
export function nameKey(first: string | null, last: string | null): string {
  const [given, family] = [fold(first ?? ''), fold(last ?? '')];
  return given === '' || family === '' ? '' : `${given}\n${family}`;
}
