import { z } from 'zod';
import type { Breakers } from '../http/breakers';
import { rejected, troubleOfAnswer, unknownApiUser, unreadableAnswer } from './autotask-trouble';
import { fetchAnswer } from './fetch-answer';
import { retryReads } from '../http/retry-reads';
import { patienceOf } from './patience-of';

/** Where an instance of Autotask lives. */
export interface Zone {
  /** Base of the REST API, ends in a slash. */
  readonly url: string;
  /** Where people use it, e.g. `https://ww5.autotask.net/`; `null` when the zone does not say. */
  readonly webUrl: string | null;
}

/** Autotask's public zone look-up (REST_General_Topics: zone information). */
export const publicZoneUrl = 'https://webservices.autotask.net/atservicesrest/v1.0/zoneInformation';

const zoneAnswer = z.object({ url: z.string().url(), webUrl: z.string().url().nullish().catch(null) });

/**
 * Looks up the zone of an API user. Needs no credentials.
 * @param where a zone look-up, or the base of the REST API it belongs to
 * @throws UpstreamError `denied` when no zone knows the user
 */
export async function findZone(
  where: { zoneUrl: string; username: string; timeoutMs: number },
  breakers: Breakers,
): Promise<Zone> {
  const url = `${zoneLookUp(where.zoneUrl)}?user=${encodeURIComponent(where.username)}`;
  const breaker = breakers.of(url);
  return retryReads(patienceOf(where.timeoutMs), () => breaker.run(() => askForZone(url, where.timeoutMs)));
}

async function askForZone(url: string, timeoutMs: number): Promise<Zone> {
  const { status, body, words, retryAfterMs } = await fetchAnswer({
    method: 'GET',
    url,
    timeoutMs,
    secrets: [],
  });
  if (status === 404 || (status === 500 && words)) throw unknownApiUser(words);
  if (status >= 300) throw troubleOfAnswer({ status, words, retryAfterMs });
  return readZone(body);
}

function readZone(body: unknown): Zone {
  const zone = zoneAnswer.safeParse(body);
  if (!zone.success) throw unreadableAnswer(zone.error);
  return { url: withSlash(zone.data.url), webUrl: zone.data.webUrl ?? null };
}

function zoneLookUp(url: string): string {
  if (!URL.canParse(url))
    throw rejected('AUTOTASK_ZONE_URL is not a URL.', `Leave it empty for ${publicZoneUrl}`);
  return /zoneinformation$/i.test(new URL(url).pathname) ? url : `${withSlash(url)}v1.0/zoneInformation`;
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
