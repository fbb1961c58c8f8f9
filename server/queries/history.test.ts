// What was done: to one appointment, on one day, and by whom.
import { expect, test } from 'vitest';
import type { HistoryEntry } from '#shared/contract/queries.ts';
import { dateOf } from '#shared/time/zone.ts';
import { newId } from '#server/ops/clock.ts';
import { closed } from '#server/testing/closing.ts';
import { testCore } from '#server/testing/core.ts';
import { held } from '#server/testing/holding.ts';
import { asOwner, booked, edited, moved, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
const typesOf = (entries: readonly HistoryEntry[]) => entries.map(({ events }) => events.map(({ type }) => type));
const today = (world: World) => dateOf(core.published.at(-1)?.at ?? '', world.zone);

test('[HI2] the history of an appointment says who did what, when, through which door, and what each value was', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const [one, other] = [
    await core.patient(world.receptionist, 'Laila'),
    await core.patient(world.receptionist, 'Maha'),
  ];
  const { value: visit } = await core.ask(world.receptionist, 'hold.book', { holdId: hold.id, patientId: one.id });
  const swapped = await core.ask(world.manager, 'appointment.edit', edited(visit, { patientId: other.id }));
  await booked(core, world, { start: world.at('10:00') });
  const moveId = newId();
  await core.runner.run(
    world.doctor,
    'doctor',
    'appointment.move',
    moved(swapped.value, { start: world.at('11:00') }),
    moveId,
  );
  const moveAt = core.published.at(-1)?.at;
  await core.ask(world.doctor, 'command.undo', { commandId: moveId });
  const { entries, patients } = await core.read(world.receptionist, 'appointment.history', { appointmentId: visit.id });
  expect(typesOf(entries)).toEqual([
    ['appointment.booked'],
    ['appointment.edited'],
    ['appointment.moved'],
    ['appointment.undone'],
  ]);
  const { id, name } = world.doctor;
  expect(entries[2]).toMatchObject({ by: { id, name }, via: 'doctor', commandId: moveId, at: moveAt });
  expect(entries[3]).toMatchObject({ events: [{ undoes: moveId, was: { start: world.at('11:00') } }] });
  expect(patients.map((card) => card.name).toSorted()).toEqual(['Laila', 'Maha']);
});

test('[HI2] an appointment that is not there has no history', async () => {
  const world = await core.makeWorld();
  const asked = core.read(world.manager, 'appointment.history', { appointmentId: newId() });
  await expect(asked).rejects.toMatchObject({ refusal: { code: 'not-found' } });
});

test('[HI3] the history of a day is told whole, by one member, or of one schedule, before or after', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  await core.ask(world.doctor, 'appointment.edit', edited(visit, { note: 'x' }));
  const later = { ...visit, version: visit.version + 1, note: 'x' };
  await core.ask(world.manager, 'appointment.move', moved(later, { scheduleIds: [world.colleague] }));
  await held(core, world, { start: world.at('15:00') });
  const read = (wish: object) => core.read(world.manager, 'day.history', { date: today(world), ...wish });
  const all = await read({});
  expect(typesOf(all.entries)).toEqual([
    ['patient.registered'],
    ['appointment.booked'],
    ['appointment.edited'],
    ['appointment.moved'],
    ['hold.placed'],
  ]);
  expect(all.entries.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
  expect(all.patients.map(({ id }) => id)).toEqual([visit.patientId]);
  expect(typesOf((await read({ by: world.doctor.id })).entries)).toEqual([['appointment.edited']]);
  expect((await read({ scheduleId: world.practitioner })).entries.map(({ version }) => version)).toEqual([2, 3, 4, 5]);
  expect((await read({ scheduleId: world.colleague })).entries.map(({ version }) => version)).toEqual([4]);
  expect((await read({ scheduleId: world.colleague, by: world.doctor.id })).entries).toEqual([]);
});

test('[HI3] a day is the clinic’s own, from its midnight to the next', async () => {
  const world = await core.makeWorld({ zone: 'Pacific/Auckland' });
  await core.patient(world.receptionist);
  await core.patient(world.receptionist);
  const at = (version: number, time: string) =>
    asOwner(core, 'update clinic_log set at = $3 where clinic_id = $1 and version = $2', [
      world.clinicId,
      version,
      time,
    ]);
  await at(1, '2026-01-14T10:59:59.999Z');
  await at(2, '2026-01-14T11:00:00.000Z');
  const versions = async (date: string) =>
    (await core.read(world.manager, 'day.history', { date })).entries.map(({ version }) => version);
  expect([await versions('2026-01-14'), await versions('2026-01-15'), await versions('2026-01-16')]).toEqual([
    [1],
    [2],
    [],
  ]);
});

