// The visits of one patient that share time with another: what the server told, and what this page knows better.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';

/** A stretch of one patient's time. */
export type PatientTime = { readonly patientId: Id; readonly from: string; readonly to: string };

/** The visits by start. Of one in both lists the page's counts; a told one the page has not belongs to days it does not keep. */
export function overlapping(
  { patientId, from, to }: PatientTime,
  told: readonly Appointment[],
  onPage: readonly Appointment[],
): Appointment[] {
  const known = new Map([...told, ...onPage].map((one) => [one.id, one]));
  return [...known.values()]
    .filter((one) => one.patientId === patientId && keepsTime(one.status))
    .filter(({ start, end }) => start < to && from < end)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1));
}
