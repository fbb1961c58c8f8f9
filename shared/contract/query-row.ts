// What a row of the queries is, and the shapes that several of them share.
import type { z } from 'zod';
import { instant } from '#shared/time/instant.ts';
import type { Permission } from './allow.ts';

/** One query: what it is given, what it answers and who may ask. */
export type QueryRow<I extends z.ZodType, O extends z.ZodType> = {
  /** One sentence for people reading the reference. */
  readonly does: string;
  readonly input: I;
  readonly output: O;
  readonly allow: Permission;
  /** Its input may name people, so it is never read by GET. */
  readonly private?: true;
};

/** A row, with its own types kept. */
export function query<I extends z.ZodType, O extends z.ZodType>(row: QueryRow<I, O>): QueryRow<I, O> {
  return row;
}

/** A window of time, half-open. */
export const window = { from: instant, to: instant };
