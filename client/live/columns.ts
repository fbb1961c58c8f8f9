// Which appointments stand in which column of which day, as lists that stay the same objects until they change.
import type { Appointment, AppointmentStatus } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { DayShape } from '#shared/time/zone.ts';
import { isOn } from './day-offsets.ts';
import { touches, type Window } from './window.ts';

/** The states that are not drawn on a calendar unless asked for. */
export const hiddenStates: ReadonlySet<AppointmentStatus> = new Set<AppointmentStatus>([
  'cancelled',
  'entered-in-error',
]);

const EMPTY: readonly Appointment[] = [];

/** Appointments by column. */
export class Columns {
  readonly #bySchedule = new Map<Id, Map<Id, Appointment>>();
  readonly #lists = new Map<string, readonly Appointment[]>();

  /** Puts an appointment where it stands now, and takes it from where it stood. */
  place(before: Appointment | undefined, after: Appointment | undefined): void {
    for (const id of before?.scheduleIds ?? []) this.#bySchedule.get(id)?.delete(before?.id ?? '');
    for (const id of after?.scheduleIds ?? []) {
      const column = this.#bySchedule.get(id) ?? new Map<Id, Appointment>();
      if (after) column.set(after.id, after);
      this.#bySchedule.set(id, column);
    }
  }

  /** The appointments of a schedule on a day by start, without the hidden states. */
  column(scheduleId: Id, day: DayShape | undefined): readonly Appointment[] {
    if (!day) return EMPTY;
    const all = [...(this.#bySchedule.get(scheduleId)?.values() ?? [])];
    const shown = all.filter((one) => !hiddenStates.has(one.status) && isOn(day, one));
    return this.#same(`${scheduleId} ${day.date}`, shown);
  }

  /** All appointments of a window by start, those of hidden states too. */
  calendar(appointments: Iterable<Appointment>, window: Window): readonly Appointment[] {
    const shown = [...appointments].filter((one) => touches(window, one));
    return this.#same(`${window.from} ${window.to}`, shown);
  }

  #same(key: string, found: readonly Appointment[]): readonly Appointment[] {
    const list = found.toSorted(byStart);
    const last = this.#lists.get(key);
    if (last?.length === list.length && last.every((one, place) => one === list[place])) return last;
    this.#lists.set(key, list);
    return list;
  }
}

function byStart(a: Appointment, b: Appointment): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
