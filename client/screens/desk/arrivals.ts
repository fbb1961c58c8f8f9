// Who has arrived: the waiting room in the order in which it has waited.
import type { Appointment } from '#shared/model/appointment.ts';
import { MINUTE, msOf } from '#shared/time/instant.ts';

/** One patient in the house. */
export interface Arrival {
  readonly appointment: Appointment;
  /** Whole minutes since arriving; null where nobody noted it. */
  readonly waited: number | null;
  /** Still outside although the appointed time has passed by a quarter of an hour. */
  readonly isLate: boolean;
}

const LATE_AFTER = 15;

/** The patients who arrived or are in a room at `now` in ms: those still waiting first, the longest wait on top. */
export function arrivalsAt(appointments: readonly Appointment[], now: number): Arrival[] {
  return appointments
    .filter(({ status }) => status === 'arrived' || status === 'checked-in')
    .map((appointment) => {
      const { arrivedAt, start, status } = appointment;
      const waited = arrivedAt === null ? null : Math.max(0, Math.floor((now - msOf(arrivedAt)) / MINUTE));
      const isLate = status === 'arrived' && now - msOf(start) >= LATE_AFTER * MINUTE;
      return { appointment, waited, isLate };
    })
    .toSorted(
      (a, b) =>
        Number(a.appointment.status === 'checked-in') - Number(b.appointment.status === 'checked-in') ||
        (b.waited ?? 0) - (a.waited ?? 0),
    );
}

const MOST_EXPECTED = 4;

/** Who comes next: booked for today and not begun long ago. */
export function expectedAt(appointments: readonly Appointment[], now: number): Appointment[] {
  const due = appointments.filter(
    ({ status, start }) => status === 'booked' && msOf(start) > now - LATE_AFTER * MINUTE,
  );
  return due.toSorted((a, b) => (a.start < b.start ? -1 : 1)).slice(0, MOST_EXPECTED);
}
