// One plausible day of a demonstration clinic: who comes when, and how far the day has got.
import { v5 } from 'uuid';
import { ALONE, type Appointment, type AppointmentStatus } from '#shared/model/appointment.ts';
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { type DaysOf, type HoursOf, openHours } from '#shared/rules/opening.ts';
import { claimSpan } from '#shared/rules/booking.ts';
import { timeOf } from '#shared/rules/capacity.ts';
import { instantOf, MINUTE } from '#shared/time/instant.ts';
import { contains, type Interval, overlaps } from '#shared/time/interval.ts';
import { offsetAt, plusDays, startOfDay, wallOf } from '#shared/time/zone.ts';
import type { Chance } from './chance.ts';

/** What a day is made from; `fullness` is the share of starts that are taken. */
export type DayPlan = {
  readonly clinic: Pick<Clinic, 'id'> & DaysOf;
  readonly schedules: readonly (Pick<Schedule, 'id' | 'kind'> & HoursOf)[];
  readonly services: readonly Pick<
    Service,
    'id' | 'durationMinutes' | 'bufferBefore' | 'bufferAfter' | 'capacity' | 'needs'
  >[];
  readonly patientIds: readonly [Id, ...Id[]];
  readonly fullness: number;
  readonly now: number;
};
type Planned = DayPlan['services'][number];

const QUARTER = 15 * MINUTE;
/** How often each service is asked for, by its place in the settings: mostly the short first ones. */
const USUAL = [0, 0, 0, 0, 0, 1, 1, 1, 2, 3, 4] as const;

/** The appointments of a civil date, none overlapping another, written at log version `version`. */
export function inventDay(plan: DayPlan, date: string, version: number, chance: Chance): Appointment[] {
  const { zone } = plan.clinic;
  const day = { start: startOfDay(date, zone), end: startOfDay(plusDays(date, 1), zone) };
  const roomsTaken = new Map<Id, Interval[]>();
  return plan.schedules
    .filter((one) => one.kind === 'practitioner')
    .flatMap((own) =>
      openHours(own, plan.clinic, day).flatMap((open) => fillWindow(plan, own.id, open, roomsTaken, chance)),
    )
    .map((one) => finish(plan, one, version, chance));
}

type Sketch = { readonly service: Planned; readonly scheduleIds: Id[]; readonly start: number; readonly end: number };

function fillWindow(plan: DayPlan, own: Id, open: Interval, roomsTaken: Map<Id, Interval[]>, chance: Chance): Sketch[] {
  const sketches: Sketch[] = [];
  let at = open.start;
  while (at < open.end) {
    const sketch = chance.happens(plan.fullness) ? sketchAt(plan, own, open, at, roomsTaken, chance) : undefined;
    if (sketch) sketches.push(sketch);
    const claimed = sketch ? sketch.end + sketch.service.bufferAfter * MINUTE : at + QUARTER;
    at = Math.ceil(claimed / QUARTER) * QUARTER;
  }
  return sketches;
}

function sketchAt(plan: DayPlan, own: Id, open: Interval, at: number, roomsTaken: Map<Id, Interval[]>, chance: Chance) {
  const wanted = plan.services[Math.min(chance.pick(USUAL), plan.services.length - 1)];
  for (const service of [wanted, ...plan.services]) {
    if (!service) continue;
    const span = { start: at, end: at + service.durationMinutes * MINUTE };
    const room = roomFor(service, span, roomsTaken);
    if (!contains(open, span) || room === undefined) continue;
    if (room) roomsTaken.set(room, [...(roomsTaken.get(room) ?? []), withBuffers(service, span)]);
    return { service, scheduleIds: room ? [own, room] : [own], ...span };
  }
  return undefined;
}

function withBuffers(service: Planned, span: Interval): Interval {
  return timeOf(claimSpan(service, instantOf(span.start), instantOf(span.end)));
}

function roomFor(service: Planned, span: Interval, taken: Map<Id, Interval[]>): Id | null | undefined {
  const need = service.needs.find((one) => one.kind !== 'practitioner');
  if (!need) return null;
  const free = need.among?.find(
    (id) => !(taken.get(id) ?? []).some((one) => overlaps(one, withBuffers(service, span))),
  );
  return free;
}

function finish(plan: DayPlan, sketch: Sketch, version: number, chance: Chance): Appointment {
  const { zone, id } = plan.clinic;
  const start = instantOf(sketch.start);
  const [first, ...others] = plan.patientIds;
  const status = statusAt(sketch, plan.now, chance);
  const confirmed = status !== 'booked' || chance.happens(0.4);
  return {
    id: v5(`${start} ${sketch.scheduleIds[0]}`, id),
    serviceId: sketch.service.id,
    scheduleIds: sketch.scheduleIds,
    patientId: chance.pick([first, ...others]),
    start,
    end: instantOf(sketch.end),
    startWall: wallOf(start, zone),
    zone,
    offsetMinutes: offsetAt(sketch.start, zone),
    bufferBefore: sketch.service.bufferBefore,
    bufferAfter: sketch.service.bufferAfter,
    capacity: sketch.service.capacity,
    status,
    confirmedAt: confirmed ? instantOf(Math.min(sketch.start, plan.now) - 20 * 60 * MINUTE) : null,
    arrivedAt: ['arrived', 'checked-in', 'fulfilled'].includes(status)
      ? instantOf(Math.min(sketch.start, plan.now) - (3 + chance.below(25)) * MINUTE)
      : null,
    note: '',
    tags: [],
    cancelReason: status === 'cancelled' ? 'patient' : null,
    cancelNote: '',
    override: null,
    ...ALONE,
    version,
  };
}

/** How far a visit has got by now: over, under way, waiting, or still to come. */
function statusAt(span: Interval, now: number, chance: Chance): AppointmentStatus {
  if (chance.happens(0.04)) return 'cancelled';
  if (span.end <= now) return chance.happens(0.08) ? 'noshow' : 'fulfilled';
  if (span.start <= now) return 'checked-in';
  return span.start - now < 40 * MINUTE && chance.happens(0.6) ? 'arrived' : 'booked';
}
