// A card that somebody else changed while it was in hand: the drop as a conflict between where it was picked up and where it is.
import { instantAt } from '#client/grid/day-scale.ts';
import type { Moved, PickedUp, Resized } from '#client/grid/types.ts';
import { slotOf } from '#client/live/fields.ts';
import { type Crossed, crossedOf } from '#client/screens/conflict/crossed.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { sameValue } from '#shared/rules/conflict.ts';
import { type Board, changeOfMove, changeOfResize, type SlotChange } from './moves.ts';

/** The appointment as it was when its card was picked up, as far as the grid saw it. */
export function pickedUp(
  now: Appointment,
  { from, columnKey }: Pick<PickedUp, 'from'> & { columnKey: string },
  board: Board,
) {
  const column = board.columns.find(({ key }) => key === columnKey);
  const day = board.days.find(({ date }) => date === column?.date);
  if (!column || !day) return now;
  const start = instantAt(day, from.start);
  const kindOf = (id: string) => board.schedules.find((one) => one.id === id)?.kind;
  const scheduleIds = now.scheduleIds.includes(column.scheduleId)
    ? now.scheduleIds
    : now.scheduleIds.map((id) => (kindOf(id) === column.kind ? column.scheduleId : id));
  return { ...now, start, end: plusMinutes(start, from.end - from.start), scheduleIds };
}

/** What a drop changes, or `linked`, as `changeOfMove`: judged by where the card was picked up. */
export function staleMove(now: Appointment, moved: Moved, board: Board) {
  const seen = pickedUp(now, { from: moved.from, columnKey: moved.fromColumnKey }, board);
  return { seen, change: changeOfMove(seen, moved, board) };
}

/** The same of another end. */
export function staleResize(now: Appointment, resized: Resized, board: Board) {
  return { seen: pickedUp(now, resized, board), change: changeOfResize(resized) };
}

/** The question to ask; null where nobody changed the slot, so that the drop is in nobody's way. */
export function crossedDrop(
  now: Appointment,
  seen: Appointment,
  change: SlotChange,
  written: Crossed['written'],
): Crossed | null {
  const [base, current] = [slotOf(seen), slotOf(now)];
  const names = Object.keys(base) as (keyof typeof base)[];
  if (names.every((name) => sameValue(base[name], current[name]))) return null;
  const fields = names.map((field) => ({ field, base: base[field], theirs: current[field], mine: null, ...written }));
  return crossedOf('appointment.move', { base, ...change }, { code: 'conflict', current: now, fields });
}
