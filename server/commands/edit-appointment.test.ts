// Two people on one appointment: what merges, what asks, and who is named.
import { expect, test } from 'vitest';
import { testCore } from '#server/testing/core.ts';
import { booked, edited, moved, step } from '#server/testing/visits.ts';

const core = testCore();

test('[CO1] a move that saw another slot is a conflict with base, theirs, mine, by whom and when', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  const theirs = await core.ask(world.receptionist, 'appointment.move', moved(seen, { start: world.at('11:00') }));
  const refusal = await core.refusal(world.manager, 'appointment.move', moved(seen, { start: world.at('12:00') }));
  const { id, name } = world.receptionist;
  const at = core.published.at(-1)?.at;
  expect(refusal).toEqual({
    code: 'conflict',
    current: theirs.value,
    fields: [
      { field: 'start', base: seen.start, theirs: world.at('11:00'), mine: world.at('12:00'), by: { id, name }, at },
    ],
  });
});

test('[CO1] also when only another part of the slot is to change', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  await core.ask(world.receptionist, 'appointment.move', moved(seen, { start: world.at('11:00') }));
  const refusal = await core.refusal(world.manager, 'appointment.move', moved(seen, { durationMinutes: 30 }));
  expect(refusal).toMatchObject({ code: 'conflict', fields: [{ field: 'start', mine: seen.start }] });
});

test('[CO2] a second move to the same slot changes nothing', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  const to = { start: world.at('11:00'), scheduleIds: [world.colleague] };
  const first = await core.ask(world.receptionist, 'appointment.move', moved(seen, to));
  expect(await core.ask(world.manager, 'appointment.move', moved(seen, to))).toMatchObject({
    outcome: 'noop',
    version: first.version,
  });
});

test('[CO3] a move and a note by two people both stand, and the second is told it was rebased', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  const note = await core.ask(world.receptionist, 'appointment.edit', edited(seen, { note: 'fasting' }));
  const move = await core.ask(world.manager, 'appointment.move', moved(seen, { start: world.at('11:00') }));
  expect([note.outcome, move.outcome]).toEqual(['commit', 'rebased']);
  expect(move.value).toMatchObject({ note: 'fasting', start: world.at('11:00') });
});

test('[CO4] a note one side changed is taken, one both changed is a conflict with three texts', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world, { note: 'old' });
  await core.ask(world.receptionist, 'appointment.edit', edited(seen, { note: 'hers' }));
  const refusal = await core.refusal(world.manager, 'appointment.edit', edited(seen, { note: 'his' }));
  expect(refusal).toMatchObject({
    code: 'conflict',
    fields: [{ field: 'note', base: 'old', theirs: 'hers', mine: 'his', by: { id: world.receptionist.id } }],
  });
  const same = await core.ask(world.manager, 'appointment.edit', edited(seen, { note: 'hers' }));
  expect(same.outcome).toBe('noop');
});

test('[CO5] who the patient is, is never merged', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  const [one, other] = [
    await core.patient(world.receptionist, 'Laila'),
    await core.patient(world.receptionist, 'Maha'),
  ];
  await core.ask(world.receptionist, 'appointment.edit', edited(seen, { patientId: one.id }));
  const refusal = await core.refusal(
    world.manager,
    'appointment.edit',
    edited(seen, { patientId: other.id, note: 'x' }),
  );
  expect(refusal).toMatchObject({
    code: 'conflict',
    fields: [{ field: 'patientId', base: seen.patientId, theirs: one.id, mine: other.id }],
  });
});

test('[CO6] tags of two people merge', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world);
  const { value: seen } = await core.ask(
    world.receptionist,
    'appointment.edit',
    edited(first, { tags: ['vip', 'late', 'vip'] }),
  );
  expect(seen.tags).toEqual(['vip', 'late']);
  await core.ask(world.receptionist, 'appointment.edit', edited(seen, { tags: ['vip', 'wheelchair'] }));
  const merged = await core.ask(
    world.manager,
    'appointment.edit',
    edited(seen, { tags: ['vip', 'late', 'interpreter'] }),
  );
  expect(merged).toMatchObject({ outcome: 'rebased', value: { tags: ['vip', 'wheelchair', 'interpreter'] } });
});

test('[CO7][ST9] confirmed is a mark with its time, and the last word stands', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  const marked = await core.ask(world.receptionist, 'appointment.edit', edited(seen, { confirmed: true }));
  expect(marked.value).toMatchObject({ status: 'booked', confirmedAt: core.published.at(-1)?.at });
  expect(await core.ask(world.manager, 'appointment.edit', edited(seen, { confirmed: true }))).toMatchObject({
    outcome: 'noop',
  });
  const unmarked = await core.ask(world.manager, 'appointment.edit', edited(marked.value, { confirmed: false }));
  expect(unmarked.value.confirmedAt).toBeNull();
});

test('[CO8] a cancellation goes through whatever has changed meanwhile, and says it was rebased', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  await core.ask(world.receptionist, 'appointment.edit', edited(seen, { note: 'new' }));
  await core.ask(world.receptionist, 'appointment.move', moved({ ...seen }, { start: world.at('11:00') }));
  const cancel = { appointmentId: seen.id, baseVersion: seen.version, reason: 'clinic' as const };
  expect(await core.ask(world.manager, 'appointment.cancel', cancel)).toMatchObject({
    outcome: 'rebased',
    value: { status: 'cancelled', note: 'new' },
  });
  const late = moved(seen, { start: world.at('12:00') });
  expect(await core.refusal(world.receptionist, 'appointment.move', late)).toMatchObject({
    code: 'wrong-status',
    from: 'cancelled',
  });
});

test('[CO10] a field without what was seen of it is invalid at its place in base', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  const edit = { appointmentId: seen.id, baseVersion: seen.version, base: { tags: [] }, note: 'x', tags: ['a'] };
  expect(await core.refusal(world.receptionist, 'appointment.edit', edit)).toEqual({
    code: 'invalid',
    fields: [{ path: 'base.note', problem: 'base' }],
  });
  const { base: _, ...move } = moved(seen, { start: world.at('11:00') });
  expect(await core.refusal(world.receptionist, 'appointment.move', move)).toEqual({
    code: 'invalid',
    fields: [{ path: 'base', problem: 'required' }],
  });
});

test('[CO11] nobody can have seen a version that was never written', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  const ahead = { ...moved(seen, { start: world.at('11:00') }), baseVersion: seen.version + 1 };
  const refusal = {
    code: 'invalid',
    fields: [{ path: 'baseVersion', problem: 'too-large', params: { most: seen.version } }],
  };
  expect(await core.refusal(world.receptionist, 'appointment.move', ahead)).toEqual(refusal);
  const patient = { patientId: seen.patientId, baseVersion: 99, base: { note: '' }, note: 'x' };
  expect(await core.refusal(world.receptionist, 'patient.edit', patient)).toEqual(refusal);
});

test('[ST8] what was entered in error is not edited any more, what is cancelled may still get a note', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  const cancelled = await core.ask(world.manager, 'appointment.cancel', {
    appointmentId: seen.id,
    baseVersion: seen.version,
    reason: 'other',
  });
  const noted = await core.ask(
    world.manager,
    'appointment.edit',
    edited(cancelled.value, { note: 'moved to another clinic' }),
  );
  const wrong = await core.ask(world.manager, 'appointment.advance', step(noted.value, 'entered-in-error'));
  expect(await core.refusal(world.manager, 'appointment.edit', edited(wrong.value, { note: 'x' }))).toMatchObject({
    code: 'wrong-status',
  });
});
