// Moving: the old time is freed and the new one taken in one commit, or nothing happens.
import { expect, test } from 'vitest';
import { plusMinutes } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { asOwner, booked, calendarOf, doubleBookings, moved, step, visitFor } from '#server/testing/visits.ts';

const core = testCore();

test('[CL1][CL5] of fifty moves and fifty bookings of one slot on two nodes at once exactly one succeeds', async () => {
  const world = await core.makeWorld({ practitioners: 6 });
  const patientId = (await core.patient(world.receptionist)).id;
  const target = world.at('17:00');
  const asked: { name: string; input: unknown }[] = [];
  for (let at = 0; at < 50; at += 1) {
    const start = plusMinutes(world.at('08:00'), Math.floor(at / 5) * 15);
    const visit = await booked(core, world, { scheduleIds: [world.practitioners[1 + (at % 5)]!], start, patientId });
    const move = moved(visit, { start: target, scheduleIds: [world.practitioner] });
    asked.push({ name: 'appointment.move', input: move });
    asked.push({ name: 'appointment.book', input: visitFor(world, patientId, { start: target }) });
  }
  const outcomes = await withNodes(core.database.appUrl, 2, (nodes) =>
    Promise.all(
      asked.map(({ name, input }, at) => nodes[at % 2]!.runner.run(world.receptionist, 'desk', name, input, newId())),
    ),
  );
  const refused = outcomes.filter((one) => !one.ok).map((one) => one.refusal.code);
  expect([outcomes.length, refused.length, new Set(refused)]).toEqual([100, 99, new Set(['slot-taken'])]);
  expect(await doubleBookings(core, world.clinicId)).toBe(0);
  const all = await calendarOf(core, world);
  expect(all.filter((one) => one.start === target)).toHaveLength(1);
  const live = await asOwner(core, 'select id from claim where clinic_id = $1 and live', [world.clinicId]);
  expect(live).toHaveLength(all.length);
});

test('[CL5] a move frees the old time in the commit that takes the new one', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const reply = await core.ask(
    world.receptionist,
    'appointment.move',
    moved(visit, { start: world.at('11:00'), durationMinutes: 30 }),
  );
  expect(reply).toMatchObject({ outcome: 'commit', version: visit.version + 1 });
  expect(reply.value).toMatchObject({
    id: visit.id,
    start: world.at('11:00'),
    end: world.at('11:30'),
    startWall: expect.stringContaining('T11:00') as string,
  });
  await booked(core, world, { start: visit.start });
  const claims = await asOwner<{ live: boolean }>(core, 'select live from claim where owner = $1 order by live', [
    visit.id,
  ]);
  expect(claims).toEqual([{ live: false }, { live: true }]);
});

test('[CL5] a move that is refused keeps the old time', async () => {
  const world = await core.makeWorld();
  const [visit, other] = [await booked(core, world), await booked(core, world, { start: world.at('10:00') })];
  const asked = moved(visit, { start: other.start });
  expect(await core.refusal(world.receptionist, 'appointment.move', asked)).toMatchObject({
    code: 'slot-taken',
    alternatives: { length: 5 },
  });
  const taken = visitFor(world, visit.patientId);
  expect(await core.refusal(world.receptionist, 'appointment.book', taken)).toMatchObject({ code: 'slot-taken' });
});

test('[CL8] an appointment is not in its own way, neither moved by five minutes nor made longer', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const later = await core.ask(
    world.receptionist,
    'appointment.move',
    moved(visit, { start: plusMinutes(visit.start, 5) }),
  );
  const longer = await core.ask(world.receptionist, 'appointment.move', moved(later.value, { durationMinutes: 60 }));
  expect(longer.value.end).toBe(world.at('10:05'));
});

test('[CL8] its own old time is among the alternatives when the wanted one is taken', async () => {
  const world = await core.makeWorld({ practitioners: 2 });
  const visit = await booked(core, world, { start: world.at('09:15') });
  await booked(core, world, { start: world.at('09:00') });
  const refusal = await core.refusal(
    world.receptionist,
    'appointment.move',
    moved(visit, { start: world.at('09:00') }),
  );
  expect(refusal).toMatchObject({
    alternatives: [{ scheduleIds: [world.practitioner], start: world.at('09:15') }, {}, {}, {}, {}],
  });
});

