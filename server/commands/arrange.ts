// schedule.arrange and service.arrange: the order of all schedules and of all services; only what gets another place is written.
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { decideOrder } from '#shared/rules/arrangement.ts';
import { accept, type Decision } from '#shared/rules/decision.ts';
import { whatWas } from '#shared/rules/was.ts';
import { type Change, type Context, handler } from './handler.ts';

const nothing = () => Promise.resolve(accept({ facts: null, touches: [] }));

export const arrangeSchedules = handler<'schedule.arrange', null>('schedule.arrange', {
  load: nothing,
  decide(_, { scheduleIds }, context) {
    const ordered = decideOrder(context.settings.schedules, scheduleIds, 'scheduleIds');
    const event = (schedule: Schedule, was: Record<string, unknown>): ClinicEvent => ({
      type: 'schedule.edited',
      schedule,
      was,
    });
    return arranged(context.settings.schedules, ordered, context, event);
  },
});

export const arrangeServices = handler<'service.arrange', null>('service.arrange', {
  load: nothing,
  decide(_, { serviceIds }, context) {
    const ordered = decideOrder(context.settings.services, serviceIds, 'serviceIds');
    const event = (service: Service, was: Record<string, unknown>): ClinicEvent => ({
      type: 'service.edited',
      service,
      was,
    });
    return arranged(context.settings.services, ordered, context, event);
  },
});

type Placed = { readonly id: Id; readonly position: number; readonly version: number };

function arranged<T extends Placed>(
  all: readonly T[],
  ordered: Decision<T[]>,
  { version }: Context,
  event: (noun: T, was: Record<string, unknown>) => ClinicEvent,
): Decision<Change<T[]>> {
  if (!ordered.ok) return ordered;
  const places = new Map(all.map((one) => [one.id, one]));
  const value = ordered.value.map((one) => (one.position === places.get(one.id)?.position ? one : { ...one, version }));
  const changed = value.filter((one) => one.version === version);
  return accept({ value, events: changed.map((one) => event(one, whatWas(places.get(one.id) ?? {}, one))) });
}
