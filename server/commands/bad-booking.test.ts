// Every booking that must not be: the field or the reason named, nothing changed, and the next one works.
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { newId, now } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { asOwner, booked, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
const five = 5 * MINUTE;

/** The next moment on a grid of five minutes that is at least `ms` away. */
function onGrid(ms: number): string {
  return instantOf(Math.ceil((now() + ms) / five) * five);
}

type Wish = (world: World) => Record<string, unknown>;
const bad: readonly [string, string, string, Wish][] = [
  ['a duration of nothing', 'durationMinutes', 'too-small', () => ({ durationMinutes: 0 })],
  ['a negative duration', 'durationMinutes', 'too-small', () => ({ durationMinutes: -15 })],
  ['a duration off the grid', 'durationMinutes', 'unaligned', () => ({ durationMinutes: 17 })],
  ['a duration beyond the longest', 'durationMinutes', 'too-large', () => ({ durationMinutes: 485 })],
  ['a duration of twenty-five hours', 'durationMinutes', 'too-large', () => ({ durationMinutes: 1500 })],
  ['a duration as text', 'durationMinutes', 'wrong-type', () => ({ durationMinutes: '15' })],
  ['a start off the grid', 'start', 'unaligned', (world) => ({ start: world.at('09:02') })],
  [
    'a start with seconds',
    'start',
    'unaligned',
    (world) => ({ start: world.at('09:00').replace(':00.000', ':30.000') }),
  ],
  ['a start eight days ago', 'start', 'past', () => ({ start: onGrid(-8 * DAY) })],
  ['a start beyond the horizon', 'start', 'beyond-horizon', () => ({ start: onGrid(400 * DAY) })],
  ['a start in another century', 'start', 'beyond-horizon', () => ({ start: '2199-01-01T06:00:00.000Z' })],
  ['a start that is no instant', 'start', 'instant', () => ({ start: '2026-11-31T06:00:00.000Z' })],
  ['a start at an hour of 25', 'start', 'instant', () => ({ start: '2026-11-30T25:00:00.000Z' })],
  [
    'two rooms',
    'scheduleIds',
    'needs',
    (w) => ({ serviceId: w.procedure.id, scheduleIds: [w.practitioner, ...w.rooms] }),
  ],
  ['two practitioners', 'scheduleIds', 'needs', (world) => ({ scheduleIds: [world.practitioner, world.colleague] })],
  ['a room alone', 'scheduleIds', 'needs', (world) => ({ scheduleIds: [world.room] })],
  [
    'nine schedules',
    'scheduleIds',
    'too-many',
    (world) => ({ scheduleIds: Array.from({ length: 9 }, () => world.room) }),
  ],
  [
    'one schedule twice',
    'scheduleIds',
    'needs',
    (world) => ({ scheduleIds: [world.practitioner, world.practitioner] }),
  ],
  ['a field nobody knows', 'status', 'unknown-field', () => ({ status: 'fulfilled' })],
  ['an override without a reason', 'override.reason', 'reason', () => ({ override: { reason: ' x ' } })],
  ['a note no database keeps', 'note', 'characters', () => ({ note: 'a\u0000b' })],
];

describe('what a booking may not be', () => {
  test.each(bad)('[BO6] %s is invalid at %s', async (_, path, problem, wish) => {
    const world = await core.makeWorld({ rooms: 2 });
    const patient = await core.patient(world.receptionist);
    const refusal = await core.refusal(world.manager, 'appointment.book', {
      ...visitFor(world, patient.id),
      ...wish(world),
    });
    expect(refusal).toMatchObject({ code: 'invalid', fields: [{ path, problem }] });
    const [left] = await asOwner(
      core,
      'select version::int, (select count(*)::int from claim where clinic_id = $1) as claims from clinic_head where clinic_id = $1',
      [world.clinicId],
    );
    expect(left).toEqual({ version: 1, claims: 0 });
    await booked(core, world, { patientId: patient.id });
  });
});

test('[BO3] yesterday can be written down, a week back, and no earlier', async () => {
  const world = await core.makeWorld();
  const late = await booked(core, world, { start: world.at('09:00', -2) });
  expect(msOf(late.start)).toBeLessThan(now());
  const wish = { override: { reason: 'written down afterwards' } };
  await booked(core, world, { start: onGrid(-7 * DAY + HOUR), ...wish });
  const asked = visitFor(world, late.patientId, { start: onGrid(-7 * DAY - 10 * MINUTE), ...wish });
  expect(await core.refusal(world.manager, 'appointment.book', asked)).toMatchObject({ fields: [{ problem: 'past' }] });
});

test('[BO4] the last day within the horizon can be booked', async () => {
  const world = await core.makeWorld();
  const last = await booked(core, world, { start: world.at('10:00', 398) });
  expect(last.status).toBe('booked');
});

test('[AV5][AV6] outside hours a booking is refused with times that can be had', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const refusal = await core.refusal(
    world.receptionist,
    'appointment.book',
    visitFor(world, patient.id, { start: world.at('20:00') }),
  );
  expect(refusal).toMatchObject({ code: 'outside-hours', alternatives: { length: 5 } });
  const offers = 'alternatives' in refusal ? refusal.alternatives : [];
  expect(offers[0]).toEqual({
    scheduleIds: [world.practitioner],
    start: world.at('08:00', 1),
    end: world.at('08:15', 1),
  });
  for (const { scheduleIds, start } of offers) {
    await booked(core, world, { scheduleIds: [...scheduleIds], start, patientId: patient.id });
  }
});

