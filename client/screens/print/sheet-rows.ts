// The rows of a printed day: visits and closed times together, in the order of the day.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Closure } from '#shared/model/closure.ts';

/** A row of the sheet; `start` and `end` are instants. */
export type SheetRow =
  | { readonly kind: 'visit'; readonly id: string; readonly start: string; readonly visit: Appointment }
  | { readonly kind: 'closed'; readonly id: string; readonly start: string; readonly closure: Closure };

/** The rows of one schedule: who comes or should have come, and when it is closed; nobody who cancelled. */
export function sheetRows(
  scheduleId: string,
  visits: readonly Appointment[],
  closures: readonly Closure[],
): SheetRow[] {
  const coming = visits.filter(
    ({ scheduleIds, status }) =>
      scheduleIds.includes(scheduleId) && status !== 'cancelled' && status !== 'entered-in-error',
  );
  const shut = closures.filter((one) => one.scheduleId === scheduleId);
  const rows: SheetRow[] = [
    ...shut.map((closure) => ({ kind: 'closed' as const, id: closure.id, start: closure.start, closure })),
    ...coming.map((visit) => ({ kind: 'visit' as const, id: visit.id, start: visit.start, visit })),
  ];
  return rows.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}