test('[CL9][CL5] a move to another practitioner finds a room again and gives the old one back', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world, { serviceId: world.procedure.id });
  const reply = await core.ask(
    world.receptionist,
    'appointment.move',
    moved(visit, { scheduleIds: [world.colleague], start: world.at('09:10') }),
  );
  expect(reply.value.scheduleIds).toEqual([world.colleague, world.room]);
  await booked(core, world, { start: visit.start, durationMinutes: 60 });
});

test('[CL13] another service brings its own buffers, and a service that changes later changes no appointment', async () => {
  const world = await core.makeWorld({ service: { bufferAfter: 10 } });
  const visit = await booked(core, world);
  await asOwner(core, 'update service set buffer_after = 60, duration_minutes = 120 where clinic_id = $1', [
    world.clinicId,
  ]);
  await asOwner(core, 'update clinic set settings_version = settings_version + 1 where id = $1', [world.clinicId]);
  const neighbour = await booked(core, world, { start: world.at('09:25'), durationMinutes: 15 });
  const [kept] = (await calendarOf(core, world)).filter((one) => one.id === visit.id);
  expect(kept).toMatchObject({ end: visit.end, bufferAfter: 10 });
  expect(neighbour).toMatchObject({ bufferAfter: 60 });
});

test('[RC9] a move to where it already is changes nothing', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const reply = await core.ask(world.receptionist, 'appointment.move', moved(visit, { start: visit.start }));
  expect(reply).toMatchObject({ outcome: 'noop', version: visit.version, value: { version: visit.version } });
});

test('[ST8] an appointment without time cannot be moved', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const { value } = await core.ask(world.manager, 'appointment.advance', step(visit, 'entered-in-error'));
  const refusal = await core.refusal(world.manager, 'appointment.move', moved(value, { start: world.at('11:00') }));
  expect(refusal).toEqual({ code: 'wrong-status', from: 'entered-in-error', to: 'booked' });
});

test('[BO6][AV5] a move keeps to the same limits as a booking', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const refusal = (to: Parameters<typeof moved>[1]) =>
    core.refusal(world.receptionist, 'appointment.move', moved(visit, to));
  expect(await refusal({ start: world.at('09:03') })).toMatchObject({
    fields: [{ path: 'start', problem: 'unaligned' }],
  });
  expect(await refusal({ durationMinutes: 0 })).toMatchObject({
    fields: [{ path: 'durationMinutes', problem: 'too-small' }],
  });
  expect(await refusal({ start: world.at('19:00') })).toMatchObject({
    code: 'outside-hours',
    alternatives: { length: 5 },
  });
  expect(await refusal({ scheduleIds: [world.room] })).toMatchObject({ fields: [{ problem: 'needs' }] });
  expect(await refusal({ start: world.at('19:00'), override: { reason: 'urgent' } })).toEqual({ code: 'forbidden' });
});

test('[CL7] a cancelled time that somebody else took is not given back', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const cancelled = await core.ask(world.receptionist, 'appointment.cancel', {
    appointmentId: visit.id,
    baseVersion: visit.version,
    reason: 'patient',
  });
  const other = await booked(core, world);
  const refusal = await core.refusal(world.manager, 'appointment.advance', step(cancelled.value, 'booked'));
  expect(refusal).toMatchObject({ code: 'slot-taken', blockers: [{ owner: other.id }], alternatives: { length: 5 } });
  await core.ask(world.manager, 'appointment.advance', step(other, 'entered-in-error'));
  const back = await core.ask(world.manager, 'appointment.advance', step(cancelled.value, 'booked'));
  expect(back.value.status).toBe('booked');
  expect(await core.refusal(world.receptionist, 'appointment.book', visitFor(world, visit.patientId))).toMatchObject({
    code: 'slot-taken',
  });
});
