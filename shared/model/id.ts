// Identity: every noun is named by a UUID; a thing made by a command has the command's id.
import { z } from 'zod';

/** A lower-case UUID of any version. */
export const id = z.guid().overwrite((text) => text.toLowerCase());
export type Id = z.infer<typeof id>;

/** The log version that last wrote a noun; 0 stands for nothing yet. */
export const version = z.int().min(0);
