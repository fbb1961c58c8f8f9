// Which commands wait for the line where there is none; all others only make sense at once.
import type { CommandName } from '#shared/contract/commands.ts';

const queued = [
  'appointment.book',
  'appointment.move',
  'appointment.edit',
  'appointment.cancel',
  'appointment.advance',
  'patient.register',
  'patient.edit',
] as const satisfies readonly CommandName[];

/** A command that shows at once and waits for the line where there is none. */
export type QueuedName = (typeof queued)[number];

/** A command that is sent now or not at all: nothing is drawn before it is answered. */
export type InstantName = Exclude<CommandName, QueuedName>;

const queuedNames: ReadonlySet<string> = new Set<QueuedName>(queued);

/** Whether there is a queued command of this name. */
export function isQueued(name: string): name is QueuedName {
  return queuedNames.has(name);
}
