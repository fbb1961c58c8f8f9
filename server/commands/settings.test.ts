// What a clinic runs itself: its settings, schedules and services, each change a commit that everybody hears.
import { expect, test } from 'vitest';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { seen } from '#server/testing/every-change.ts';
import { about } from '#server/testing/hours.ts';
import { held } from '#server/testing/holding.ts';
import { everyWeekday } from '#server/testing/nouns.ts';
import { booked, moved, step, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

function settingsOf(world: World): Promise<Settings> {
  return core.read(world.receptionist, 'clinic.settings', {});
}

async function scheduleOf(world: World, id = world.practitioner) {
  const { schedules } = await settingsOf(world);
  return schedules.find((one) => one.id === id)!;
}

async function editClinic(world: World, fields: Partial<Settings['clinic']>) {
  const { clinic } = await settingsOf(world);
  return core.ask(world.manager, 'clinic.edit', seen(clinic, fields));
}

async function clinicRefusal(world: World, fields: Partial<Settings['clinic']>) {
  const { clinic } = await settingsOf(world);
  return core.refusal(world.manager, 'clinic.edit', seen(clinic, fields));
}

async function useOf(world: World, active: boolean, id = world.practitioner) {
  const schedule = await scheduleOf(world, id);
  return { scheduleId: id, ...seen(schedule, { active }) };
}

const practitioner = { kind: 'practitioner' as const, among: null };

test('[CS3][RC2] what is added has the command’s id, stands last and is in the next settings', async () => {
  const world = await core.makeWorld();
  const before = await settingsOf(world);
  const id = newId();
  const room = { kind: 'room', name: ' Room 2 ', names: { ar: 'غرفة ٢', en: '' }, hours: everyWeekday() } as const;
  const added = await core.ask(world.manager, 'schedule.add', { ...room, hours: [...room.hours] }, id);
  const service = await core.ask(world.manager, 'service.add', {
    name: 'Check-up',
    durationMinutes: 20,
    needs: [practitioner, { kind: 'room', among: [id] }],
  });
  expect(added).toMatchObject({
    outcome: 'commit',
    version: 1,
    value: { id, name: 'Room 2', names: { ar: 'غرفة ٢' } },
  });
  expect(service.value).toMatchObject({ startEvery: 15, color: 'blue', public: true, active: true, version: 2 });
  const after = await settingsOf(world);
  expect(after.schedules).toEqual([...before.schedules, added.value]);
  expect(after.services).toEqual([...before.services, service.value]);
  const visit = { serviceId: service.value.id, start: world.at('12:00') };
  expect((await booked(core, world, visit)).scheduleIds).toEqual([world.practitioner, id]);
});

test('[CS1][CS3] of two managers who edit one schedule each field stands, and the same field is asked about', async () => {
  const world = await core.makeWorld();
  const schedule = await scheduleOf(world);
  const named = await core.ask(world.manager, 'schedule.edit', {
    scheduleId: schedule.id,
    ...seen(schedule, { name: 'Dr Amal', names: { ar: 'د. أمل' } }),
  });
  const titled = await core.ask(world.manager, 'schedule.edit', {
    scheduleId: schedule.id,
    ...seen(schedule, { title: 'Heart', names: { en: 'Dr. Amal' } }),
  });
  expect(titled).toMatchObject({
    outcome: 'rebased',
    value: { name: 'Dr Amal', title: 'Heart', names: { ar: 'د. أمل', en: 'Dr. Amal' } },
  });
  const by = { id: world.manager.id, name: world.manager.name };
  const clash = { scheduleId: schedule.id, ...seen(schedule, { name: 'Dr Badr', names: { ar: 'د. بدر' } }) };
  expect(await core.refusal(world.manager, 'schedule.edit', clash)).toMatchObject({
    code: 'conflict',
    current: titled.value,
    fields: [
      { field: 'name', base: schedule.name, theirs: 'Dr Amal', mine: 'Dr Badr', by },
      { field: 'names.ar', base: null, theirs: 'د. أمل', mine: 'د. بدر', by },
    ],
  });
  const again = { scheduleId: schedule.id, ...seen(schedule, { name: 'Dr Amal' }) };
  expect(await core.ask(world.manager, 'schedule.edit', again)).toMatchObject({ outcome: 'noop', value: titled.value });
  expect(named.version + 1).toBe(titled.version);
});

test('[CS4] only a manager may, and what is of another clinic is not found', async () => {
  const [world, other] = [await core.makeWorld(), await core.makeWorld()];
  const { clinic } = await settingsOf(world);
  for (const who of [world.receptionist, world.doctor]) {
    expect(await core.refusal(who, 'clinic.edit', seen(clinic, { name: 'Mine' }))).toEqual({ code: 'forbidden' });
  }
  const theirs = { scheduleId: other.practitioner, ...seen(await scheduleOf(other), { name: 'Mine' }) };
  expect(await core.refusal(world.manager, 'schedule.edit', theirs)).toEqual({ code: 'not-found' });
  const needs = [{ kind: 'practitioner', among: [other.practitioner] }];
  const service = { name: 'Visit', durationMinutes: 15, needs };
  expect(await core.refusal(world.manager, 'service.add', service)).toEqual({ code: 'not-found' });
});

test('[CS5] all schedules are put in an order, each once, and only what gets another place is written', async () => {
  const world = await core.makeWorld({ practitioners: 4 });
  const ids = (await settingsOf(world)).schedules.map(({ id }) => id);
  const [first, second, ...others] = ids;
  const swapped = [second!, first!, ...others];
  const reply = await core.ask(world.manager, 'schedule.arrange', { scheduleIds: swapped });
  const { schedules } = await settingsOf(world);
  expect(schedules.map(({ id }) => id)).toEqual(swapped);
  expect(reply.value).toEqual(schedules);
  expect(schedules.map(({ version }) => version)).toEqual([1, 1, ...others.map(() => 0)]);
  const again = await core.ask(world.manager, 'schedule.arrange', { scheduleIds: swapped });
  expect(again).toMatchObject({ outcome: 'noop', value: schedules });
  const once = { code: 'invalid', fields: [{ path: 'scheduleIds', problem: 'each-once' }] };
  for (const scheduleIds of [others, [...swapped, first!], [first!, first!, ...others]])
    expect(await core.refusal(world.manager, 'schedule.arrange', { scheduleIds })).toEqual(once);
  const unknown = { scheduleIds: [newId(), ...ids.slice(1)] };
  expect(await core.refusal(world.manager, 'schedule.arrange', unknown)).toEqual({ code: 'not-found' });
  const serviceIds = [world.procedure.id, world.visit.id];
  const services = await core.ask(world.manager, 'service.arrange', { serviceIds });
  expect(services.value.map(({ id, position }) => [id, position])).toEqual(serviceIds.map((id, at) => [id, at]));
});

test('[CS6][HR23] hours count for what is booked from then on, and what is kept stays', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world, { start: world.at('16:00') });
  const schedule = await scheduleOf(world);
  const hours = everyWeekday('09:00', '12:00');
  const visits = [{ ...about(visit), action: 'keep' as const }];
  const input = { scheduleId: schedule.id, ...seen(schedule, { hours: hours.toReversed() }), visits };
  const reply = await core.ask(world.manager, 'schedule.set-hours', input);
  expect(reply.value).toMatchObject({ hours, version: reply.version });
  const late = visitFor(world, visit.patientId, { start: world.at('15:00') });
  expect(await core.refusal(world.receptionist, 'appointment.book', late)).toMatchObject({ code: 'outside-hours' });
  const kept = { ...visit, version: reply.version };
  expect(await core.ask(world.receptionist, 'appointment.advance', step(kept, 'arrived'))).toMatchObject({
    outcome: 'commit',
  });
  const twice = { ...input, hours: [...hours, { weekday: 1, from: '11:00', to: '13:00' }] };
  expect(await core.refusal(world.manager, 'schedule.set-hours', twice)).toEqual({
    code: 'invalid',
    fields: [{ path: 'hours.7', problem: 'overlap' }],
  });
});

