// Whom a booking was put beside: who had the same schedule at the same time when it was made.
import type { Calendar, HistoryEntry } from '#shared/contract/queries.ts';
import type { Id } from '#shared/model/id.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';

/** The patients who were there already; none where the change left no time to anybody. */
export function othersAt(
  { events }: Pick<HistoryEntry, 'events'>,
  { appointments }: Pick<Calendar, 'appointments'>,
): Id[] {
  const placed = events.flatMap((event) =>
    'appointment' in event && keepsTime(event.appointment.status) ? [event.appointment] : [],
  );
  return placed.flatMap((one) =>
    appointments
      .filter((other) => other.id !== one.id && keepsTime(other.status))
      .filter((other) => other.start < one.end && one.start < other.end)
      .filter((other) => other.scheduleIds.some((id) => one.scheduleIds.includes(id)))
      .map((other) => other.patientId),
  );
}
