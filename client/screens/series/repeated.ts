// A visit that is to repeat: the draft of the series that goes on from it, a week later at the same time of the wall.
import type { Draft } from '#client/screens/appointment/subject.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { instantOf, minutesBetween } from '#shared/time/instant.ts';
import { plusDays, resolveWall } from '#shared/time/zone.ts';

const WEEK = 7;

/** The draft; the visit itself stays what it is. */
export function repeated(visit: Appointment): Draft {
  const { patientId, serviceId, scheduleIds, start, end, startWall, zone } = visit;
  const wall = `${plusDays(startWall.slice(0, 10), WEEK)}${startWall.slice(10)}`;
  return {
    patientId,
    serviceId,
    scheduleIds,
    start: instantOf(resolveWall(wall, zone).ms),
    durationMinutes: minutesBetween(start, end),
    repeats: true,
  };
}
