/** What the schemas say of the fields of a kind, for whoever writes an entry. */
import { z } from 'astro/zod';
import type { Kind } from '../records/record.ts';
import { schemas } from '../records/schemas.ts';

export interface Field {
  name: string;
  schema: z.ZodType;
  required: boolean;
  /** What the field holds where it is left out: its default, or nothing. */
  unset: unknown;
  /** Does it hold a list? */
  list: boolean;
}

/** The fields of a kind, in the order of its schema. */
export function fieldsOf(kind: Kind): Field[] {
  const shape: Readonly<Record<string, z.ZodType>> = schemas[kind].shape;
  return Object.entries(shape).map(([name, schema]) => {
    const { success, data } = schema.safeParse(undefined);
    return { name, schema, required: !success, unset: data, list: bare(schema) instanceof z.ZodArray };
  });
}

/** The schema of what a field holds when something is written there. */
export function bare(schema: z.ZodType): z.ZodType {
  const wrapped = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional;
  return wrapped ? bare(schema.unwrap() as z.ZodType) : schema;
}