test('[CS7][AV9] a schedule with visits or holds to come stays in use; one without goes, and comes back', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const hold = await held(core, world, { start: world.at('14:00') });
  const inUse = (count: number) => ({
    code: 'invalid',
    fields: [{ path: 'active', problem: 'in-use', params: { count } }],
  });
  expect(await core.refusal(world.manager, 'schedule.edit', await useOf(world, false))).toEqual(inUse(2));
  await core.ask(world.receptionist, 'hold.release', { holdId: hold.id });
  expect(await core.refusal(world.manager, 'schedule.edit', await useOf(world, false))).toEqual(inUse(1));
  await core.ask(world.receptionist, 'appointment.move', moved(visit, { scheduleIds: [world.colleague] }));
  expect((await core.ask(world.manager, 'schedule.edit', await useOf(world, false))).value.active).toBe(false);
  const again = visitFor(world, visit.patientId, { start: world.at('11:00') });
  expect(await core.refusal(world.receptionist, 'appointment.book', again)).toMatchObject({ code: 'invalid' });
  await core.ask(world.manager, 'schedule.edit', await useOf(world, true));
  expect(await core.ask(world.receptionist, 'appointment.book', again)).toMatchObject({ outcome: 'commit' });
});

test('[CS9] the zone is another only while nothing lies ahead', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  expect(await clinicRefusal(world, { zone: 'Africa/Cairo', name: 'Nile' })).toEqual({
    code: 'invalid',
    fields: [{ path: 'zone', problem: 'in-use', params: { count: 1 } }],
  });
  const cancel = { appointmentId: visit.id, baseVersion: visit.version, reason: 'clinic' } as const;
  await core.ask(world.manager, 'appointment.cancel', cancel);
  expect((await editClinic(world, { zone: 'Africa/Cairo' })).value.zone).toBe('Africa/Cairo');
  const cairo = await booked(core, world, { start: world.at('12:00', 1) });
  expect(cairo.zone).toBe('Africa/Cairo');
});

