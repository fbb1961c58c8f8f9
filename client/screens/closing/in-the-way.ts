// Who is in the way of closing time, as the server's refusal tells it.
import type { No } from '#client/screens/appointment/refusals.ts';
import type { Appointment } from '#shared/model/appointment.ts';

/** The visits that stand in the time and were not kept, by start; none where it was refused for something else. */
export function visitsInTheWay(no: No): readonly Appointment[] {
  if (no.code !== 'conflict') return [];
  const named = no.fields.map(({ theirs }) => theirs).filter(isVisit);
  return named.toSorted((a, b) => (a.start < b.start ? -1 : 1));
}

/** The holds that are in it: they end by themselves. */
export function holdsInTheWay(no: No): readonly string[] {
  if (no.code !== 'slot-taken') return [];
  return [...new Set((no.blockers ?? []).filter(({ kind }) => kind === 'hold').map(({ owner }) => owner))];
}

function isVisit(one: unknown): one is Appointment {
  return typeof one === 'object' && one !== null && 'patientId' in one && 'start' in one;
}
