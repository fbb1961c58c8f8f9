// What a drop on the grid asks for: the part of an appointment's slot that becomes another.
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { DayShape } from '#shared/time/zone.ts';
import { instantAt } from '#client/grid/day-scale.ts';
import type { GridColumn, Moved, Resized } from '#client/grid/types.ts';
import { slotOf } from '#client/live/fields.ts';
import { mainScheduleOf } from './rights.ts';

type MoveInput = CommandInput<'appointment.move'>;

/** The fields of the slot that change. */
export type SlotChange = Pick<MoveInput, 'start' | 'durationMinutes' | 'scheduleIds'>;

/** Where things stand on the grid. */
export interface Board {
  readonly columns: readonly GridColumn[];
  readonly days: readonly DayShape[];
  readonly schedules: readonly Pick<Schedule, 'id' | 'kind'>[];
}

/** The command that changes an appointment's slot, from what this desk sees of it now. */
export function moveInput(appointment: Appointment, change: SlotChange): MoveInput {
  return { appointmentId: appointment.id, baseVersion: appointment.version, base: slotOf(appointment), ...change };
}

/**
 * What a drop changes; `linked` where somebody pulled a slim card along the clock, which is only its room. Null where
 * the columns are not there any more.
 */
export function changeOfMove(appointment: Appointment, moved: Moved, board: Board): SlotChange | 'linked' | null {
  const from = board.columns.find(({ key }) => key === moved.fromColumnKey);
  const into = board.columns.find(({ key }) => key === moved.columnKey);
  const day = board.days.find(({ date }) => date === into?.date);
  if (!from || !into || !day) return null;
  const scheduleIds = appointment.scheduleIds.map((id) => (id === from.scheduleId ? into.scheduleId : id));
  const elsewhere = from.scheduleId === into.scheduleId ? {} : { scheduleIds };
  const isSlim = from.scheduleId !== mainScheduleOf(board.schedules, appointment.scheduleIds);
  if (isSlim) return from.scheduleId === into.scheduleId ? 'linked' : elsewhere;
  const length = moved.end - moved.start;
  return {
    ...elsewhere,
    ...((from.date !== into.date || moved.start !== moved.from.start) && { start: instantAt(day, moved.start) }),
    ...(length !== moved.from.end - moved.from.start && { durationMinutes: length }),
  };
}

/** What another end changes. */
export function changeOfResize({ end, from }: Resized): SlotChange {
  return { durationMinutes: end - from.start };
}
