// Which commands only make sense at once: they are never queued, and nothing is drawn before they are answered.
import { type CommandName, commands } from '#shared/contract/commands.ts';

const instant = [
  'hold.place',
  'hold.extend',
  'hold.release',
  'hold.book',
  'hold.take-over',
  'command.undo',
] as const satisfies readonly CommandName[];

/** A command that is sent now or not at all. */
export type InstantName = (typeof instant)[number];

/** A command that shows at once and waits for the line where there is none. */
export type QueuedName = Exclude<CommandName, InstantName>;

const instantNames: ReadonlySet<string> = new Set<InstantName>(instant);

/** Whether there is a queued command of this name. */
export function isQueued(name: string): name is QueuedName {
  return name in commands && !instantNames.has(name);
}
