import { z } from 'zod';
import { unreadableAnswer } from './autotask-trouble';

const text = z.union([z.string(), z.number()]).transform(String);
const flag = z.boolean().nullish();

const pickListValue = z.object({
  value: text,
  label: text.nullish().transform((label) => label ?? ''),
  isDefaultValue: flag.transform((value) => value === true),
  isActive: flag.transform((value) => value !== false),
});

const entityField = z.object({
  name: z.string(),
  dataType: z.string().nullish(),
  length: z.coerce.number().nullish(),
  isReadOnly: flag.transform((value) => value === true),
  picklistValues: z
    .array(pickListValue)
    .nullish()
    .transform((values) => values ?? []),
});

/** One value of a pick list; which values there are differs per instance. */
export type PickListValue = z.output<typeof pickListValue>;

/** What Autotask says about one field of an entity (`entityInformation/fields`). */
export type EntityField = z.output<typeof entityField>;

/** Reads the answer of `{Entity}/entityInformation/fields`. Throws `UpstreamError`. */
export function readEntityFields(body: unknown): EntityField[] {
  const answer = z.object({ fields: z.array(entityField) }).safeParse(body);
  if (!answer.success) throw unreadableAnswer(answer.error);
  return answer.data.fields;
}

/** The field of this name, upper and lower case aside. */
export function fieldNamed(fields: readonly EntityField[], name: string): EntityField | undefined {
  return fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
}
