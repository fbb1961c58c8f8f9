// What this person may do to appointments, so that nothing is offered that would be refused.
import { permits, type Permission } from '#shared/contract/allow.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Schedule } from '#shared/model/schedule.ts';

type Schedules = readonly Pick<Schedule, 'id' | 'kind'>[];

/** Whether a caller has a permission over an appointment with these schedules. */
export function mayChange(
  caller: Caller,
  schedules: Schedules,
  scheduleIds: readonly string[],
  permission: Permission = 'calendar',
): boolean {
  const practitioners = schedules.filter(({ id, kind }) => kind === 'practitioner' && scheduleIds.includes(id));
  return permits(
    caller,
    permission,
    practitioners.map(({ id }) => id),
  );
}

/** The schedule in whose column an appointment's own card stands; in the others' it is slim. */
export function mainScheduleOf(schedules: Schedules, scheduleIds: readonly string[]): string {
  const isPractitioner = (id: string) => schedules.some((one) => one.id === id && one.kind === 'practitioner');
  return scheduleIds.find(isPractitioner) ?? scheduleIds[0] ?? '';
}
