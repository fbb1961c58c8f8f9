// What is to become of visits that another change would leave without their hours: one choice each, in the same commit.
import { z } from 'zod';
import { cancelReason } from '#shared/model/appointment.ts';
import { id, version } from '#shared/model/id.ts';
import { noteText } from '#shared/model/text.ts';
import { instant } from '#shared/time/instant.ts';
import { scheduleIds } from './command-row.ts';

const visit = { appointmentId: id, baseVersion: version };

/** Keep a visit as an exception, give it another time, which is then its own, or cancel it. */
export const visitDecision = z.discriminatedUnion('action', [
  z.strictObject({ ...visit, action: z.literal('keep') }),
  z.strictObject({ ...visit, action: z.literal('move'), start: instant, scheduleIds }),
  z.strictObject({ ...visit, action: z.literal('cancel'), reason: cancelReason, note: noteText.optional() }),
]);
export type VisitDecision = z.infer<typeof visitDecision>;

/** Each visit once, at most as many as one commit touches. */
export const visitDecisions = z.array(visitDecision).max(400);
