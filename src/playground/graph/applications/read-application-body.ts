import { z } from 'zod';
import { badRequest, GraphError } from '../graph-error';
import type { SimApplication } from './application';
import { checkRedirectUri } from './check-redirect-uri';

const platform = z
  .object({ redirectUris: z.array(z.string()) })
  .partial()
  .strict();

/** What callers may write here. Source: Graph reference, resource type `application`. */
const writable = z
  .object({
    displayName: z.string().min(1),
    signInAudience: z.enum([
      'AzureADMyOrg',
      'AzureADMultipleOrgs',
      'AzureADandPersonalMicrosoftAccount',
      'PersonalMicrosoftAccount',
    ]),
    tags: z.array(z.string()),
    web: platform.extend({
      homePageUrl: z.string().nullable().optional(),
      logoutUrl: z.string().nullable().optional(),
    }),
    spa: platform,
    publicClient: platform,
  })
  .partial()
  .strict();

/** What a create or update gives; of a platform perhaps only some properties. */
export type ApplicationBody = z.infer<typeof writable>;

/** Reads the body of an update. Throws Graph's 400 for what it does not know or take. */
export function readApplicationBody(body: unknown): ApplicationBody {
  if (!body || typeof body !== 'object') throw badRequest('Empty Payload. JSON content expected.');
  const read = writable.safeParse(body);
  if (!read.success) throw refusalOf(read.error.issues);
  const { web, spa, publicClient } = read.data;
  for (const given of [web, spa, publicClient]) given?.redirectUris?.forEach(checkRedirectUri);
  return read.data;
}

/** Reads the body of a create, which must bring a name. Throws as `readApplicationBody` does. */
export function readNewApplication(body: unknown): ApplicationBody & { displayName: string } {
  const { displayName, ...rest } = readApplicationBody(body);
  if (displayName === undefined) {
    throw invalid("A value is required for property 'displayName' of resource 'Application'.");
  }
  return { displayName, ...rest };
}

/** Writes what the body gives into the app; what it does not give of a platform stays. */
export function applyBody(application: SimApplication, body: ApplicationBody): void {
  const { web, spa, publicClient, ...rest } = body;
  Object.assign(application, rest);
  Object.assign(application.web, web);
  Object.assign(application.spa, spa);
  Object.assign(application.publicClient, publicClient);
}

function refusalOf([issue]: z.ZodIssue[]): GraphError {
  if (issue?.code === 'unrecognized_keys') return invalid(`Invalid property '${issue.keys.join("', '")}'.`);
  const property = issue?.path.join('.') ?? '';
  return invalid(`Invalid value specified for property '${property}' of resource 'Application'.`);
}

function invalid(message: string): GraphError {
  return new GraphError(400, 'Request_BadRequest', message);
}
