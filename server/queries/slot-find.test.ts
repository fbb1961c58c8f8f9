// Finding free time: what is offered can be booked, what is not could not.
import { expect, test } from 'vitest';
import type { SlotWish } from '#shared/contract/time-queries.ts';
import { DAY, instantOf, msOf, plusMinutes } from '#shared/time/instant.ts';
import type { Interval } from '#shared/time/interval.ts';
import { newId, now } from '#server/ops/clock.ts';
import { type Head, readHead } from '#server/store/clinic-log.ts';
import type { TakenMemory } from '#server/store/taken-memory.ts';
import { Refused, testCore } from '#server/testing/core.ts';
import { everyWeekday } from '#server/testing/nouns.ts';
import { booked, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { findFree } from './slot-find.ts';

const core = testCore();

function find(world: World, wish: Partial<SlotWish> = {}) {
  const { from = world.at('00:00'), to = world.at('00:00', 1), serviceId = world.visit.id, ...rest } = wish;
  return core.read(world.receptionist, 'slot.find', { serviceId, from, to, ...rest });
}

test('[AV2][AV4] an empty day offers the first quarters of an hour with each practitioner in settings order', async () => {
  const world = await core.makeWorld();
  const slots = await find(world, { limit: 3 });
  expect(slots).toEqual([
    { scheduleIds: [world.practitioner], start: world.at('08:00'), end: world.at('08:15') },
    { scheduleIds: [world.colleague], start: world.at('08:00'), end: world.at('08:15') },
    { scheduleIds: [world.practitioner], start: world.at('08:15'), end: world.at('08:30') },
  ]);
  expect(await find(world)).toHaveLength(20);
});

test('[AV2] what is offered can be booked, every single one, until nothing is left', async () => {
  const world = await core.makeWorld({ service: { bufferBefore: 5, bufferAfter: 10, startEvery: 20 } });
  const patientId = (await core.patient(world.receptionist)).id;
  const window = { from: world.at('08:00'), to: world.at('10:00'), serviceId: world.procedure.id, limit: 200 };
  let booking = 0;
  for (let slots = await find(world, window); slots.length > 0; slots = await find(world, window)) {
    const { start, scheduleIds } = slots[Math.floor(slots.length / 2)]!;
    await core.ask(
      world.receptionist,
      'appointment.book',
      visitFor(world, patientId, { serviceId: world.procedure.id, start, scheduleIds }),
    );
    booking += 1;
  }
  expect(booking).toBeGreaterThan(0);
  const nothing = visitFor(world, patientId, { serviceId: world.procedure.id, start: world.at('08:20') });
  expect(await core.refusal(world.receptionist, 'appointment.book', nothing)).toMatchObject({ code: 'slot-taken' });
});

test('[AV2] a visit of yesterday night that lasts into the window keeps its time', async () => {
  const world = await core.makeWorld({
    hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '00:00' })),
  });
  await booked(core, world, { start: world.at('21:00'), durationMinutes: 480 });
  const slots = await find(world, {
    from: world.at('00:00', 1),
    to: world.at('06:00', 1),
    scheduleIds: [world.practitioner],
    limit: 1,
  });
  expect(slots[0]?.start).toBe(world.at('05:00', 1));
});

test('[AV2] narrowed to one practitioner it offers that one alone', async () => {
  const world = await core.makeWorld();
  const slots = await find(world, { scheduleIds: [world.colleague], limit: 50 });
  expect(new Set(slots.map((one) => one.scheduleIds[0]))).toEqual(new Set([world.colleague]));
});

test('[AV7][BO3][BO4] the window is cut to what can be booked', async () => {
  const world = await core.makeWorld({ clinic: { backdateDays: 0, horizonDays: 30 } });
  const past = await find(world, { from: instantOf(now() - 20 * DAY), to: instantOf(now() + 2 * DAY), limit: 1 });
  expect(Date.parse(past[0]?.start ?? '')).toBeGreaterThan(now());
  expect(await find(world, { from: instantOf(now() - 20 * DAY), to: instantOf(now() - 10 * DAY) })).toEqual([]);
  expect(await find(world, { from: instantOf(now() + 40 * DAY), to: instantOf(now() + 50 * DAY) })).toEqual([]);
  const last = await find(world, { from: instantOf(now() + 27 * DAY), to: instantOf(now() + 50 * DAY), limit: 200 });
  expect(Date.parse(last.at(-1)?.start ?? '')).toBeLessThan(now() + 30 * DAY);
});

test('[AV7] days that are over are searched for what may still be written down, and not with the day that is', async () => {
  const world = await core.makeWorld({ clinic: { backdateDays: 3 }, hours: everyWeekday() });
  const yesterday = { from: world.at('00:00', -2), to: world.at('00:00', -1) };
  expect((await find(world, { ...yesterday, limit: 1 }))[0]?.start).toBe(yesterday.from);
  const lately = await find(world, { from: world.at('00:00', -9), to: world.at('00:00', -1), limit: 1 });
  expect(Date.parse(lately[0]?.start ?? '')).toBeGreaterThan(now() - 3 * DAY);
  const both = await find(world, { from: yesterday.from, to: world.at('00:00', 1), limit: 1 });
  expect(Date.parse(both[0]?.start ?? '')).toBeGreaterThan(now() - 1000);
});

test('[AV14] a visit that is to be moved may begin where it stands', async () => {
  const world = await core.makeWorld({ service: { dailyCap: 1 } });
  const visit = await booked(core, world, { start: world.at('09:00') });
  const wish = { scheduleIds: [world.practitioner], from: world.at('08:00'), to: world.at('10:00'), limit: 50 };
  expect(await find(world, wish)).toEqual([]);
  const starts = (await find(world, { ...wish, exceptId: visit.id })).map(({ start }) => start);
  expect(starts).toContain(world.at('09:00'));
  expect(starts).toHaveLength(8);
});

test('[RD2][TE1] a bad window is invalid, an unknown service or schedule is not found', async () => {
  const world = await core.makeWorld();
  const refusal = (wish: Parameters<typeof find>[1]) =>
    find(world, wish).then(
      () => null,
      (error: unknown) => error,
    );
  expect(await refusal({ to: world.at('00:00') })).toMatchObject({
    refusal: { code: 'invalid', fields: [{ path: 'to', problem: 'window' }] },
  });
  expect(await refusal({ serviceId: newId() })).toEqual(new Refused({ code: 'not-found' }));
  expect(await refusal({ scheduleIds: [newId()] })).toEqual(new Refused({ code: 'not-found' }));
});

test('[AV2] a clinic that is closed offers nothing for two months, at once', async () => {
  const world = await core.makeWorld({ hours: [] });
  expect(await find(world, { to: plusMinutes(world.at('00:00'), 60 * 1440) })).toEqual([]);
});

test('[AV31] of a service with a daily cap memory has to reach over the whole days of a search', async () => {
  const world = await core.makeWorld({ service: { dailyCap: 1 } });
  const asked: Interval[] = [];
  const memory = { at: (_: Head, window: Interval) => (asked.push(window), null) } as unknown as TakenMemory;
  const wish = { serviceId: world.visit.id, from: world.at('10:00'), to: world.at('12:00') };
  await core.store.read(world.clinicId, async (tx) => {
    const head = (await readHead(tx, world.clinicId))!;
    return findFree(tx, wish, { head, memory });
  });
  expect(asked).toEqual([{ start: msOf(world.at('00:00')), end: msOf(world.at('00:00', 1)) }]);
});
