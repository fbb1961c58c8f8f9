// The reads that every screen makes, explained as the app's own role on tables of many clinics: each goes through an index.
import { beforeAll, expect, test } from 'vitest';
import type { Claim } from '#shared/model/claim.ts';
import { msOf, plusMinutes } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { appointmentsWithin, isReferredTo, loadAppointment, nextFileNumber } from './calendar.ts';
import { claimsWithin, releaseClaims } from './claims.ts';
import { claimsAround } from './claims-around.ts';
import { closuresAt, closuresWithin, loadClosures } from './closures.ts';
import { logAfter } from './clinic-log.ts';
import { findPatients, patientsBornOn, patientsByWord } from './find-patients.ts';
import { holdsOf, holdsWithin, lapsedUnder, loadHold, openHolds } from './holds.ts';
import { connected } from './connection.ts';
import { historyBetween, historyOf, lastCommitAt } from './history.ts';
import type { Tx } from './open.ts';
import { nounsAt } from './past.ts';
import { closuresOfSeries, seriesBehind, seriesOfPatient, visitsOfSeries } from './series.ts';
import { allVisitsOf, countVisits, visitsOver, visitsToCome, visitsWithin } from './patient-visits.ts';
import { testCore } from '#server/testing/core.ts';
import { planOf } from '#server/testing/query-plan.ts';
import { booked } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
/** Rows of each of two clinics in each table. */
const ROWS = 10_000;
let world: World;

function asSuperuser(sql: string, params: readonly unknown[] = []): Promise<unknown> {
  return connected(core.database.superUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    return client.query(sql, [...params]);
  });
}

/** Fills the clinic with months of visits, and as many rows of another around it; references are not checked, which takes longest. */
beforeAll(async () => {
  world = await core.makeWorld();
  const other = await core.makeWorld();
  for (const one of [world, other]) {
    await booked(core, one);
    const params = [
      one.clinicId,
      one.visit.id,
      [one.practitioner, one.colleague],
      one.at('00:00', 2),
      ROWS,
      one.receptionist.id,
    ];
    await asSuperuser(
      `with people as (
         insert into patient (clinic_id, id, name, file_number, note, version)
           select $1, gen_random_uuid(), 'Patient ' || n, n + 10, '', 1 from generate_series(1, $5::int) n returning clinic_id, id, file_number
       ), words as (
         insert into patient_word (clinic_id, word, patient_id)
           select clinic_id, w, id from people, lateral (values ('patient'), ('w' || md5(file_number::text)), (file_number::text)) as v (w)
       ), visits as (
         insert into appointment (clinic_id, id, service_id, schedule_ids, patient_id, starts_at, ends_at, start_wall, zone, offset_minutes,
           buffer_before, buffer_after, status, note, tags, cancel_note, version)
           select clinic_id, gen_random_uuid(), $2, array[($3::uuid[])[1 + file_number % 2]], id, s, s + interval '15 minutes', '', 'UTC', 0,
             0, 0, 'booked', '', '[]', '', 1
             from people, lateral (select $4::timestamptz + interval '20 minutes' * file_number as s) as t returning *
       ), holds as (
         insert into hold (clinic_id, id, service_id, schedule_ids, starts_at, ends_at, buffer_before, buffer_after, member_id, until,
           extended, state, version)
           select clinic_id, gen_random_uuid(), $2, schedule_ids, starts_at, ends_at, 0, 0, $6::uuid, $4::timestamptz, false,
             case when random() < 0.01 then 'live' else 'booked' end, 1 from visits
       ), closures as (
         insert into closure (clinic_id, id, schedule_id, starts_at, ends_at, reason, kept, active, version)
           select clinic_id, gen_random_uuid(), schedule_ids[1], starts_at, ends_at + interval '2 hours', 'away', '[]', random() < 0.9, 1
             from visits
       )
       insert into claim (clinic_id, schedule_id, starts_at, ends_at, kind, owner)
         select clinic_id, schedule_ids[1], starts_at, ends_at, 'appointment', id from visits`,
      params,
    );
    await asSuperuser(
      `insert into clinic_log (clinic_id, version, at, via, command_id, events)
         select $1, n, clock_timestamp(), 'job', gen_random_uuid(), '[]' from generate_series(10, $2::int) n`,
      [one.clinicId, ROWS],
    );
    await asSuperuser(
      `insert into log_noun (clinic_id, noun_id, version, starts_at, ends_at)
         select clinic_id, id, row_number() over (order by starts_at) + 10, starts_at, ends_at from appointment where clinic_id = $1`,
      [one.clinicId],
    );
  }
  await asSuperuser(
    `insert into series (clinic_id, id, kind, service_id, schedule_ids, patient_id, start_local, zone, duration_minutes, rule, excluded,
       unplaced, note, sequence, materialised_until, tz, active, version)
       select clinic_id, gen_random_uuid(), 'visits', id, array[id], id, '2026-11-20T09:00', 'UTC', 15, 'FREQ=WEEKLY', '[]', '[]', '', 0,
         (date '2027-01-01' + file_number % 500)::text, '', random() < 0.5, 1 from patient;
     update appointment a set series_id = s.id, recurrence_id = a.id::text from series s where s.patient_id = a.patient_id`,
  );
  await asSuperuser('analyze');
}, 120_000);

