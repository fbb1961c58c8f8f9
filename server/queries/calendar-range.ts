// calendar.range: a window of the calendar with the shape of each of its days.
import { LONGEST_WINDOW_DAYS, type QueryOutput } from '#shared/contract/queries.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';
import { accept, type Decision, invalidAt } from '#shared/rules/decision.ts';
import { DAY, instantOf, msOf } from '#shared/time/instant.ts';
import { type DayShape, dateOf, dayShape, plusDays } from '#shared/time/zone.ts';
import { appointmentsWithin, patientCards } from '#server/store/calendar.ts';
import { closuresWithin } from '#server/store/closures.ts';
import { holdsWithin } from '#server/store/holds.ts';
import type { Tx } from '#server/store/open.ts';
import { loadSettings } from '#server/store/settings.ts';

/** A window of the calendar: instants, half-open. */
export type Window = { readonly from: string; readonly to: string; readonly scheduleIds?: readonly Id[] | undefined };

/** Decides whether a window is one: not empty and at most 62 days (and the hour a clock change may add). */
export function decideWindow(window: Window): Decision<null> {
  const length = msOf(window.to) - msOf(window.from);
  if (length <= 0) return invalidAt('to', 'window', { days: LONGEST_WINDOW_DAYS });
  if (length > LONGEST_WINDOW_DAYS * DAY + DAY / 8) return invalidAt('to', 'window', { days: LONGEST_WINDOW_DAYS });
  return accept(null);
}

/** The view of a window: its appointments, blocks and days, and the patients it shows. Refuses a window that is none. */
export async function calendarRange(
  tx: Tx,
  input: Window,
  caller: Caller,
): Promise<Decision<QueryOutput<'calendar.range'>>> {
  const fits = decideWindow(input);
  if (!fits.ok) return fits;
  const { clinicId } = caller;
  const { clinic } = await loadSettings(tx, clinicId);
  const within = await appointmentsWithin(tx, clinicId, input);
  const wanted = input.scheduleIds;
  const isWanted = ({ scheduleIds }: { scheduleIds: readonly Id[] }) =>
    !wanted || scheduleIds.some((id) => wanted.includes(id));
  const appointments = within.filter(isWanted);
  const holds = await holdsWithin(tx, clinicId, input);
  const closures = await closuresWithin(tx, clinicId, input);
  const patients = await patientCards(tx, clinicId, [...new Set(appointments.map((one) => one.patientId))]);
  return accept({
    appointments,
    holds: holds.filter(isWanted),
    closures: closures.filter(({ scheduleId }) => !wanted || wanted.includes(scheduleId)),
    patients,
    days: daysOf(input, clinic.zone),
  });
}

/** The shape of every civil day a window touches. */
export function daysOf(window: Window, zone: string): DayShape[] {
  const days: DayShape[] = [];
  const last = dateOf(msOf(window.to) - 1, zone);
  for (let date = dateOf(window.from, zone); date <= last; date = plusDays(date, 1)) days.push(dayShape(date, zone));
  return days;
}

/** The window of a clinic's own today. */
export function todayOf(zone: string, now: number): Window {
  const date = dateOf(now, zone);
  const { start, minutes } = dayShape(date, zone);
  return { from: start, to: instantOf(msOf(start) + minutes * 60_000) };
}
