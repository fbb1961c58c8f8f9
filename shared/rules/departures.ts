// In which parts a visit of a series is an exception: each part somebody gave it alone.
import type { Appointment } from '#shared/model/appointment.ts';
import { inParts } from './asked-fields.ts';
import { whatWas } from './was.ts';

/** The parts a visit has of its series until it is given its own. */
const parts = ['start', 'durationMinutes', 'scheduleIds', 'serviceId', 'patientId', 'note'];

/** The visit after a change of it alone, with what the change gave it of its own; one that is in no series is as it is. */
export function departed(before: Appointment, after: Appointment): Appointment {
  if (after.seriesId === null) return after;
  const changed = whatWas(inParts(before), inParts(after));
  return { ...after, departs: parts.filter((part) => before.departs.includes(part) || part in changed) };
}
