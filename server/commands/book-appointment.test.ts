// Booking on the real database: one slot, one winner.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';

const core = testCore();

test('[CL1] of fifty desks that book one slot at once exactly one gets it, and the others are offered near times', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const input = {
    serviceId: world.visit.id,
    scheduleIds: [world.practitioner],
    start: world.at('09:00'),
    patientId: patient.id,
  };
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, () => core.runner.run(world.receptionist, 'desk', 'appointment.book', input, newId())),
  );
  const refusals = outcomes.filter((one) => !one.ok).map((one) => one.refusal);
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
  expect(refusals.map((one) => one.code)).toEqual(Array.from({ length: 49 }, () => 'slot-taken'));
  for (const refusal of refusals) expect(refusal).toMatchObject({ alternatives: { length: 5 } });
});

test('[RC1] one command id sent twenty times at once takes effect once and is answered alike', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const input = {
    serviceId: world.procedure.id,
    scheduleIds: [world.practitioner],
    start: world.at('10:00'),
    patientId: patient.id,
  };
  const id = newId();
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => core.runner.run(world.receptionist, 'desk', 'appointment.book', input, id)),
  );
  expect(new Set(outcomes.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(outcomes[0]).toMatchObject({
    ok: true,
    outcome: 'commit',
    commandId: id,
    value: { id, scheduleIds: [world.practitioner, world.room] },
  });
  const { appointments } = await core.read(world.receptionist, 'calendar.range', {
    from: world.at('00:00'),
    to: world.at('23:00'),
  });
  expect(appointments).toHaveLength(1);
});
