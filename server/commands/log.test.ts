// The log is the truth: gapless, whole, and enough to build the clinic anew.
import { expect, test } from 'vitest';
import type { LogFrame } from '#shared/contract/frames.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { makeLog } from '#server/ops/log.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { putNouns } from '#server/store/put.ts';
import { testCore } from '#server/testing/core.ts';
import { held, lapse } from '#server/testing/holding.ts';
import { testLinks } from '#server/testing/links.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { asOwner, booked, calendarOf, edited, moved, step, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { makeRunner } from './run.ts';

const core = testCore();

function logOf(world: World): Promise<LogFrame[]> {
  return readLog(core.store, world.clinicId, 0, 10_000);
}

/** A morning in the clinic: every kind of change once. */
async function morning(world: World): Promise<void> {
  const visit = await booked(core, world, { serviceId: world.procedure.id });
  const later = await core.ask(world.receptionist, 'appointment.move', moved(visit, { start: world.at('11:00') }));
  const noted = await core.ask(
    world.receptionist,
    'appointment.edit',
    edited(later.value, { note: 'fasting', tags: ['vip'], confirmed: true }),
  );
  await core.ask(world.receptionist, 'appointment.advance', step(noted.value, 'arrived'));
  const other = await booked(core, world, { patientId: visit.patientId });
  await core.ask(world.receptionist, 'appointment.cancel', {
    appointmentId: other.id,
    baseVersion: other.version,
    reason: 'patient',
    note: 'ill',
  });
  const base = { name: 'Noura Al-Qahtani', phone: '+966501234567' };
  await core.ask(world.doctor, 'patient.edit', {
    patientId: visit.patientId,
    baseVersion: 1,
    base,
    name: 'نورة القحطاني',
    phone: '٠٥٥٩٩٩٨٨٧٧',
  });
}

/** Holds in every state, one of them taken over. */
async function holdsOf(world: World): Promise<void> {
  const patient = await core.patient(world.receptionist);
  const [booking, gone, past, longer] = [
    await held(core, world, { start: world.at('13:00') }),
    await held(core, world, { start: world.at('14:00') }),
    await held(core, world, { start: world.at('15:00') }),
    await held(core, world, { start: world.at('16:00') }),
  ];
  await core.ask(world.receptionist, 'hold.book', { holdId: booking.id, patientId: patient.id });
  await core.ask(world.receptionist, 'hold.release', { holdId: gone.id });
  await core.ask(world.receptionist, 'hold.extend', { holdId: longer.id });
  await core.ask(world.manager, 'hold.take-over', { holdId: longer.id, reason: 'she left' });
  await lapse(core, past);
  await held(core, world, { holder: world.manager, start: past.start });
}

test('[LG1][LG5] versions are 1 to the head without a hole, on three nodes with a hundred writes at once and no deadlock', async () => {
  const world = await core.makeWorld({ practitioners: 6 });
  const patient = await core.patient(world.receptionist);
  const ask = (at: number) =>
    visitFor(world, patient.id, {
      scheduleIds: [world.practitioners[at % 6]!],
      start: plusMinutes(world.at('08:00'), Math.floor(at / 12) * 15),
    });
  const counted = await withNodes(core.database.appUrl, 3, async (nodes) => {
    await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        nodes[at % 3]!.runner.run(world.receptionist, 'desk', 'appointment.book', ask(at), newId()),
      ),
    );
    return nodes.flatMap((node) => node.counted);
  });
  const rows = await logOf(world);
  const [head] = await asOwner<{ version: number }>(core, 'select version::int from clinic_head where clinic_id = $1', [
    world.clinicId,
  ]);
  expect(rows.map((row) => row.version)).toEqual(Array.from({ length: head?.version ?? 0 }, (_, at) => at + 1));
  expect(rows).toHaveLength(1 + 52);
  expect(counted).toEqual([]);
  const [database] = await asOwner<{ deadlocks: number }>(
    core,
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  expect(database?.deadlocks).toBe(0);
  expect(rows.map((row) => row.at)).toEqual(rows.map((row) => row.at).toSorted());
});

