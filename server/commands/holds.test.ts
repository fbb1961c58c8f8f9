// Holds on the real database, one desk at a time: how they are placed, made longer, booked, let go and end.
import { expect, test } from 'vitest';
import type { ClinicEvent } from '#shared/contract/events.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { held, holdFor, lapse } from '#server/testing/holding.ts';
import { asOwner, booked, moved, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

async function lastEvents(world: World): Promise<readonly ClinicEvent[]> {
  return (await readLog(core.store, world.clinicId, 0, 10_000)).at(-1)?.events ?? [];
}

async function shown(world: World) {
  const today = { from: world.at('00:00'), to: world.at('23:00') };
  return (await core.read(world.receptionist, 'calendar.range', today)).holds;
}

const minutesLeft = async (until: string) => {
  const [row] = await asOwner<{ left: number }>(
    core,
    'select (extract(epoch from $1::timestamptz - clock_timestamp()) / 60)::float8 as left',
    [until],
  );
  return row?.left ?? 0;
};

test('[HO1] a hold is its maker’s for five minutes by the database’s clock, and everybody is shown it', async () => {
  const world = await core.makeWorld({ service: { bufferAfter: 5 } });
  const id = newId();
  const { value } = await core.ask(world.receptionist, 'hold.place', holdFor(world), id);
  expect(value).toMatchObject({
    id,
    serviceId: world.visit.id,
    scheduleIds: [world.practitioner],
    start: world.at('09:00'),
    end: world.at('09:15'),
    bufferAfter: 5,
    memberId: world.receptionist.id,
    extended: false,
    state: 'live',
    version: 1,
  });
  const left = await minutesLeft(value.until);
  expect(left).toBeGreaterThan(4);
  expect(left).toBeLessThanOrEqual(5);
  expect(await shown(world)).toEqual([value]);
  expect(await lastEvents(world)).toEqual([{ type: 'hold.placed', hold: value }]);
});

test('[HO2][CL4][CL10] while it is held no minute of it, buffers included, is booked, moved onto or held by anybody else', async () => {
  const world = await core.makeWorld({ service: { bufferAfter: 5 } });
  const hold = await held(core, world);
  const visit = await booked(core, world, { start: world.at('12:00') });
  const blockers = [
    {
      scheduleId: world.practitioner,
      kind: 'hold',
      owner: hold.id,
      start: hold.start,
      end: plusMinutes(hold.end, 5),
    },
  ];
  for (const start of [hold.start, plusMinutes(hold.start, -5), plusMinutes(hold.end, -5), hold.end]) {
    const asked: [string, object][] = [
      ['appointment.book', visitFor(world, visit.patientId, { start })],
      ['appointment.move', moved(visit, { start })],
      ['hold.place', holdFor(world, { start })],
    ];
    for (const [name, input] of asked)
      expect(await core.refusal(world.manager, name, input)).toMatchObject({ code: 'slot-taken', blockers });
  }
  expect(await held(core, world, { holder: world.manager, start: plusMinutes(hold.end, 5) })).toMatchObject({
    state: 'live',
  });
});

test('[HO2][CL2][CL9] a hold takes the room too, and one that was not named is chosen', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world, { serviceId: world.procedure.id });
  expect(hold.scheduleIds).toEqual([world.practitioner, world.room]);
  const elsewhere = holdFor(world, { serviceId: world.procedure.id, scheduleIds: [world.colleague] });
  expect(await core.refusal(world.manager, 'hold.place', elsewhere)).toMatchObject({
    code: 'slot-taken',
    blockers: [{ scheduleId: world.room, owner: hold.id }],
  });
});

test('[HO3] a hold is placed as a visit is: in the hours, on the grid, on what is free', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const refusal = (wish: Parameters<typeof holdFor>[1]) =>
    core.refusal(world.manager, 'hold.place', holdFor(world, wish));
  expect(await refusal({})).toMatchObject({ code: 'slot-taken', blockers: [{ owner: visit.id }] });
  expect(await refusal({ start: world.at('21:00') })).toMatchObject({ code: 'outside-hours' });
  expect(await refusal({ start: world.at('10:01') })).toMatchObject({ code: 'invalid', fields: [{ path: 'start' }] });
  expect(await refusal({ serviceId: newId() })).toEqual({ code: 'not-found' });
});

test('[HO4][HO5] its holder confirms it, as one commit that ends the hold, and it cannot be booked again', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const patient = await core.patient(world.receptionist);
  const input = { holdId: hold.id, patientId: patient.id, note: 'first' };
  const { value, version } = await core.ask(world.receptionist, 'hold.book', input);
  expect(value).toMatchObject({ start: hold.start, end: hold.end, scheduleIds: hold.scheduleIds, note: 'first' });
  expect(await lastEvents(world)).toEqual([
    { type: 'hold.booked', hold: { ...hold, state: 'booked', version }, was: { state: 'live' } },
    { type: 'appointment.booked', appointment: value },
  ]);
  expect(await shown(world)).toEqual([]);
  expect(await core.refusal(world.receptionist, 'hold.book', input)).toEqual({ code: 'hold-expired' });
});

test('[HO4] within its time the confirm succeeds whatever else has changed since: hours, buffers, the service’s use', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const hold = await held(core, world);
  await held(core, world, { holder: world.manager, start: hold.end });
  await asOwner(core, `update schedule set hours = '[]' where clinic_id = $1`, [world.clinicId]);
  await asOwner(core, `update service set buffer_after = 30, active = false where clinic_id = $1`, [world.clinicId]);
  await asOwner(core, 'update clinic set settings_version = settings_version + 1 where id = $1', [world.clinicId]);
  expect(await core.refusal(world.manager, 'hold.place', holdFor(world, { start: world.at('15:00') }))).toMatchObject({
    code: 'not-found',
  });
  const { value } = await core.ask(world.receptionist, 'hold.book', { holdId: hold.id, patientId: patient.id });
  expect(value).toMatchObject({ start: hold.start, end: hold.end, bufferAfter: 0 });
});

