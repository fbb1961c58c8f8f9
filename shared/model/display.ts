// The noun Display: a screen of a clinic that shows what anybody in the waiting room may read.
import { z } from 'zod';
import { id, version } from './id.ts';

/** What a screen is for: it hangs on a wall, or patients announce themselves at it. */
export const displayKind = z.enum(['board', 'kiosk']);
export type DisplayKind = z.infer<typeof displayKind>;

/** A paired screen; `queueIds` are the queues it shows. Its key stands nowhere but on the screen itself. */
export const display = z.object({
  id,
  kind: displayKind,
  name: z.string(),
  queueIds: z.array(id),
  active: z.boolean(),
  version,
});
export type Display = z.infer<typeof display>;