test('[AV5] a visit that outlasts the hours is outside them', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const asked = visitFor(world, patient.id, { start: world.at('17:50') });
  expect(await core.refusal(world.receptionist, 'appointment.book', asked)).toMatchObject({ code: 'outside-hours' });
  await booked(core, world, { start: world.at('17:45') });
});

test('[AV6] what is offered keeps the buffers of neighbours that began before the time asked for', async () => {
  const world = await core.makeWorld({ service: { bufferBefore: 30, bufferAfter: 0 } });
  const early = await booked(core, world, { start: world.at('08:30'), durationMinutes: 25 });
  const asked = visitFor(world, early.patientId, { start: world.at('09:00') });
  const refusal = await core.refusal(world.receptionist, 'appointment.book', asked);
  const offers = 'alternatives' in refusal ? refusal.alternatives : [];
  expect(offers.filter((one) => one.scheduleIds[0] === world.practitioner)[0]?.start).toBe(world.at('09:30'));
});

test('[AV8][PE4] with the right and a reason the manager books at night, and the appointment says so', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const night = visitFor(world, patient.id, { start: world.at('22:00'), override: { reason: 'after the accident' } });
  expect(await core.refusal(world.receptionist, 'appointment.book', night)).toEqual({ code: 'forbidden' });
  const { value } = await core.ask(world.manager, 'appointment.book', night);
  expect(value.override).toEqual({ reason: 'after the accident', beyond: ['hours'] });
});

test('[AV9] a service or a schedule that is out of use cannot be booked', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  await asOwner(core, 'update schedule set active = false where id = $1', [world.colleague]);
  await asOwner(core, 'update service set active = false where id = $1', [world.procedure.id]);
  await asOwner(core, 'update clinic set settings_version = settings_version + 1 where id = $1', [world.clinicId]);
  const away = visitFor(world, patient.id, { scheduleIds: [world.colleague] });
  expect(await core.refusal(world.receptionist, 'appointment.book', away)).toMatchObject({
    fields: [{ problem: 'needs' }],
  });
  const gone = visitFor(world, patient.id, { serviceId: world.procedure.id });
  expect(await core.refusal(world.receptionist, 'appointment.book', gone)).toEqual({ code: 'not-found' });
});

test('[PE7] a command nobody knows is not found, also one that every object has', async () => {
  const world = await core.makeWorld();
  for (const name of ['appointment.delete', 'toString', '__proto__', 'constructor', ''])
    expect(await core.refusal(world.manager, name, {}, newId())).toEqual({ code: 'not-found' });
});
