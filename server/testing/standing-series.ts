// Series with the visits that stand for them, and what a plan of change would make of them, without a database.
import type { Series } from '#shared/model/series.ts';
import { occurrenceAt, wallTimesOf } from '#shared/rules/recurrence.ts';
import type { ChangePlan, Follower, Member } from '#shared/rules/series-change.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { LocalDate, LocalTime } from '#shared/time/zone.ts';
import { idOf } from './nouns.ts';

/** A visit of a series, as far as changing the series asks. */
export type Standing = Member & {
  readonly seriesId: string;
  readonly recurrenceId: LocalTime;
  readonly note: string;
  readonly durationMinutes: number;
};

/** Half an hour each Sunday at nine in Cairo, from 22 November 2026 on. */
export function seriesOf(wish: Partial<Series> = {}): Series {
  return {
    id: idOf(900),
    kind: 'visits',
    serviceId: idOf(2),
    scheduleIds: [idOf(3)],
    patientId: idOf(4),
    startLocal: '2026-11-22T09:00',
    zone: 'Africa/Cairo',
    durationMinutes: 30,
    rule: 'FREQ=WEEKLY',
    excluded: [],
    unplaced: [],
    note: '',
    splitFrom: null,
    sequence: 0,
    materialisedUntil: '2027-05-31',
    tz: '2026c',
    active: true,
    version: 1,
    ...wish,
  };
}

/** The planned wall times of a series up to the end of a date, the excluded too. */
export function wallsOf(series: Pick<Series, 'startLocal' | 'zone' | 'rule'>, until: LocalDate): LocalTime[] {
  const times = wallTimesOf(series);
  if (!times.ok) throw new Error(series.rule);
  const walls: LocalTime[] = [];
  for (const wall of times.value) {
    if (wall.slice(0, 10) > until) break;
    walls.push(wall);
  }
  return walls;
}

/** A visit for each occurrence of a series up to a date. */
export function standingFor(series: Series, until: LocalDate): Standing[] {
  return wallsOf(series, until)
    .filter((wall) => !series.excluded.includes(wall))
    .map((recurrenceId, index) => ({
      id: idOf(1000 + index),
      seriesId: series.id,
      recurrenceId,
      start: occurrenceAt(recurrenceId, series.zone).start,
      status: 'booked',
      departs: [],
      note: series.note,
      durationMinutes: series.durationMinutes,
    }));
}

/** All visits as they stand once a plan is carried out; who leaves is cancelled. */
export function carriedOut({ series, kept, follow, leave, fresh }: ChangePlan<Series, Standing>): Standing[] {
  return [
    ...kept.map(({ member }) => member),
    ...follow.map((one) => followed(one, series)),
    ...leave.map((member): Standing => ({ ...member, status: 'cancelled' })),
    ...fresh.map(({ recurrenceId, start }, index): Standing => ({
      id: idOf(5000 + index),
      seriesId: series.id,
      recurrenceId,
      start,
      status: 'booked',
      departs: [],
      note: series.note,
      durationMinutes: series.durationMinutes,
    })),
  ];
}

function followed({ member, seriesId, occurrence, takes, departs }: Follower<Standing>, series: Series): Standing {
  return {
    ...member,
    seriesId,
    recurrenceId: occurrence.recurrenceId,
    departs,
    ...(takes.includes('start') ? { start: occurrence.start } : {}),
    ...(takes.includes('note') ? { note: series.note } : {}),
    ...(takes.includes('durationMinutes') ? { durationMinutes: series.durationMinutes } : {}),
  };
}

/** The starts of those who keep their time and are still to come, in order. */
export function startsToCome(visits: readonly Standing[], now: Instant): Instant[] {
  return visits
    .filter(({ start, status }) => status === 'booked' && start > now)
    .map(({ start }) => start)
    .toSorted();
}
