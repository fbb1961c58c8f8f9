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
  readonly #lists = new Map<string, { readonly list: readonly Appointment[]; revision: number }>();
  #revision = 0;

  /** Puts an appointment where it stands now, and takes it from where it stood. */
  place(before: Appointment | undefined, after: Appointment | undefined): void {
    this.#revision += 1;
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
    return this.#same(`${scheduleId} ${day.date}`, () => {
      const all = [...(this.#bySchedule.get(scheduleId)?.values() ?? [])];
      return all.filter((one) => !hiddenStates.has(one.status) && isOn(day, one));
    });
  }

  /** All appointments of a window by start, those of hidden states too. */
  calendar(appointments: Iterable<Appointment>, window: Window): readonly Appointment[] {
    return this.#same(`${window.from} ${window.to}`, () => [...appointments].filter((one) => touches(window, one)));
  }

  /** The list of a key, made anew only after something changed, and the same object while it is the same list. */
  #same(key: string, find: () => readonly Appointment[]): readonly Appointment[] {
    const last = this.#lists.get(key);
    if (last?.revision === this.#revision) return last.list;
    const list = find().toSorted(byStart);
    const isSame = last?.list.length === list.length && last.list.every((one, place) => one === list[place]);
    const kept = last && isSame ? last.list : list;
    this.#lists.set(key, { list: kept, revision: this.#revision });
    return kept;
  }
}

function byStart(a: Appointment, b: Appointment): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
