// Closed time for tests, in a few words.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { Id } from '#shared/model/id.ts';
import type { Core } from './core.ts';
import { asOwner } from './visits.ts';
import type { World } from './world.ts';

type Closing = CommandInput<'schedule.close'>;

/** What somebody asks to close: tomorrow from nine to twelve of the first practitioner, unless wished otherwise. */
export function closingFor(world: World, wish: Partial<Closing> = {}): Closing {
  const time = { start: world.at('09:00'), end: world.at('12:00') };
  return { scheduleId: world.practitioner, ...time, reason: 'at a congress', ...wish };
}

/** Closed time. */
export async function closed(core: Core, world: World, wish: Partial<Closing> = {}): Promise<Closure> {
  return (await core.ask(world.manager, 'schedule.close', closingFor(world, wish))).value;
}

/** The live claims of a closure: from when to when, and in which lane. */
export async function claimsOfClosure(core: Core, closureId: Id): Promise<[from: string, to: string, lane: number][]> {
  const rows = await asOwner<{ starts_at: Date; ends_at: Date; lane: number }>(
    core,
    `select starts_at, ends_at, lane from claim where owner = $1 and live and kind = 'closure' order by starts_at`,
    [closureId],
  );
  return rows.map((row) => [row.starts_at.toISOString(), row.ends_at.toISOString(), row.lane]);
}