test('[HO5] a booking that names a hold ends it, whatever time it takes', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const one = await held(core, world);
  const same = visitFor(world, patient.id, { holdId: one.id });
  expect((await core.ask(world.receptionist, 'appointment.book', same)).value).toMatchObject({ start: one.start });
  const other = await held(core, world, { start: world.at('10:00') });
  const longer = visitFor(world, patient.id, { start: world.at('09:55'), durationMinutes: 30, holdId: other.id });
  await core.ask(world.receptionist, 'appointment.book', longer);
  const third = await held(core, world, { start: world.at('11:00') });
  const far = visitFor(world, patient.id, { start: world.at('15:00'), holdId: third.id });
  await core.ask(world.receptionist, 'appointment.book', far);
  expect((await lastEvents(world)).map(({ type }) => type)).toEqual(['hold.booked', 'appointment.booked']);
  expect(await shown(world)).toEqual([]);
  await booked(core, world, { start: third.start });
});

test('[HO3][HO5] where no practitioner is named whoever is free is held, and that one is booked', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world);
  const hold = await held(core, world, { scheduleIds: [] });
  expect(hold.scheduleIds).toEqual([world.colleague]);
  const input = visitFor(world, first.patientId, { scheduleIds: [], holdId: hold.id });
  const { value } = await core.ask(world.receptionist, 'appointment.book', input);
  expect(value).toMatchObject({ scheduleIds: [world.colleague], start: hold.start });
});

test('[HO5] a booking that is refused leaves the hold as it was', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world, { start: world.at('12:00') });
  const hold = await held(core, world);
  const taken = visitFor(world, visit.patientId, { start: visit.start, holdId: hold.id });
  expect(await core.refusal(world.receptionist, 'appointment.book', taken)).toMatchObject({ code: 'slot-taken' });
  expect(await shown(world)).toEqual([hold]);
});

test('[HO6] a confirm that comes late still succeeds while nobody else has the time', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  for (const name of ['hold.book', 'appointment.book'] as const) {
    const hold = await held(core, world, { start: world.at(name === 'hold.book' ? '09:00' : '10:00') });
    await lapse(core, hold);
    const slot = visitFor(world, patient.id, { start: hold.start, holdId: hold.id });
    const { value } =
      name === 'hold.book'
        ? await core.ask(world.receptionist, name, { holdId: hold.id, patientId: patient.id })
        : await core.ask(world.receptionist, name, slot);
    expect(value).toMatchObject({ start: hold.start });
    expect((await lastEvents(world)).map(({ type }) => type)).toEqual(['hold.expired', 'appointment.booked']);
  }
});

test('[HO6] a confirm that comes late is hold-expired once somebody else has the time', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const late = await held(core, world);
  await lapse(core, late);
  await held(core, world, { holder: world.manager });
  const confirm = { holdId: late.id, patientId: patient.id };
  expect(await core.refusal(world.receptionist, 'hold.book', confirm)).toEqual({ code: 'hold-expired' });
  const same = visitFor(world, patient.id, { holdId: late.id });
  expect(await core.refusal(world.receptionist, 'appointment.book', same)).toEqual({ code: 'hold-expired' });
});

test('[HO7] five minutes more are given once', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const { value, version } = await core.ask(world.receptionist, 'hold.extend', { holdId: hold.id });
  expect(value).toEqual({ ...hold, until: plusMinutes(hold.until, 5), extended: true, version });
  expect(await lastEvents(world)).toEqual([
    { type: 'hold.extended', hold: value, was: { until: hold.until, extended: false } },
  ]);
  const [claim] = await asOwner<{ hold_until: Date }>(core, 'select hold_until from claim where owner = $1', [hold.id]);
  expect(claim?.hold_until.toISOString()).toBe(value.until);
  expect(await core.refusal(world.receptionist, 'hold.extend', { holdId: hold.id })).toEqual({
    code: 'wrong-status',
    from: 'extended',
    to: 'extended',
  });
});

test('[HO7][HO8] a hold whose time is up is made no longer, and lets itself be let go without a trace', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  await lapse(core, hold);
  expect(await core.refusal(world.receptionist, 'hold.extend', { holdId: hold.id })).toEqual({ code: 'hold-expired' });
  expect(await core.ask(world.receptionist, 'hold.release', { holdId: hold.id })).toMatchObject({ outcome: 'noop' });
});

test('[HO8] a hold that is let go frees its time at once, and twice is nothing more', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const { value, version } = await core.ask(world.receptionist, 'hold.release', { holdId: hold.id });
  expect(value).toEqual({ ...hold, state: 'released', version });
  expect(await lastEvents(world)).toEqual([{ type: 'hold.released', hold: value, was: { state: 'live' } }]);
  expect(await core.ask(world.receptionist, 'hold.release', { holdId: hold.id })).toMatchObject({ outcome: 'noop' });
  await booked(core, world);
});

test('[HO9] somebody else’s hold is neither made longer, let go nor booked', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const patient = await core.patient(world.receptionist);
  for (const name of ['hold.extend', 'hold.release', 'hold.book']) {
    const input = { holdId: hold.id, ...(name === 'hold.book' && { patientId: patient.id }) };
    expect([name, await core.refusal(world.manager, name, input)]).toEqual([name, { code: 'forbidden' }]);
  }
  const borrowed = visitFor(world, patient.id, { holdId: hold.id });
  expect(await core.refusal(world.manager, 'appointment.book', borrowed)).toEqual({ code: 'hold-expired' });
});
