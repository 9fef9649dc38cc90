import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';

/** What came along with a message. */
export type Uploaded =
  | { readonly kind: 'none' }
  | { readonly kind: 'several' }
  | { readonly kind: 'file'; readonly name: string; readonly url: string };

type Message = Pick<Activity, 'attachments'>;
type UploadedFile = Extract<Uploaded, { kind: 'file' }>;

/** A file that somebody sent in a personal chat. Source: "Send and receive files using a bot", message activity. */
const teamsFile = z
  .object({
    contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
    name: z.string().default('the file'),
    content: z.object({ downloadUrl: z.string() }),
  })
  .transform(({ name, content }): UploadedFile => ({ kind: 'file', name, url: content.downloadUrl }));

/** The same as the Agents Playground and other clients send it. */
const plainFile = z
  .object({
    contentType: z.enum(['text/csv', 'application/csv', 'application/vnd.ms-excel']),
    name: z.string().default('the file'),
    contentUrl: z.string(),
  })
  .transform(({ name, contentUrl }): UploadedFile => ({ kind: 'file', name, url: contentUrl }));

const anyFile = z.union([teamsFile, plainFile]);

/** The file of a message, if it has exactly one; what Teams adds by itself (the text as HTML) is none. */
export function uploadedIn({ attachments }: Message): Uploaded {
  const files = (attachments ?? []).flatMap((attachment) => {
    const file = anyFile.safeParse(attachment);
    return file.success ? [file.data] : [];
  });
  const [only, ...others] = files;
  if (!only) return { kind: 'none' };
  return others.length > 0 ? { kind: 'several' } : only;
}
