// The next free time of each practitioner: what is asked for, together where it can be, and what the answers say.
import type { SlotWish } from '#shared/contract/time-queries.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Alternative } from '#shared/rules/decision.ts';

/** A first free time. */
export interface FreeChip {
  readonly schedule: Schedule;
  readonly serviceId: string;
  readonly start: string;
  readonly scheduleIds: readonly string[];
}

/** A practitioner and what they are mostly booked for. */
export type Usual = { readonly schedule: Schedule; readonly serviceId: string };

/** The questions, one per service: the first time of each practitioner it is usual with. */
export function wishesFor(usual: readonly Usual[], window: Pick<SlotWish, 'from' | 'to'>): SlotWish[] {
  const byService = Map.groupBy(usual, ({ serviceId }) => serviceId);
  return [...byService].map(([serviceId, of]) => ({
    serviceId,
    scheduleIds: of.map(({ schedule }) => schedule.id),
    ...window,
    limit: 1,
    each: true,
  }));
}

/** The chips, earliest first, of practitioners in settings order where they are free at once; no time before `soonest`. */
export function chipsOf(
  usual: readonly Usual[],
  found: ReadonlyMap<string, readonly Alternative[]>,
  soonest: string,
): FreeChip[] {
  const chips = usual.flatMap(({ schedule, serviceId }): FreeChip[] => {
    const times = found.get(serviceId) ?? [];
    const slot = times.find(({ start, scheduleIds }) => start >= soonest && scheduleIds.includes(schedule.id));
    return slot ? [{ schedule, serviceId, start: slot.start, scheduleIds: slot.scheduleIds }] : [];
  });
  return chips.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

/** The chips in an order of schedules that was shown before; whoever was not there comes last. */
export function inPlace(chips: readonly FreeChip[], order: readonly string[]): FreeChip[] {
  const placeOf = ({ schedule }: FreeChip) => (order.includes(schedule.id) ? order.indexOf(schedule.id) : order.length);
  return chips.toSorted((a, b) => placeOf(a) - placeOf(b));
}
