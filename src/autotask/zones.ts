import type { Breakers } from '../http/breakers';
import { UpstreamError } from '../mapping/upstream-error';
import { rejected } from './autotask-trouble';
import { findZone } from './find-zone';
import { webUrlOf } from './web-url-of';

/** Where the API is (ends in a slash) and where people use the instance. */
export interface Place {
  readonly url: string;
  readonly webUrl: string;
}

/** Where the zone is to be had from. */
export interface ZoneOptions {
  /** The zone's address; `null`: look it up. */
  readonly baseUrl: string | null;
  readonly zoneUrl: string;
  readonly username: string;
  readonly timeoutMs: number;
}

/** The zone the instance lives in. */
export interface Zones {
  /** Looked up once and kept; a failed look-up is not kept. Throws `UpstreamError`. */
  readonly here: () => Promise<Place>;
  /**
   * Whether the instance lives elsewhere by now, where `here` leads from then on. Looks it up at most once a minute, and never
   * where the zone is configured; trouble on the way counts as no.
   */
  readonly hasLeft: (place: Place) => Promise<boolean>;
}

const lookAgainMs = 60_000;

/** @param now milliseconds since any time */
export function createZones(
  options: ZoneOptions,
  breakers: Breakers,
  now: () => number = () => performance.now(),
): Zones {
  let known: Promise<Place> | undefined;
  let looking: Promise<Place | null> | undefined;
  let lookedAt = -Infinity;
  const here = (): Promise<Place> => {
    known ??= place(options, breakers).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  const lookAgain = (): Promise<Place | null> => {
    if (now() - lookedAt >= lookAgainMs) {
      lookedAt = now();
      looking = lookUp(options, breakers).catch(nothingNew);
    }
    return looking ?? Promise.resolve(null);
  };
  return {
    here,
    async hasLeft(place) {
      if (isConfigured(options)) return false;
      const found = await lookAgain();
      if (found === null || found.url === place.url) return false;
      known = Promise.resolve(found);
      breakers.leave(place.url);
      return true;
    },
  };
}

async function place(options: ZoneOptions, breakers: Breakers): Promise<Place> {
  if (!isConfigured(options)) return lookUp(options, breakers);
  if (!URL.canParse(options.baseUrl)) {
    throw rejected('AUTOTASK_BASE_URL is not a URL.', 'Leave it empty to have it looked up.');
  }
  const url = options.baseUrl.replace(/\/+(v1\.0\/*)?$/i, '') + '/';
  return { url, webUrl: webUrlOf(url) };
}

async function lookUp(options: ZoneOptions, breakers: Breakers): Promise<Place> {
  const zone = await findZone(options, breakers);
  return { url: zone.url, webUrl: zone.webUrl ?? webUrlOf(zone.url) };
}

function isConfigured(options: ZoneOptions): options is ZoneOptions & { baseUrl: string } {
  return options.baseUrl !== null && options.baseUrl !== '';
}

/** Whoever asks is about to tell trouble with the zone that is known; that of the look-up would say no more. */
function nothingNew(error: unknown): null {
  if (error instanceof UpstreamError) return null;
  throw error;
}
