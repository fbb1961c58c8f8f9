// What stands beyond the rules: how many visits are too many at one time, and what a card and a row say of it.
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Service } from '#shared/model/service.ts';
import { countBeyond, mostBeyond, timesOn } from '#shared/rules/capacity.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { MINUTE, msOf } from '#shared/time/instant.ts';

/** The services as they are today, which a clinic may have made smaller. */
type Services = readonly Pick<Service, 'id' | 'capacity'>[];

/** How many visits stand beyond capacity at the time of one that was booked so; 0 once there is room again. */
export function beyondAt(one: Appointment, all: readonly Appointment[], services?: Services): number {
  if (!keepsTime(one.status) || one.override?.beyond.includes('capacity') !== true) return 0;
  const within = {
    start: msOf(one.start) - one.bufferBefore * MINUTE,
    end: msOf(one.end) + one.bufferAfter * MINUTE,
  };
  return Math.max(0, ...one.scheduleIds.map((id) => mostBeyond(timesOn(id, all, services), within)));
}

/** How many visits of one schedule begin where it was full already. */
export function overbookingsOf(scheduleId: string, all: readonly Appointment[], services?: Services): number {
  return countBeyond(timesOn(scheduleId, all, services));
}

/** Which rules a visit left, in words; null where none. Before the server has said which it is only that there was a reason. */
export function beyondWords({ override }: Pick<Appointment, 'override'>, t: Translate): string | null {
  if (!override) return null;
  const isOver = override.beyond.includes('capacity');
  const isOutside = override.beyond.includes('hours');
  const words =
    isOver || isOutside ? t(($) => $.hold.beyond[isOver ? (isOutside ? 'both' : 'over') : 'outside']) : null;
  if (!override.beyond.includes('closure')) return words;
  return words === null ? t(($) => $.hold.beyond.closed) : t(($) => $.hold.beyond.closedToo, { words });
}
