// The noun Caller: who is asking, in which clinic and as what.
import { z } from 'zod';
import { id, version } from './id.ts';

export const role = z.enum(['manager', 'receptionist', 'doctor']);
export type Role = z.infer<typeof role>;

/** Who can hold a session: a member by their role, or a screen on a wall. */
export const callerRole = z.enum([...role.options, 'board']);
export type CallerRole = z.infer<typeof callerRole>;

/** Which of our two languages a caller reads. */
export const language = z.enum(['ar', 'en']);
export type Language = z.infer<typeof language>;

/** A signed-in member of a clinic, or a screen of it; `scheduleId` is a doctor's own schedule. */
export const caller = z.object({
  id,
  name: z.string(),
  role: callerRole,
  clinicId: id,
  locale: z.string(),
  scheduleId: id.optional(),
});
export type Caller = z.infer<typeof caller>;

/** A member as colleagues see it. */
export const member = z.object({ id, name: z.string(), role, scheduleId: id.nullable(), active: z.boolean(), version });
export type Member = z.infer<typeof member>;

/** The language a locale tag is read in. */
export function languageOf(locale: string): Language {
  return locale.startsWith('ar') ? 'ar' : 'en';
}
