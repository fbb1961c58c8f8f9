// What stands beyond the rules: how many visits are too many at one time, and what a card and a row say of it.
import type { Translate } from '#shared/i18n/catalog.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Service } from '#shared/model/service.ts';
import { countBeyond, countedOf, mostAtOnce, mostBeyond, strictest, timesOn } from '#shared/rules/capacity.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import { overlaps } from '#shared/time/interval.ts';

/** The services as they are today, which a clinic may have made smaller. */
type Services = readonly Pick<Service, 'id' | 'capacity'>[];

/** How many visits stand beyond capacity at the time of one that was booked so; 0 once there is room again. */
export function beyondAt(one: Appointment, all: readonly Appointment[], services?: Services): number {
  if (!keepsTime(one.status) || one.override?.beyond.includes('capacity') !== true) return 0;
  const within = countedOf(one);
  return Math.max(0, ...one.scheduleIds.map((id) => mostBeyond(timesOn(id, all, services), within)));
}

/** How many are at the time of a visit several may have at once, and how many that takes; null of one that is alone. */
export function groupAt(
  one: Appointment,
  all: readonly Appointment[],
  services?: Services,
): { readonly count: number; readonly most: number } | null {
  const [scheduleId] = one.scheduleIds;
  if (one.capacity === 1 || !keepsTime(one.status) || scheduleId === undefined) return null;
  const times = timesOn(scheduleId, all, services);
  const within = countedOf(one);
  const there = times.filter((time) => overlaps(time, within));
  return { count: mostAtOnce(times, within), most: Math.min(strictest(there), one.capacity) };
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
  const first =
    isOver || isOutside ? t(($) => $.hold.beyond[isOver ? (isOutside ? 'both' : 'over') : 'outside']) : null;
  return others.reduce(
    (words, { rule, alone, too }) =>
      override.beyond.includes(rule) ? (words === null ? alone(t) : too(t, words)) : words,
    first,
  );
}

/** The rules that are named after the first two: alone, and after other words. */
const others = [
  {
    rule: 'closure',
    alone: (t: Translate) => t(($) => $.hold.beyond.closed),
    too: (t: Translate, words: string) => t(($) => $.hold.beyond.closedToo, { words }),
  },
  {
    rule: 'daily-cap',
    alone: (t: Translate) => t(($) => $.hold.beyond.cap),
    too: (t: Translate, words: string) => t(($) => $.hold.beyond.capToo, { words }),
  },
] as const;
