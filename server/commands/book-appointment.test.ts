// Booking on the real database: one slot, one winner, and everything an appointment takes with it.
import { expect, test } from 'vitest';
import { plusMinutes } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { held, lapse } from '#server/testing/holding.ts';
import { asOwner, booked, calendarOf, doubleBookings, visitFor } from '#server/testing/visits.ts';

const core = testCore();

test('[CL1] of fifty desks that book one slot at once exactly one gets it, and the others are offered near times', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const input = visitFor(world, patient.id);
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, () => core.runner.run(world.receptionist, 'desk', 'appointment.book', input, newId())),
  );
  const refusals = outcomes.filter((one) => !one.ok).map((one) => one.refusal);
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
  expect(refusals.map((one) => one.code)).toEqual(Array.from({ length: 49 }, () => 'slot-taken'));
  for (const refusal of refusals) expect(refusal).toMatchObject({ alternatives: { length: 5 } });
  expect(await calendarOf(core, world)).toHaveLength(1);
  expect(await doubleBookings(core, world.clinicId)).toBe(0);
});

test('[RC2][LG5] an appointment has the id of the command that booked it and the version of its commit', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const id = newId();
  const input = visitFor(world, patient.id, { note: ' أول زيارة ' });
  const reply = await core.ask(world.receptionist, 'appointment.book', input, id);
  expect(reply).toMatchObject({ outcome: 'commit', commandId: id, version: 2 });
  expect(reply.value).toMatchObject({ id, version: 2, status: 'booked', patientId: patient.id, note: 'أول زيارة' });
});

test('[TI10][TI12] it keeps the wall time, zone and offset it was booked in, over a change of the clock too', async () => {
  const world = await core.makeWorld({ zone: 'Africa/Cairo', clinic: { horizonDays: 4000 } });
  const patient = await core.patient(world.receptionist);
  const start = '2027-04-29T21:00:00.000Z';
  const input = visitFor(world, patient.id, { start, durationMinutes: 240, override: { reason: 'night duty' } });
  const { value } = await core.ask(world.manager, 'appointment.book', input);
  expect(value).toMatchObject({
    start,
    end: '2027-04-30T01:00:00.000Z',
    startWall: '2027-04-29T23:00',
    zone: 'Africa/Cairo',
    offsetMinutes: 120,
  });
});

test('[CL2][CL9] a procedure takes the practitioner and the first free room, and both are taken for others', async () => {
  const world = await core.makeWorld({ rooms: 2 });
  const procedure = { serviceId: world.procedure.id };
  const first = await booked(core, world, procedure);
  const second = await booked(core, world, { ...procedure, scheduleIds: [world.colleague] });
  expect(first.scheduleIds).toEqual([world.practitioner, world.rooms[0]]);
  expect(second.scheduleIds).toEqual([world.colleague, world.rooms[1]]);
  const claims = await asOwner(core, 'select schedule_id from claim where owner = $1 and live', [first.id]);
  expect(claims).toHaveLength(2);
});

test('[CL2][CL12] where every room is taken nothing of the booking happens, and the desk is told what is in the way', async () => {
  const world = await core.makeWorld();
  const procedure = { serviceId: world.procedure.id };
  const first = await booked(core, world, procedure);
  const asked = visitFor(world, first.patientId, { ...procedure, scheduleIds: [world.colleague] });
  const refusal = await core.refusal(world.receptionist, 'appointment.book', asked);
  expect(refusal).toMatchObject({
    code: 'slot-taken',
    blockers: [{ scheduleId: world.room, owner: first.id, kind: 'appointment' }],
  });
  await booked(core, world, { scheduleIds: [world.colleague] });
  expect(await calendarOf(core, world)).toHaveLength(2);
});

test('[CL3] visits stand shoulder to shoulder and may not share five minutes', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world);
  const after = await booked(core, world, { start: first.end });
  const before = await booked(core, world, { start: plusMinutes(first.start, -15) });
  expect([before.end, first.end]).toEqual([first.start, after.start]);
  for (const start of [plusMinutes(first.start, 5), plusMinutes(before.start, -10), plusMinutes(after.end, -5)]) {
    const asked = visitFor(world, first.patientId, { start });
    expect(await core.refusal(world.receptionist, 'appointment.book', asked)).toMatchObject({ code: 'slot-taken' });
  }
});

test('[CL4] the buffers of both neighbours count', async () => {
  const world = await core.makeWorld({ service: { bufferBefore: 10, bufferAfter: 5 } });
  const first = await booked(core, world);
  const near = visitFor(world, first.patientId, { start: plusMinutes(first.end, 10) });
  expect(await core.refusal(world.receptionist, 'appointment.book', near)).toMatchObject({ code: 'slot-taken' });
  const apart = await booked(core, world, { start: plusMinutes(first.end, 15) });
  expect(apart).toMatchObject({ bufferBefore: 10, bufferAfter: 5, start: plusMinutes(first.end, 15) });
  const claims = await asOwner<{ starts_at: Date }>(core, 'select starts_at from claim where owner = $1', [apart.id]);
  expect(claims[0]?.starts_at.toISOString()).toBe(plusMinutes(apart.start, -10));
});

test('[BO2] a length that is not named is the service’s', async () => {
  const world = await core.makeWorld({ service: { durationMinutes: 25 } });
  const usual = await booked(core, world);
  const long = await booked(core, world, { start: world.at('11:00'), durationMinutes: 60 });
  expect([usual.end, long.end]).toEqual([world.at('09:25'), world.at('12:00')]);
});

test('[CL10] time on hold is refused like any taken time, and only a hold within its time is shown', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const past = await held(core, world, { start: world.at('10:00') });
  await lapse(core, past);
  const patient = await core.patient(world.receptionist);
  const refused = await core.refusal(world.manager, 'appointment.book', visitFor(world, patient.id));
  expect(refused).toMatchObject({ code: 'slot-taken', blockers: [{ kind: 'hold', owner: hold.id }] });
  const today = { from: world.at('00:00'), to: world.at('23:00') };
  expect((await core.read(world.receptionist, 'calendar.range', today)).holds).toEqual([hold]);
});
