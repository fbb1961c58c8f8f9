// The cards of the grid: each appointment in every column it stands in, with what is special about it now.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Caller } from '#shared/model/caller.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { keepsTime } from '#shared/rules/appointment-status.ts';
import type { DayShape } from '#shared/time/zone.ts';
import { minuteOf } from '#client/grid/day-scale.ts';
import type { CardLock, ChangedBy, GridCard, GridColumn } from '#client/grid/types.ts';
import { personColour } from '#client/kit/person.ts';
import type { LinkKind } from '#client/live/link.ts';
import type { ShownLock } from '#client/live/locks.ts';
import type { Pending } from '#client/live/pending-entry.ts';
import { beyondAt, groupAt } from './overbooked.ts';
import { mainScheduleOf, mayChange } from './rights.ts';

/** What cards are made from. `now` is this device's clock in ms, as `at` of pending commands is. */
export interface CardFacts {
  readonly appointments: readonly Appointment[];
  readonly columns: readonly GridColumn[];
  readonly days: readonly DayShape[];
  readonly schedules: readonly Schedule[];
  readonly patientNames: ReadonlyMap<string, string>;
  readonly serviceNames: ReadonlyMap<string, string>;
  /** As they are today: a group is as large as its service lets it be now. */
  readonly services: readonly Service[];
  readonly pending: readonly Pending[];
  readonly link: LinkKind;
  readonly now: number;
  readonly changedBy: ReadonlyMap<string, ChangedBy>;
  readonly caller: Caller;
  /** Every appointment of the days in view, whatever columns are shown. */
  readonly all: readonly Appointment[];
  readonly locks: readonly ShownLock[];
}

/** An answer that takes longer is shown as slow, in ms. */
export const SLOW_AFTER = 2000;

const DOWN: ReadonlySet<LinkKind> = new Set<LinkKind>(['offline', 'connecting', 'signed-out']);

/** All cards. An appointment over midnight has one in each day it touches. */
export function cardsOf(facts: CardFacts): GridCard[] {
  const unanswered = new Map(facts.pending.filter((one) => one.state !== 'settled').map((one) => [one.on.id, one]));
  return facts.appointments.flatMap((appointment) => {
    const shared = sharedPart(facts, appointment, unanswered.get(appointment.id));
    const main = mainScheduleOf(facts.schedules, appointment.scheduleIds);
    return facts.columns.flatMap((column) => {
      const day = facts.days.find(({ date }) => date === column.date);
      if (!day || !appointment.scheduleIds.includes(column.scheduleId)) return [];
      const start = minuteOf(day, appointment.start);
      const end = minuteOf(day, appointment.end);
      if (end <= 0 || start >= day.minutes) return [];
      const isSlim = column.scheduleId !== main;
      return [{ ...shared, columnKey: column.key, start, end, ...(isSlim && { slim: true }) }];
    });
  });
}

function sharedPart(facts: CardFacts, appointment: Appointment, waiting: Pending | undefined) {
  const { id, version, status, confirmedAt, patientId, serviceId, scheduleIds, override, seriesId, departs } =
    appointment;
  const by = facts.changedBy.get(id);
  const overbooked = beyondAt(appointment, facts.all, facts.services);
  const group = groupAt(appointment, facts.all, facts.services);
  const lock = lockOn(facts, id);
  const isFixed = !keepsTime(status) || !mayChange(facts.caller, facts.schedules, scheduleIds);
  return {
    id,
    version,
    status,
    confirmed: confirmedAt !== null,
    title: facts.patientNames.get(patientId) ?? '…',
    detail: facts.serviceNames.get(serviceId) ?? '',
    ...(isFixed && { fixed: true }),
    ...(waiting && { pending: true, ...settling(facts, waiting) }),
    ...(seriesId !== null && { repeats: departs.length > 0 ? ('exception' as const) : ('member' as const) }),
    ...(override?.beyond.includes('hours') && { override: true }),
    ...(group && { group }),
    ...(overbooked > 0 && { overbooked }),
    ...(lock && { lock }),
    ...(by && { changedBy: by }),
  };
}

function lockOn({ locks, caller }: CardFacts, id: string): CardLock | undefined {
  const lock = locks.find(({ on }) => on.noun === 'appointment' && on.id === id);
  if (!lock) return undefined;
  const { by } = lock;
  return { name: by.name, color: `var(--person-${personColour(by.id)})`, mine: by.id === caller.id };
}

function settling({ link, now }: CardFacts, { at }: Pending): Pick<GridCard, 'settling'> {
  if (DOWN.has(link)) return { settling: 'queued' };
  return now - at > SLOW_AFTER ? { settling: 'slow' } : {};
}