test('[CS8][CL13] a visit stays as it was booked, whatever becomes of grid, longest visit and service', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world, { start: world.at('09:05'), durationMinutes: 240 });
  const services = [world.visit, world.procedure];
  const limits: Partial<Settings['clinic']> = { gridMinutes: 15, longest: 60, weekend: [6, 5, 6] };
  expect((await editClinic(world, limits)).value).toMatchObject({ ...limits, weekend: [5, 6] });
  for (const { id, version } of services) {
    const base = { active: true };
    await core.ask(world.manager, 'service.edit', { serviceId: id, baseVersion: version, base, active: false });
  }
  const window = { from: world.at('13:00'), to: world.at('14:00') };
  expect((await core.read(world.doctor, 'calendar.range', window)).appointments).toEqual([visit]);
  const { value: later } = await core.ask(
    world.receptionist,
    'appointment.move',
    moved(visit, { scheduleIds: [world.colleague] }),
  );
  expect(later).toEqual({ ...visit, scheduleIds: [world.colleague], version: later.version });
  const longer = moved(later, { durationMinutes: 245 });
  expect(await core.refusal(world.receptionist, 'appointment.move', longer)).toMatchObject({ code: 'invalid' });
  const arrived = await core.ask(world.receptionist, 'appointment.advance', step(later, 'arrived'));
  expect(arrived.value).toEqual({
    ...later,
    status: 'arrived',
    arrivedAt: arrived.value.arrivedAt,
    version: arrived.version,
  });
});

const fixed: CommandInput<'service.add'> = { name: 'Visit', durationMinutes: 30, needs: [practitioner] };

test('[CS10] services and the clinic’s limits fit each other, from whichever side they are changed', async () => {
  const world = await core.makeWorld();
  const fault = (path: string, problem: string, params: object) => ({
    code: 'invalid',
    fields: [{ path, problem, params }],
  });
  expect(await clinicRefusal(world, { gridMinutes: 30 })).toEqual(fault('gridMinutes', 'too-large', { most: 15 }));
  expect(await clinicRefusal(world, { longest: 25 })).toEqual(fault('longest', 'too-small', { least: 30 }));
  const asked = (wish: object) => core.refusal(world.manager, 'service.add', { ...fixed, ...wish });
  expect(await asked({ durationMinutes: 485 })).toEqual(fault('durationMinutes', 'too-large', { most: 480 }));
  expect(await asked({ durationMinutes: 17 })).toEqual(fault('durationMinutes', 'unaligned', { minutes: 5 }));
  expect(await asked({ startEvery: 7 })).toEqual(fault('startEvery', 'unaligned', { minutes: 5 }));
});
