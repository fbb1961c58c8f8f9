// The same question as slot.find in one statement of SQL, with multiranges: an independent answer to compare with and to measure against.
import type { Clinic } from '#shared/model/clinic.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { Service } from '#shared/model/service.ts';
import { ableFor } from '#shared/rules/availability.ts';
import { openHours } from '#shared/rules/opening.ts';
import { DAY, instantOf, MINUTE } from '#shared/time/instant.ts';
import { dateOf, startOfDay } from '#shared/time/zone.ts';
import { LONGEST_CLAIM } from '#server/store/claims.ts';
import type { Tx } from '#server/store/open.ts';

/**
 * A search as SQL has it: a service whose visits stand alone, whose steps fit into a day, in a zone whose clock does not change
 * in the window. Instants in ms; `each` is a limit for each practitioner beside the one in all.
 */
export type SqlAsk = {
  readonly clinic: Clinic;
  readonly service: Service;
  readonly schedules: readonly Schedule[];
  readonly scheduleIds?: readonly Id[];
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly each?: number;
  readonly limit: number;
};

/** A statement with its parameters, placed by `?`. */
export type Statement = { readonly sql: string; readonly params: readonly unknown[] };

const SQL = `
with ask as (select ?::timestamptz as f, ?::timestamptz as t, ?::interval as lasts, ?::interval as before, ?::interval as after,
    ?::interval as step, ?::timestamptz as origin),
  hours as (
    select need, position, schedule_id, range_agg(tstzrange(opens, closes - lasts, '[]')) as starts
      from ask, unnest(?::int[], ?::int[], ?::uuid[], ?::timestamptz[], ?::timestamptz[])
        as w (need, position, schedule_id, opens, closes)
     where closes - opens >= lasts group by need, position, schedule_id),
  taken as (
    select schedule_id, range_agg(tstzrange(starts_at - lasts - after, ends_at + before, '()')) as blocked from ask, claim
     where clinic_id = ? and live and schedule_id = any(?::uuid[]) and starts_at < t + lasts + after and starts_at >= ?
       and (hold_until is null or hold_until > ?) group by schedule_id),
  free as (
    select need, position, schedule_id,
        (starts - coalesce(blocked, '{}')) * tstzmultirange(tstzrange(f, t, '[)')) as starts
      from ask, hours left join taken using (schedule_id)),
  possible as (
    select at, position, schedule_id, others.ids
      from ask, free, unnest(starts) as piece,
        generate_series(date_bin(step, lower(piece) + step - interval '1 microsecond', origin), upper(piece), step) as at,
        lateral (OTHERS) others
     where need = 0 and piece @> at and cardinality(others.ids) = ?)`;

/** Who serves the other needs at a moment: of each the first who is free; nobody is asked where there is no other need. */
const OTHERS = `select coalesce(array_agg(schedule_id order by need), '{}') as ids from (
  select distinct on (need) need, schedule_id from free where need > 0 and starts @> at order by need, position) one`;
const NOBODY = `select '{}'::uuid[] as ids`;

const FIRST = `select at as start, (array[schedule_id] || ids)::text[] as "scheduleIds" from possible
  order by at, position limit ?`;
const FIRST_OF_EACH = `select at as start, (array[schedule_id] || ids)::text[] as "scheduleIds"
  from (select *, row_number() over (partition by schedule_id order by at) as nth from possible) one
 where nth <= ? order by at, position limit ?`;

/** The statement of a search. */
export function freeStartsStatement(ask: SqlAsk): Statement {
  const { clinic, service, schedules, from, to, now } = ask;
  const able = ableFor(service, schedules, ask.scheduleIds);
  const within = { start: from, end: to + service.durationMinutes * MINUTE };
  const windows = able.flatMap((some, need) =>
    some.flatMap((one, position) =>
      openHours(one, clinic, within).map((open) => ({ need, position, id: one.id, ...open })),
    ),
  );
  const minutes = (count: number) => `${count} minutes`;
  const origin = startOfDay(dateOf(from - DAY, clinic.zone), clinic.zone) + service.startOffset * MINUTE;
  const params = [
    instantOf(from),
    instantOf(to),
    ...[service.durationMinutes, service.bufferBefore, service.bufferAfter, service.startEvery].map(minutes),
    instantOf(origin),
    windows.map(({ need }) => need),
    windows.map(({ position }) => position),
    windows.map(({ id }) => id),
    windows.map(({ start }) => instantOf(start)),
    windows.map(({ end }) => instantOf(end)),
    clinic.id,
    [...new Set(able.flat().map(({ id }) => id))],
    instantOf(from - LONGEST_CLAIM - DAY),
    instantOf(now),
    service.needs.length - 1,
    ...(ask.each === undefined ? [] : [ask.each]),
    ask.limit,
  ];
  const others = service.needs.length === 1 ? NOBODY : OTHERS;
  const found = ask.each === undefined ? FIRST : FIRST_OF_EACH;
  return { sql: `${SQL.replace('OTHERS', others)} ${found}`, params };
}

/** What the statement answers in a transaction of the clinic. */
export async function freeStartsBySql(tx: Tx, ask: SqlAsk): Promise<{ start: string; scheduleIds: Id[] }[]> {
  const { sql, params } = freeStartsStatement(ask);
  const rows = await tx.rows<{ start: string | Date; scheduleIds: Id[] }>(sql, params);
  return rows.map(({ start, scheduleIds }) => ({ start: instantOf(new Date(start).getTime()), scheduleIds }));
}