test('[HI3] a member or a schedule nobody knows is not found', async () => {
  const world = await core.makeWorld();
  for (const wish of [{ by: newId() }, { scheduleId: newId() }]) {
    const asked = core.read(world.manager, 'day.history', { date: '2026-11-20', ...wish });
    await expect(asked).rejects.toMatchObject({ refusal: { code: 'not-found' } });
  }
});

test('[HI4][HI7] of a busy day the newest two thousand commits are told, and then the older; nothing that is for the nodes alone', async () => {
  const world = await core.makeWorld();
  await booked(core, world);
  await asOwner(
    core,
    `insert into clinic_log (clinic_id, version, at, via, command_id, events)
       select clinic_id, n, at, via, gen_random_uuid(), events from clinic_log, generate_series(3, 2101) n
        where clinic_id = $1 and version = 2`,
    [world.clinicId],
  );
  await asOwner(
    core,
    `update clinic_log set events = '[{"type": "session.ended", "memberId": "x", "sessionId": "y"}]'
      where clinic_id = $1 and version = 2100`,
    [world.clinicId],
  );
  const read = (wish: object) => core.read(world.manager, 'day.history', { date: today(world), ...wish });
  const { entries, earlier } = await read({});
  expect([entries.length, entries[0]?.version, entries.at(-1)?.version, earlier]).toEqual([1999, 102, 2101, true]);
  expect(JSON.stringify(entries)).not.toContain('session.ended');
  const older = await read({ before: 102 });
  expect([older.entries.length, older.entries[0]?.version, older.entries.at(-1)?.version]).toEqual([101, 1, 101]);
  expect([older.earlier, (await read({ before: 1 })).entries]).toEqual([false, []]);
});

test('[HI7] of a schedule or a member the commits before a version are theirs too', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world);
  await booked(core, world, { scheduleIds: [world.colleague], patientId: first.patientId });
  const last = await booked(core, world, { patientId: first.patientId, start: world.at('10:00') });
  const wish = { date: today(world), by: world.manager.id, scheduleId: world.practitioner, before: last.version };
  const { entries, earlier } = await core.read(world.manager, 'day.history', wish);
  expect([entries.map(({ version }) => version), earlier]).toEqual([[first.version], false]);
});

test('[HI3][CC1] the history of a schedule tells that its time was closed and opened again', async () => {
  const world = await core.makeWorld();
  const closure = await closed(core, world);
  await closed(core, world, { scheduleId: world.colleague });
  await core.ask(world.manager, 'schedule.reopen', { closureId: closure.id });
  const wish = { date: today(world), scheduleId: world.practitioner };
  const { entries } = await core.read(world.manager, 'day.history', wish);
  expect(typesOf(entries)).toEqual([['schedule.closed'], ['schedule.reopened']]);
});

test('[HI4] commits that did very much are told until it is four thousand changes', async () => {
  const world = await core.makeWorld();
  await booked(core, world);
  await asOwner(
    core,
    `insert into clinic_log (clinic_id, version, at, via, command_id, events)
       select clinic_id, n, at, via, gen_random_uuid(), (select jsonb_agg(one) from (select l.events -> 0 as one from generate_series(1, 1500)) many)
         from clinic_log l, generate_series(3, 9) n where clinic_id = $1 and version = 2`,
    [world.clinicId],
  );
  const { entries } = await core.read(world.manager, 'day.history', { date: today(world) });
  expect(entries.map(({ version }) => version)).toEqual([7, 8, 9]);
});

test('[HI6] a receptionist and a doctor see what was done to an appointment, and not what was done on a day or how it was', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const window = { from: world.at('00:00'), to: world.at('23:00') };
  for (const person of [world.receptionist, world.doctor]) {
    const { entries } = await core.read(person, 'appointment.history', { appointmentId: visit.id });
    expect(entries).toHaveLength(1);
    const closed = [
      core.read(person, 'day.history', { date: today(world) }),
      core.read(person, 'calendar.at', { at: world.at('00:00'), ...window }),
    ];
    for (const asked of closed) await expect(asked).rejects.toMatchObject({ refusal: { code: 'forbidden' } });
  }
  expect(visitFor(world, visit.patientId).start).toBe(visit.start);
});