test('[LG2][LG3][LG5] every event carries its noun whole and at its version, and what it was before', async () => {
  const world = await core.makeWorld();
  await morning(world);
  const rows = await logOf(world);
  const [visit] = rows.flatMap((row) => row.events ?? []).filter((event) => event.type === 'appointment.booked');
  const old = visit?.appointment;
  expect(rows.map((row) => row.events?.map((event) => event.type))).toEqual([
    ['patient.registered'],
    ['appointment.booked'],
    ['appointment.moved'],
    ['appointment.edited'],
    ['appointment.advanced'],
    ['appointment.booked'],
    ['appointment.cancelled'],
    ['patient.edited'],
  ]);
  expect(rows[2]?.events?.[0]).toMatchObject({
    was: { start: old?.start, end: old?.end, startWall: old?.startWall },
    appointment: {
      ...old,
      version: 3,
      start: world.at('11:00'),
      end: world.at('11:30'),
      startWall: expect.anything() as string,
    },
  });
  expect(rows[3]?.events?.[0]).toMatchObject({
    was: { note: '', tags: [], confirmedAt: null },
    appointment: { version: 4, note: 'fasting', confirmedAt: rows[3]?.at },
  });
  expect(rows[4]?.events?.[0]).toMatchObject({
    was: { status: 'booked', arrivedAt: null },
    appointment: { version: 5, status: 'arrived', arrivedAt: rows[4]?.at },
  });
  expect(rows[6]?.events?.[0]).toMatchObject({
    was: { status: 'booked' },
    appointment: { version: 7, cancelReason: 'patient', cancelNote: 'ill' },
  });
  expect(rows[7]?.events?.[0]).toMatchObject({
    was: { name: 'Noura Al-Qahtani' },
    patient: { version: 8, name: 'نورة القحطاني', phone: '0559998877', fileNumber: 1 },
  });
});

test('[LG6] a row says who, when by the database’s clock, through which door and by which command', async () => {
  const world = await core.makeWorld();
  const id = newId();
  await core.runner.run(world.doctor, 'doctor', 'patient.register', { name: 'Noura' }, id);
  const [clock] = await asOwner<{ now: Date }>(core, 'select clock_timestamp() as now');
  const [row] = await logOf(world);
  const [{ epoch } = { epoch: '' }] = await asOwner<{ epoch: string }>(
    core,
    'select epoch from clinic_head where clinic_id = $1',
    [world.clinicId],
  );
  expect(row).toMatchObject({
    clinic: world.clinicId,
    epoch,
    version: 1,
    via: 'doctor',
    commandId: id,
    by: { id: world.doctor.id, name: world.doctor.name },
  });
  expect(Math.abs(Date.parse(row?.at ?? '') - (clock?.now.getTime() ?? 0))).toBeLessThan(60_000);
});

test('[LG7][RC7] what is refused leaves nothing behind', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const before = [
    await logOf(world),
    await calendarOf(core, world),
    await asOwner(core, 'select * from claim where clinic_id = $1', [world.clinicId]),
  ];
  await core.refusal(world.receptionist, 'appointment.book', visitFor(world, visit.patientId));
  await core.refusal(world.receptionist, 'appointment.advance', step(visit, 'fulfilled'));
  await core.refusal(world.receptionist, 'appointment.move', moved(visit, { start: world.at('21:00') }));
  const after = [
    await logOf(world),
    await calendarOf(core, world),
    await asOwner(core, 'select * from claim where clinic_id = $1', [world.clinicId]),
  ];
  expect(after).toEqual(before);
});

test('[LG8] every commit is published once, after it, exactly as the log holds it', async () => {
  const world = await core.makeWorld();
  await morning(world);
  const published = core.published.filter((frame) => frame.clinic === world.clinicId);
  expect(published).toEqual(await logOf(world));
});

test('[LG8] a commit stands although nobody could be told of it', async () => {
  const world = await core.makeWorld();
  const publish = () => {
    throw new Error('the wire is cut');
  };
  const log = makeLog({ level: 'silent', node: 'test' });
  const runner = makeRunner({ store: core.store, log, links: testLinks, publish });
  const outcome = await runner.run(world.receptionist, 'desk', 'patient.register', { name: 'Noura' }, newId());
  expect(outcome).toMatchObject({ ok: true, outcome: 'commit', version: 1 });
});

test('[LG4] replaying the log gives exactly the rows that stand', async () => {
  const world = await core.makeWorld();
  await morning(world);
  await holdsOf(world);
  const rowsNow = () =>
    asOwner(
      core,
      `select (select json_agg(a order by id) from appointment a where clinic_id = $1) as appointments,
         (select json_agg(p order by id) from patient p where clinic_id = $1) as patients,
         (select json_agg(h order by id) from hold h where clinic_id = $1) as holds,
         (select json_agg(w order by word, patient_id) from patient_word w where clinic_id = $1) as words`,
      [world.clinicId],
    );
  const before = await rowsNow();
  const log = await logOf(world);
  for (const table of ['appointment', 'patient_word', 'patient', 'hold'])
    await asOwner(core, `delete from ${table} where clinic_id = $1`, [world.clinicId]);
  await core.store.write(async (tx) => {
    await tx.rows(`select set_config('app.clinic_id', ?, true)`, [world.clinicId]);
    for (const row of log) await putNouns(tx, world.clinicId, row.events ?? []);
  });
  expect(await rowsNow()).toEqual(before);
});
