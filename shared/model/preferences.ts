// The noun Preferences: how somebody likes to see the pages, wherever they sign in.
import { z } from 'zod';
import { language } from './caller.ts';
import { id } from './id.ts';

/** Which columns a person sees of a clinic: those named first come first, the hidden ones not at all. */
export const columnChoice = z.strictObject({ order: z.array(id).max(500), hidden: z.array(id).max(500) });
export type ColumnChoice = z.infer<typeof columnChoice>;

/** What somebody chose; what is missing is left to the account, the clinic or the device. `columns` is by clinic. */
export const preferences = z
  .strictObject({
    theme: z.enum(['light', 'dark', 'system']),
    density: z.enum(['compact', 'comfortable']),
    language,
    digits: z.enum(['arab', 'latn']),
    singleKeys: z.boolean(),
    columns: z.record(id, columnChoice),
  })
  .partial();
export type AccountPreferences = z.infer<typeof preferences>;
