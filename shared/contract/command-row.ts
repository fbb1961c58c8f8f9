// What a row of the commands is, and the shapes that several of them share.
import { z } from 'zod';
import { id } from '#shared/model/id.ts';
import { reasonText } from '#shared/model/text.ts';
import type { RefusalCode } from '#shared/rules/decision.ts';
import type { Permission } from './allow.ts';

/** One command: what it is given, what it answers, who may ask and what may be refused. */
export type CommandRow<I extends z.ZodType, O extends z.ZodType> = {
  /** One sentence for people reading the reference. */
  readonly does: string;
  readonly input: I;
  readonly output: O;
  readonly allow: Permission;
  /** The refusals this command adds to those every command may have. */
  readonly refusals: readonly RefusalCode[];
};

/** A row, with its own types kept. */
export function command<I extends z.ZodType, O extends z.ZodType>(row: CommandRow<I, O>): CommandRow<I, O> {
  return row;
}

export const minutes = z.int();
/** The schedules of a visit. */
export const scheduleIds = z.array(id).max(8);
/** The reason for which a rule is left. */
export const override = z.strictObject({ reason: reasonText });
