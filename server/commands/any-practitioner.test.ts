// Booking with whoever is free: who is found, who may ask, and how many find somebody when all ask at once.
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { asOwner, booked, calendarOf, doubleBookings, moved, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

/** `many` desks on three nodes ask for one service at nine at once; answers what became of each. */
async function rush(world: World, many: number, serviceId: string) {
  const patient = await core.patient(world.receptionist);
  const asked = visitFor(world, patient.id, { serviceId, scheduleIds: [] });
  return withNodes(core.database.appUrl, 3, (nodes) =>
    Promise.all(
      Array.from({ length: many }, (_, at) =>
        nodes[at % 3]!.runner.run(world.receptionist, 'desk', 'appointment.book', asked, newId()),
      ),
    ),
  );
}

test('[BO9] one after the other gets the practitioner with the least to do that day', async () => {
  const world = await core.makeWorld({ practitioners: 3 });
  const [first, second, third] = world.practitioners;
  await booked(core, world, { start: world.at('15:00'), durationMinutes: 25 });
  const found = [];
  for (const time of ['09:00', '09:00', '10:00', '11:00', '12:00', '13:00']) {
    const visit = await booked(core, world, { scheduleIds: [], start: world.at(time) });
    found.push(visit.scheduleIds[0]);
  }
  expect(found).toEqual([second, third, second, third, first, second]);
});

test('[BO9] what was done in the morning counts in the evening, and what lies on another day of the clinic does not', async () => {
  const world = await core.makeWorld({ zone: 'Africa/Cairo' });
  const override = { reason: 'a night of accidents' };
  await booked(core, world, { start: world.at('23:30', 0), durationMinutes: 30, override });
  await booked(core, world, { start: world.at('00:00', 2), durationMinutes: 30, override });
  const midnight = await booked(core, world, { scheduleIds: [], start: world.at('00:00', 1), override });
  expect(midnight.scheduleIds).toEqual([world.practitioner]);
  const evening = await booked(core, world, { scheduleIds: [], start: world.at('17:45', 1) });
  expect(evening.scheduleIds).toEqual([world.colleague]);
});

test('[BO9][CL15] while one is free the booking succeeds, also when the one who was first choice goes', async () => {
  const world = await core.makeWorld({ practitioners: 3 });
  const [first, second, third] = world.practitioners;
  const one = await booked(core, world, { scheduleIds: [] });
  const two = await booked(core, world, { scheduleIds: [] });
  await asOwner(core, 'update schedule set active = false where id = $1', [third]);
  await asOwner(core, 'update clinic set settings_version = settings_version + 1 where id = $1', [world.clinicId]);
  expect([one.scheduleIds[0], two.scheduleIds[0]]).toEqual([first, second]);
  const refusal = await core.refusal(
    world.receptionist,
    'appointment.book',
    visitFor(world, one.patientId, { scheduleIds: [] }),
  );
  expect(refusal).toMatchObject({
    code: 'slot-taken',
    blockers: [{ owner: one.id }, { owner: two.id }],
    alternatives: { length: 5 },
  });
});

test('[BO9] a hold and a move find somebody too, and who is found is kept', async () => {
  const world = await core.makeWorld();
  const slot = { serviceId: world.visit.id, scheduleIds: [], start: world.at('09:00') };
  const held = await core.ask(world.receptionist, 'hold.place', slot);
  const next = await core.ask(world.receptionist, 'hold.place', slot);
  expect([held.value.scheduleIds, next.value.scheduleIds]).toEqual([[world.practitioner], [world.colleague]]);
  const visit = await booked(core, world, { start: world.at('10:00') });
  await booked(core, world, { start: world.at('11:00') });
  const move = moved(visit, { start: world.at('11:00'), scheduleIds: [] });
  const { value } = await core.ask(world.receptionist, 'appointment.move', move);
  expect(value.scheduleIds).toEqual([world.colleague]);
});

test('[PE9] a doctor must name themselves, unless nobody else could serve', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const anybody = visitFor(world, patient.id, { scheduleIds: [] });
  expect(await core.refusal(world.doctor, 'appointment.book', anybody)).toEqual({ code: 'forbidden' });
  const { serviceId, start } = anybody;
  const hold = { serviceId, start, scheduleIds: [] };
  expect(await core.refusal(world.doctor, 'hold.place', hold)).toEqual({ code: 'forbidden' });
  const visit = await booked(core, world, { start: world.at('15:00') });
  const move = moved(visit, { start: world.at('16:00'), scheduleIds: [] });
  expect(await core.refusal(world.doctor, 'appointment.move', move)).toEqual({ code: 'forbidden' });
  await asOwner(core, 'update schedule set active = false where id = $1', [world.colleague]);
  await asOwner(core, 'update clinic set settings_version = settings_version + 1 where id = $1', [world.clinicId]);
  const alone = await core.ask(world.doctor, 'appointment.book', anybody, newId());
  expect(alone.value.scheduleIds).toEqual([world.practitioner]);
});

test('[BO5] a room that no need asks for is refused, named alone or not', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const asked = visitFor(world, patient.id, { scheduleIds: [world.room] });
  expect(await core.refusal(world.manager, 'appointment.book', asked)).toMatchObject({
    fields: [{ problem: 'needs' }],
  });
  const procedure = await booked(core, world, { serviceId: world.procedure.id, scheduleIds: [world.room] });
  expect(procedure.scheduleIds).toEqual([world.practitioner, world.room]);
});

test('[CL15][CL1] thirty desks that ask for anybody of three at once find exactly those three', async () => {
  const world = await core.makeWorld({ practitioners: 3 });
  const outcomes = await rush(world, 30, world.visit.id);
  const won = outcomes.filter((one) => one.ok).map((one) => (one.value as Appointment).scheduleIds[0]);
  expect([won.length, new Set(won)]).toEqual([3, new Set(world.practitioners)]);
  expect(new Set(outcomes.flatMap((one) => (one.ok ? [] : [one.refusal.code])))).toEqual(new Set(['slot-taken']));
  expect(await calendarOf(core, world)).toHaveLength(3);
  expect(await doubleBookings(core, world.clinicId)).toBe(0);
});

test.each([
  { practitioners: 4, rooms: 2, fit: 2 },
  { practitioners: 2, rooms: 3, fit: 2 },
  { practitioners: 3, rooms: 3, fit: 3 },
])(
  '[CL15] of $practitioners practitioners and $rooms rooms the fewer decide: $fit procedures at once',
  async ({ practitioners, rooms, fit }) => {
    const world = await core.makeWorld({ practitioners, rooms });
    const outcomes = await rush(world, fit * 10, world.procedure.id);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(fit);
    const used = (await calendarOf(core, world)).flatMap((one) => one.scheduleIds);
    expect(new Set(used).size).toBe(fit * 2);
    expect(await doubleBookings(core, world.clinicId)).toBe(0);
  },
);
