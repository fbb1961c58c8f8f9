// The calendar of a window: exactly what shares time with it, with days as long as they are.
import { expect, test } from 'vitest';
import { plusMinutes } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { Refused, testCore } from '#server/testing/core.ts';
import { booked } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

function range(world: World, from: string, to: string, scheduleIds?: string[]) {
  return core.read(world.receptionist, 'calendar.range', scheduleIds ? { from, to, scheduleIds } : { from, to });
}

test('[RD1] a window shows every appointment that shares a minute with it and none that only touches it', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world, { durationMinutes: 60 });
  const seen = async (from: number, to: number) =>
    (await range(world, plusMinutes(visit.start, from), plusMinutes(visit.start, to))).appointments.length;
  expect(await seen(-60, 0)).toBe(0);
  expect(await seen(60, 120)).toBe(0);
  expect(await seen(-60, 1)).toBe(1);
  expect(await seen(59, 120)).toBe(1);
  expect(await seen(20, 40)).toBe(1);
  expect(await seen(-600, 600)).toBe(1);
});

test('[RD1] the longest visit of the clinic is seen from its last minute', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world, { durationMinutes: 480 });
  const { appointments } = await range(world, plusMinutes(visit.end, -1), visit.end);
  expect(appointments).toEqual([visit]);
});

test('[RD1] appointments of all states are shown, by start', async () => {
  const world = await core.makeWorld();
  const late = await booked(core, world, { start: world.at('12:00') });
  const early = await booked(core, world);
  await core.ask(world.receptionist, 'appointment.cancel', {
    appointmentId: early.id,
    baseVersion: early.version,
    reason: 'patient',
  });
  const { appointments } = await range(world, world.at('00:00'), world.at('23:00'));
  expect(appointments.map((one) => [one.id, one.status])).toEqual([
    [early.id, 'cancelled'],
    [late.id, 'booked'],
  ]);
});

test.each([
  [
    'the night without midnight',
    '2027-04-29T12:00:00.000Z',
    '2027-04-30T12:00:00.000Z',
    [
      ['2027-04-29', 1440],
      ['2027-04-30', 1380],
    ],
  ],
  ['the day with an hour twice', '2026-10-28T21:00:00.000Z', '2026-10-29T22:00:00.000Z', [['2026-10-29', 1500]]],
  [
    'one minute after it',
    '2026-10-28T21:00:00.000Z',
    '2026-10-29T22:00:00.001Z',
    [
      ['2026-10-29', 1500],
      ['2026-10-30', 1440],
    ],
  ],
])('[RD3][TI5] in Cairo the window of %s names its days with their minutes', async (_, from, to, wanted) => {
  const world = await core.makeWorld({ zone: 'Africa/Cairo' });
  const { days } = await range(world, from, to);
  expect(days.map((day) => [day.date, day.minutes])).toEqual(wanted);
});

test('[RD3][TI2] both halves of the hour that happens twice can be booked, and are two places', async () => {
  const world = await core.makeWorld({ zone: 'Africa/Cairo', clinic: { horizonDays: 4000 } });
  const patientId = (await core.patient(world.receptionist)).id;
  const override = { reason: 'night duty' };
  const first = await booked(core, world, { start: '2027-10-28T20:30:00.000Z', patientId, override });
  const second = await booked(core, world, { start: '2027-10-28T21:30:00.000Z', patientId, override });
  expect([first.startWall, second.startWall]).toEqual(['2027-10-28T23:30', '2027-10-28T23:30']);
  expect([first.offsetMinutes, second.offsetMinutes]).toEqual([180, 120]);
});

test('[RD2] an empty window, one turned round and one longer than 62 days are invalid', async () => {
  const world = await core.makeWorld();
  const window = { code: 'invalid', fields: [{ path: 'to', problem: 'window', params: { days: 62 } }] };
  const refusal = (from: string, to: string) =>
    range(world, from, to).then(
      () => null,
      (error: unknown) => error,
    );
  for (const to of [world.at('08:00'), world.at('07:00'), world.at('12:00', 62)]) {
    expect(await refusal(world.at('08:00'), to)).toEqual(new Refused(window as Refused['refusal']));
  }
  expect((await range(world, world.at('08:00'), world.at('08:00', 62))).days).toHaveLength(63);
});

test('[RD4] narrowed to a schedule it shows what claims that one, with a patient of each and no others', async () => {
  const world = await core.makeWorld();
  const procedure = await booked(core, world, { serviceId: world.procedure.id });
  const other = await core.patient(world.receptionist, 'Somebody else');
  await booked(core, world, { scheduleIds: [world.colleague], patientId: other.id });
  const room = await range(world, world.at('00:00'), world.at('23:00'), [world.room]);
  expect(room.appointments).toEqual([procedure]);
  expect(room.patients.map((one) => one.id)).toEqual([procedure.patientId]);
  expect((await range(world, world.at('00:00'), world.at('23:00'), [newId()])).appointments).toEqual([]);
});

test('[RD7] of a patient it shows what the desk needs and nothing more', async () => {
  const world = await core.makeWorld();
  const input = {
    name: 'Noura',
    phone: '0501234567',
    nationalId: '1023456789',
    note: 'secret',
    birthDate: '1990-01-01',
  };
  const { value } = await core.ask(world.receptionist, 'patient.register', input);
  await booked(core, world, { patientId: value.id });
  const { patients } = await range(world, world.at('00:00'), world.at('23:00'));
  expect(patients).toEqual([{ id: value.id, name: 'Noura', phone: '0501234567', fileNumber: 1, version: 1 }]);
});
