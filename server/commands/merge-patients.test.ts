// Joining two records of one patient, and taking them apart again.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { stateOf } from '#server/testing/undoing.ts';
import { asOwner, booked, calendarOf, edited, step, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

async function registered(world: World, fields: object) {
  return (await core.ask(world.receptionist, 'patient.register', { name: 'Noura', ...fields })).value;
}
const merge = (world: World, fromId: string, intoId: string) =>
  core.ask(world.manager, 'patient.merge', { fromId, intoId }, newId());
const undo = (world: World, commandId: string) => core.ask(world.manager, 'command.undo', { commandId });
const refusedUndo = (world: World, commandId: string) => core.refusal(world.manager, 'command.undo', { commandId });

test('[PA12][PA13] every visit becomes the other record’s, which takes over what it lacked and keeps what it had', async () => {
  const world = await core.makeWorld();
  const from = await registered(world, { phone: '0501234567', sex: 'female', nationalId: 'A1234', note: 'deaf' });
  const into = await registered(world, { name: 'Nora', phone: '0559998877', birthDate: '1990-01-01', note: 'late' });
  const visit = await booked(core, world, { patientId: from.id });
  const gone = await booked(core, world, { patientId: from.id, start: world.at('10:00') });
  const mistake = await core.ask(world.manager, 'appointment.advance', step(gone, 'entered-in-error'));
  const theirs = await booked(core, world, { patientId: into.id, start: world.at('11:00') });
  const reply = await merge(world, from.id, into.id);
  expect(reply).toMatchObject({ outcome: 'commit', undoable: true });
  const { version } = reply;
  expect(reply.value.into).toEqual({ ...into, sex: 'female', nationalId: 'A1234', note: 'late\ndeaf', version });
  expect(reply.value.from).toEqual({ ...from, active: false, mergedInto: into.id, version });
  expect(reply.value.appointments).toEqual([
    { ...visit, patientId: into.id, version },
    { ...mistake.value, patientId: into.id, version },
  ]);
  expect(core.published.at(-1)?.events?.map(({ type }) => type)).toEqual([
    'patient.merged',
    'patient.edited',
    'appointment.edited',
    'appointment.edited',
  ]);
  const all = await calendarOf(core, world);
  expect(new Set(all.map((one) => one.patientId))).toEqual(new Set([into.id]));
  expect(all).toContainEqual(theirs);
});

test('[PA14] a record that was taken in is found, booked and corrected no more, and says where it went', async () => {
  const world = await core.makeWorld();
  const [from, into] = [await registered(world, { phone: '0501234567' }), await registered(world, { name: 'Nora' })];
  await merge(world, from.id, into.id);
  const search = async (text: string) =>
    (await core.read(world.receptionist, 'patient.search', { text })).map(({ id }) => id);
  expect([await search('Noura'), await search('0501234567')]).toEqual([[], [into.id]]);
  const view = await core.read(world.receptionist, 'patient.view', { patientId: from.id });
  expect(view).toMatchObject({ active: false, mergedInto: into.id, upcoming: [], past: [] });
  const refused = (name: string, input: object) => core.refusal(world.manager, name, input);
  expect(await refused('appointment.book', visitFor(world, from.id))).toEqual({ code: 'not-found' });
  const correction = { patientId: from.id, baseVersion: view.version, base: { name: view.name }, name: 'Nouf' };
  expect(await refused('patient.edit', correction)).toEqual({ code: 'not-found' });
  expect(await refused('patient.merge', { fromId: into.id, intoId: from.id })).toEqual({ code: 'not-found' });
  expect(await refused('patient.merge', { fromId: from.id, intoId: into.id })).toEqual({ code: 'not-found' });
  expect(await refused('patient.merge', { fromId: into.id, intoId: into.id })).toMatchObject({
    code: 'invalid',
    fields: [{ path: 'intoId', problem: 'same' }],
  });
});

test('[PA15] two records are taken apart again as a whole, joined again, and taken apart', async () => {
  const world = await core.makeWorld();
  const [from, into] = [await registered(world, { phone: '0501234567' }), await registered(world, { name: 'Nora' })];
  const visit = await booked(core, world, { patientId: from.id });
  await core.ask(world.manager, 'appointment.advance', step(visit, 'entered-in-error'));
  await booked(core, world, { patientId: from.id, start: world.at('10:00') });
  const before = await stateOf(core, world);
  const joined = await merge(world, from.id, into.id);
  const after = await stateOf(core, world);
  const apart = await undo(world, joined.commandId);
  expect(apart.value).toMatchObject({
    patients: [
      { id: from.id, active: true },
      { id: into.id, phone: null },
    ],
  });
  expect(await stateOf(core, world)).toBe(before);
  const again = await undo(world, apart.commandId);
  expect(await stateOf(core, world)).toBe(after);
  await undo(world, again.commandId);
  expect(await stateOf(core, world)).toBe(before);
});

test('[PA15] twelve hundred visits go back at once, also one that was changed otherwise meanwhile, and a new one stays', async () => {
  const world = await core.makeWorld();
  const [from, into] = [await registered(world, {}), await registered(world, { name: 'Nora' })];
  const first = await booked(core, world, { patientId: from.id });
  await asOwner(
    core,
    `insert into appointment (clinic_id, id, service_id, schedule_ids, patient_id, starts_at, ends_at, start_wall, zone,
       offset_minutes, buffer_before, buffer_after, status, note, tags, cancel_note, version)
     select clinic_id, gen_random_uuid(), service_id, schedule_ids, patient_id, starts_at - n * interval '1 day',
       ends_at - n * interval '1 day', start_wall, zone, offset_minutes, 0, 0, 'fulfilled', '', '[]', '', version
       from appointment, generate_series(1, 1200) n where id = $1`,
    [first.id],
  );
  const joined = await merge(world, from.id, into.id);
  expect(joined.value.appointments).toHaveLength(1201);
  const visit = joined.value.appointments.find(({ id }) => id === first.id)!;
  await core.ask(world.receptionist, 'appointment.edit', edited(visit, { note: 'fasting' }));
  const fresh = await booked(core, world, { patientId: into.id, start: world.at('12:00') });
  const apart = await undo(world, joined.commandId);
  expect(apart.value.appointments).toHaveLength(1201);
  expect(new Set(apart.value.appointments.map(({ patientId }) => patientId))).toEqual(new Set([from.id]));
  const view = (patientId: string) => core.read(world.receptionist, 'patient.view', { patientId });
  expect(await view(from.id)).toMatchObject({
    active: true,
    upcoming: [{ note: 'fasting' }],
    counts: { fulfilled: 1200 },
  });
  expect((await view(into.id)).upcoming).toEqual([fresh]);
});

test('[PA15] where somebody has given a visit or the record something else since, nothing goes back', async () => {
  const world = await core.makeWorld();
  const [from, into] = [await registered(world, { phone: '0501234567' }), await registered(world, { name: 'Nora' })];
  const third = await registered(world, { name: 'Layla' });
  await booked(core, world, { patientId: from.id });
  await booked(core, world, { patientId: from.id, start: world.at('10:00') });
  const joined = await merge(world, from.id, into.id);
  const [visit] = joined.value.appointments;
  const given = await core.ask(world.receptionist, 'appointment.edit', edited(visit!, { patientId: third.id }));
  const before = await stateOf(core, world);
  expect(await refusedUndo(world, joined.commandId)).toMatchObject({
    code: 'conflict',
    fields: [{ field: 'patientId', by: { id: world.receptionist.id } }],
  });
  expect(await stateOf(core, world)).toBe(before);
  await core.ask(world.receptionist, 'appointment.edit', edited(given.value, { patientId: into.id }));
  const base = { phone: '0501234567' };
  const edit = { patientId: into.id, baseVersion: joined.version, base, phone: '0559998877' };
  await core.ask(world.receptionist, 'patient.edit', edit);
  expect(await refusedUndo(world, joined.commandId)).toMatchObject({ code: 'conflict', fields: [{ field: 'phone' }] });
});

test('[PA12][PE1] joining records is the manager’s, also when it is taken back', async () => {
  const world = await core.makeWorld();
  const [from, into] = [await registered(world, {}), await registered(world, { name: 'Nora' })];
  for (const role of ['receptionist', 'doctor'] as const) {
    const refusal = await core.refusal(world[role], 'patient.merge', { fromId: from.id, intoId: into.id });
    expect(refusal).toEqual({ code: 'forbidden' });
  }
  const { commandId } = await merge(world, from.id, into.id);
  await asOwner(core, `update member set role = 'receptionist' where id = $1`, [world.manager.id]);
  expect(await refusedUndo(world, commandId)).toEqual({ code: 'forbidden' });
});
