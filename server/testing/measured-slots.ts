// Fills one clinic with visits past its log, and measures how long one statement of SQL takes to find what is free among them.
//   node server/testing/measured-slots.ts OWNER-URL APP-URL CLINIC-ID
import type { Client } from 'pg';
import type { Settings } from '#shared/contract/queries.ts';
import type { SlotWish } from '#shared/contract/time-queries.ts';
import { openHours } from '#shared/rules/opening.ts';
import { DAY, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { dateOf, plusDays, startOfDay } from '#shared/time/zone.ts';
import { monotonic, newId, now } from '#server/ops/clock.ts';
import { connected } from '#server/store/connection.ts';
import { openStore } from '#server/store/open.ts';
import { chanceOf } from '#server/store/seed/chance.ts';
import { loadSettings } from '#server/store/settings.ts';
import { freeStartsStatement, type SqlAsk } from './free-starts-sql.ts';

/** So many visits of half an hour lie on so many practitioners in so many days. */
const [visits, practitioners, days] = [20_000, 50, 60];
const visitMs = 30 * MINUTE;
/** How often each statement runs, after some that are not counted. */
const [runs, warmUps] = [100, 10];

const [ownerUrl = '', appUrl = '', clinicId = ''] = process.argv.slice(2);
const store = await openStore(appUrl, 1);
const settings = await store.read(clinicId, (tx) => loadSettings(tx, clinicId));
const { clinic, services } = settings;
const service = firstOf(services);
const schedules = settings.schedules.filter(({ kind }) => kind === 'practitioner').slice(0, practitioners);
const from = startOfDay(plusDays(dateOf(now(), clinic.zone), 1), clinic.zone);
const to = startOfDay(plusDays(dateOf(from, clinic.zone), days), clinic.zone);

function firstOf(all: Settings['services']): Settings['services'][number] {
  const found = all.find(({ active }) => active);
  if (!found) throw new Error('The clinic has no service.');
  return found;
}

/** Half hours of all practitioners in a random order, as many as there shall be visits. */
function placesOf({ zone }: Settings['clinic']): { readonly scheduleId: string; readonly start: number }[] {
  const chance = chanceOf(`visits in ${zone}`);
  const all = schedules.flatMap((schedule) =>
    openHours(schedule, clinic, { start: from, end: to }).flatMap((open) => {
      const [first, last] = [Math.max(open.start, from), Math.min(open.end, to) - visitMs];
      const count = Math.max(0, Math.floor((last - first) / visitMs) + 1);
      return Array.from({ length: count }, (_, at) => ({ scheduleId: schedule.id, start: first + at * visitMs }));
    }),
  );
  return all
    .map((place) => ({ place, at: chance.next() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, visits)
    .map(({ place }) => place);
}

async function fill(owner: Client): Promise<void> {
  const places = placesOf(clinic).map((place) => ({ ...place, id: newId() }));
  const columns = [
    places.map(({ id }) => id),
    places.map(({ scheduleId }) => scheduleId),
    places.map(({ start }) => instantOf(start)),
    places.map(({ start }) => instantOf(start + visitMs)),
  ];
  await owner.query(
    `insert into patient (clinic_id, id, name, file_number, note, version) values ($1, $2, 'Patient', 1, '', 0)`,
    [clinicId, patientId],
  );
  await owner.query(
    `insert into appointment (clinic_id, id, service_id, schedule_ids, patient_id, starts_at, ends_at, start_wall, zone,
         offset_minutes, buffer_before, buffer_after, status, note, tags, cancel_note, version)
       select $1, id, $6, array[schedule], $7, f, t, to_char(f at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI'), $8, 0, 0, 0,
         'booked', '', '[]', '', 0
         from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[]) as made (id, schedule, f, t)`,
    [clinicId, ...columns, service.id, patientId, clinic.zone],
  );
  await owner.query(
    `insert into claim (clinic_id, schedule_id, lane, capacity, starts_at, ends_at, kind, owner)
       select $1, schedule, 0, 1, f, t, 'appointment', id
         from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[]) as made (id, schedule, f, t)`,
    [clinicId, ...columns],
  );
  await owner.query('analyze appointment, claim');
}

const patientId = newId();
const ids = schedules.map(({ id }) => id);
const window = { serviceId: service.id, from: instantOf(from), to: instantOf(to) };
/** What is asked, in as many practitioners as are named. */
const wishes: readonly SlotWish[] = [
  { ...window, scheduleIds: ids.slice(0, 1), limit: 200 },
  { ...window, scheduleIds: ids, limit: 20 },
  { ...window, scheduleIds: ids, limit: 40, each: true },
];

/** How long the statement of a wish took, each time, and how many starts it found. */
async function measured(wish: SlotWish): Promise<{ wish: SlotWish; found: number; tookMs: number[] }> {
  const { scheduleIds = [], limit = 20, each } = wish;
  const span = { from: msOf(wish.from), to: msOf(wish.to), now: now() };
  const most = each ? { limit: 2000, each: limit } : { limit };
  const ask: SqlAsk = { clinic, schedules, service, scheduleIds, ...span, ...most };
  const { sql, params } = freeStartsStatement(ask);
  const tookMs: number[] = [];
  let found = 0;
  for (let run = 0; run < warmUps + runs; run += 1) {
    await store.read(clinicId, async (tx) => {
      const began = monotonic();
      found = (await tx.rows(sql, params)).length;
      if (run >= warmUps) tookMs.push(monotonic() - began);
    });
  }
  return { wish, found, tookMs };
}

await connected(ownerUrl, fill);
const all = [];
for (const wish of wishes) all.push(await measured(wish));
await store.close();
const after = { from: instantOf(to), to: instantOf(to + DAY) };
process.stdout.write(
  JSON.stringify({ patientId, questions: all, open: { ...window, ...after, scheduleIds: ids, limit: 200 } }),
);