const claimAt = (): Claim => ({
  scheduleId: world.practitioner,
  startsAt: world.at('09:00', 30),
  endsAt: world.at('10:00', 30),
  kind: 'appointment',
  owner: newId(),
});
const window = () => ({ from: world.at('00:00', 30), to: world.at('00:00', 31), now: world.at('00:00') });
const around = () => ({
  spans: [0, 7, 14].map((days) => ({ start: msOf(world.at('00:00', days)), end: msOf(world.at('00:00', days + 2)) })),
  now: world.at('00:00'),
});
/** Most of what was ever closed lies before it. */
const lately = () => ({ from: world.at('00:00', 136), to: world.at('00:00', 137) });
const reads: Readonly<Record<string, [read: (tx: Tx) => Promise<unknown>, condition: RegExp]>> = {
  'a window of the calendar': [
    (tx) => appointmentsWithin(tx, world.clinicId, window()),
    /Index Cond: .*clinic_id.*starts_at/,
  ],
  'the claims of some schedules': [
    (tx) => claimsWithin(tx, world.clinicId, [world.practitioner, world.room], window()),
    /Index Cond: .*clinic_id.*schedule_id.*starts_at/,
  ],
  'the holds of a window': [(tx) => holdsWithin(tx, world.clinicId, window()), /Index Cond: .*clinic_id.*until/],
  'the holds of a member': [
    (tx) => holdsOf(tx, world.clinicId, world.receptionist.id, world.at('00:00')),
    /Index Cond: .*clinic_id.*until/,
  ],
  'the holds nobody has ended': [(tx) => openHolds(tx, world.clinicId), /Index Cond: .*clinic_id/],
  'the holds that lapsed under a claim': [
    (tx) => lapsedUnder(tx, world.clinicId, [claimAt()], world.at('00:00')),
    /Index Cond: .*clinic_id.*until/,
  ],
  'one hold': [(tx) => loadHold(tx, world.clinicId, newId()), /Index Cond: .*clinic_id.*id = /],
  'the closures of a window': [
    (tx) => closuresWithin(tx, world.clinicId, lately()),
    /Index Cond: .*clinic_id.*ends_at > /,
  ],
  'the release of an appointment’s claims': [
    (tx) => releaseClaims(tx, world.clinicId, [newId()]),
    /Index Cond: .*clinic_id.*owner/,
  ],
  'patients by two words': [
    (tx) => findPatients(tx, world.clinicId, [['patient'], ['w1f']], 12),
    /Index Cond: .*clinic_id.*word >= 'w1f'.*word < /,
  ],
  'patients by a long number': [
    (tx) => findPatients(tx, world.clinicId, [['966501234567', '501234567']], 12),
    /Index Cond: .*clinic_id.*word >= '501234567'/,
  ],
  'the log after a version': [
    (tx) => logAfter(tx, { clinicId: world.clinicId, epoch: '', version: ROWS }, ROWS - 100, 300),
    /Index Cond: .*clinic_id.*version > /,
  ],
  'what was done to an appointment': [
    (tx) => historyOf(tx, world.clinicId, newId(), { limit: 200 }),
    /Index Cond: .*clinic_id.*noun_id = /,
  ],
  'what was done on a day': [
    (tx) =>
      historyBetween(tx, world.clinicId, { ...window(), scheduleId: world.practitioner, limit: 2000, changes: 4000 }),
    /Index Cond: .*clinic_id.*\(at >= .*\(at < /,
  ],
  'the last commit before a moment': [
    (tx) => lastCommitAt(tx, world.clinicId, world.at('00:00', -30)),
    /Index Cond: .*clinic_id.*\(at <= /,
  ],
  'a window at a version': [
    (tx) => nounsAt(tx, world.clinicId, { ...window(), version: ROWS }),
    /Index Cond: .*clinic_id.*starts_at < .*starts_at >= /,
  ],
  'closures that ever stood in a window': [
    (tx) => closuresAt(tx, world.clinicId, { ...lately(), version: ROWS }),
    /Index Cond: .*clinic_id.*ends_at > /,
  ],
  'some closures': [(tx) => loadClosures(tx, world.clinicId, [newId()]), /Index Cond: .*clinic_id.*id = /],
  'patients by a whole word': [
    (tx) => patientsByWord(tx, world.clinicId, '501234567', 20),
    /Index Cond: .*clinic_id.*word = '501234567'/,
  ],
  'patients by name and birth date': [
    (tx) => patientsBornOn(tx, world.clinicId, '1990-01-01', ['patient', 'w1f']),
    /Index Cond: .*clinic_id.*word = 'w1f'/,
  ],
  'the claims around the visits of a series': [
    (tx) => claimsAround(tx, world.clinicId, [world.practitioner], around()),
    /Index Cond: .*clinic_id.*schedule_id.*starts_at/,
  ],
  'the visits of a series': [
    (tx) => visitsOfSeries(tx, world.clinicId, [newId()]),
    /Index Cond: .*clinic_id.*series_id = /,
  ],
  'the closures of a series': [
    (tx) => closuresOfSeries(tx, world.clinicId, newId()),
    /Index Cond: .*clinic_id.*series_id = /,
  ],
  'the series that are behind': [
    (tx) => seriesBehind(tx, world.clinicId, '2027-01-03'),
    /Index Cond: .*clinic_id.*materialised_until < /,
  ],
  'the series of a patient': [
    (tx) => seriesOfPatient(tx, world.clinicId, newId()),
    /Index Cond: .*clinic_id.*patient_id = /,
  ],
  'all visits of a patient': [
    (tx) => allVisitsOf(tx, world.clinicId, newId()),
    /Index Cond: .*clinic_id.*patient_id = /,
  ],
  'the visits of a patient in a window': [
    (tx) => visitsWithin(tx, world.clinicId, newId(), window()),
    /Index Cond: .*clinic_id.*patient_id = .*starts_at < /,
  ],
  'the visits of a patient to come': [
    (tx) => visitsToCome(tx, world.clinicId, newId(), world.at('00:00')),
    /Index Cond: .*clinic_id.*patient_id = .*starts_at > /,
  ],
  'the visits of a patient that are over': [
    (tx) => visitsOver(tx, world.clinicId, newId(), world.at('00:00'), 50),
    /Index Cond: .*clinic_id.*patient_id = /,
  ],
  'how many visits of a patient came to what': [
    (tx) => countVisits(tx, world.clinicId, newId(), world.at('00:00')),
    /Index Cond: .*clinic_id.*patient_id = /,
  ],
  'whether a patient has visits': [
    (tx) => isReferredTo(tx, world.clinicId, newId()),
    /Index Cond: .*clinic_id.*patient_id = /,
  ],
  'one appointment': [(tx) => loadAppointment(tx, world.clinicId, newId()), /Index Cond: .*clinic_id.*id = /],
  'the next file number': [(tx) => nextFileNumber(tx, world.clinicId), /Index Only Scan Backward|Index Scan Backward/],
};

test.each(Object.keys(reads))('[TE9] %s goes through an index of the clinic', async (name) => {
  const [read, condition] = reads[name]!;
  const plan = await planOf(core.store, world.clinicId, read);
  expect(plan).toMatch(condition);
  expect(plan).not.toMatch(/Seq Scan on (?:appointment|claim|closure|patient|patient_word|clinic_log|log_noun)/);
});

test('[TE9] and the check can see a read that has none', async () => {
  const plan = await planOf(core.store, world.clinicId, (tx) =>
    tx.rows(`select id from appointment where note = 'x' and zone = 'y'`),
  );
  expect(plan).not.toMatch(/starts_at/);
  expect(
    await planOf(core.store, world.clinicId, (tx) =>
      tx.rows('select * from claim where during && tstzrange(?, ?)', [
        world.at('00:00'),
        plusMinutes(world.at('00:00'), 60),
      ]),
    ),
  ).not.toMatch(/Index Cond: .*during/);
});
