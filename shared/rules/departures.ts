// In which parts a visit of a series is an exception: each part somebody gave it alone.
import type { Appointment } from '#shared/model/appointment.ts';
import { inParts } from './asked-fields.ts';
import { seriesParts } from './series-change.ts';
import { whatWas } from './was.ts';

/** The visit after a change of it alone, with what the change gave it of its own; one that is in no series is as it is. */
export function departed(before: Appointment, after: Appointment): Appointment {
  if (after.seriesId === null) return after;
  const changed = whatWas(inParts(before), inParts(after));
  return { ...after, departs: seriesParts.filter((part) => before.departs.includes(part) || part in changed) };
}
