// Who let an appointment leave the rules, and when: its history knows.
import { useReading } from '#client/screens/use-reading.ts';
import type { HistoryEntry } from '#shared/contract/queries.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { isSame } from '#shared/rules/was.ts';

/** The commit that gave the reason there is now; null where there is none, or it is not known. */
export function useOverrideAuthor({ id, override, version }: Appointment): Pick<HistoryEntry, 'by' | 'at'> | null {
  const asked = override === null ? null : { appointmentId: id };
  const { value } = useReading('appointment.history', asked, { edition: version });
  const given = value?.entries.findLast(({ events }) =>
    events.some((event) => {
      if (!('appointment' in event) || !isSame(event.appointment.override, override)) return false;
      return event.type === 'appointment.booked' || ('was' in event && 'override' in event.was);
    }),
  );
  return given ?? null;
}
