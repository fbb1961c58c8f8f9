// Where on this desk a visit is seen: its day, a view that shows its column, and nothing that would hide it.
import type { Appointment } from '#shared/model/appointment.ts';
import { type Place, shortId } from '#client/screens/place-text.ts';
import { mainScheduleOf } from './rights.ts';
import type { Scene } from './scene.ts';

type Seen = Pick<Scene, 'place' | 'today' | 'view' | 'schedules' | 'shown' | 'caller'>;

/** What becomes another of the place; on a doctor's own page a colleague's visit is shown on the desk. */
export function placeOfVisit(
  { id, scheduleIds, startWall, status }: Pick<Appointment, 'id' | 'scheduleIds' | 'startWall' | 'status'>,
  { place, today, view, schedules, shown, caller }: Seen,
): Partial<Place> {
  const date = startWall.slice(0, 10);
  const main = mainScheduleOf(schedules, scheduleIds);
  const isElsewhere = place.path === '/doctor' && !scheduleIds.includes(caller.scheduleId ?? '');
  const ofMain = schedules.find((one) => one.id === main);
  const isOfPractitioner = ofMain?.kind === 'practitioner';
  // One that this person hid is shown on this page alone; one that is out of use has no column.
  const isOwnChoice = place.path === '/' && view !== 'week' && ofMain !== undefined;
  const columns = place.columns ?? (isOwnChoice ? shown.map((one) => shortId(one.id)) : null);
  return {
    appointmentId: id,
    date: date === today ? null : date,
    at: null,
    by: null,
    of: null,
    ...(isElsewhere && { path: '/', view: 'day' as const }),
    ...(!isElsewhere && view === 'week' && isOfPractitioner && { scheduleId: main }),
    ...(columns && !columns.includes(shortId(main)) && { columns: [...columns, shortId(main)] }),
    ...(place.status !== null && place.status !== status && { status: null }),
    ...(status === 'cancelled' && { withCancelled: true }),
  };
}
