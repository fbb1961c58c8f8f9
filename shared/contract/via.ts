// Through which door a change came.
import { z } from 'zod';

/** The doors: pages of staff, patients and screens, a program, or the node itself. */
export const via = z.enum(['desk', 'doctor', 'admin', 'phone', 'kiosk', 'board', 'api', 'job']);
export type Via = z.infer<typeof via>;
