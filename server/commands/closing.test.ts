// Closing time and opening it again: who is in the way, whom it keeps, who may, and what others find.
import { describe, expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { claimsOfClosure, closed, closingFor } from '#server/testing/closing.ts';
import { testCore } from '#server/testing/core.ts';
import { held, lapse } from '#server/testing/holding.ts';
import { about } from '#server/testing/hours.ts';
import { faultsOfLedger } from '#server/testing/ledger.ts';
import { booked, moved, step, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
const dayOf = (world: World) => ({ from: world.at('00:00'), to: world.at('23:00') });
const range = (world: World, window = dayOf(world)) => core.read(world.receptionist, 'calendar.range', window);
const reopen = (world: World, closureId: string) => core.ask(world.manager, 'schedule.reopen', { closureId });

test('[CC1][CC7] closed time is on everybody’s calendar and can be booked by nobody until it is opened again', async () => {
  const world = await core.makeWorld();
  const patientId = (await core.patient(world.receptionist)).id;
  const reply = await core.ask(world.receptionist, 'schedule.close', closingFor(world));
  const closure = reply.value;
  expect(reply).toMatchObject({ outcome: 'commit', undoable: true });
  expect(closure).toMatchObject({ ...closingFor(world), id: reply.commandId, kept: [], active: true, version: 2 });
  expect(core.published.at(-1)?.events).toEqual([{ type: 'schedule.closed', closure }]);
  expect((await range(world)).closures).toEqual([closure]);
  const refusal = await core.refusal(world.receptionist, 'appointment.book', visitFor(world, patientId));
  const blockers = [{ kind: 'closure', owner: closure.id, scheduleId: world.practitioner, start: closure.start }];
  expect(refusal).toMatchObject({ code: 'slot-taken', blockers });
  const before = { start: world.at('08:45'), durationMinutes: 15 };
  expect(await core.ask(world.receptionist, 'appointment.book', visitFor(world, patientId, before))).toMatchObject({
    outcome: 'commit',
  });
  const opened = await reopen(world, closure.id);
  expect(opened.value).toEqual({ ...closure, active: false, version: 4 });
  expect(core.published.at(-1)?.events).toEqual([
    { type: 'schedule.reopened', closure: opened.value, was: { active: true } },
  ]);
  expect(await reopen(world, closure.id)).toMatchObject({ outcome: 'noop', value: opened.value });
  expect((await range(world)).closures).toEqual([]);
  expect(await booked(core, world, { patientId })).toMatchObject({ status: 'booked' });
});

test('[CC3][CC4] visits in the way are named; those that are kept stay, move within their time, and come back to it', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world, { durationMinutes: 30 });
  const other = await booked(core, world, { start: world.at('11:00'), patientId: visit.patientId });
  const asked = await core.refusal(world.receptionist, 'schedule.close', closingFor(world));
  expect(asked).toMatchObject({ code: 'conflict', fields: [{ field: visit.id }, { field: other.id }] });
  const half = await core.refusal(world.receptionist, 'schedule.close', closingFor(world, { keep: [visit.id] }));
  expect(half).toMatchObject({ code: 'conflict', current: { appointments: [other] } });
  const closure = await closed(core, world, { keep: [visit.id, other.id] });
  expect(closure.kept.map(({ appointmentId }) => appointmentId).toSorted()).toEqual([visit.id, other.id].toSorted());
  expect(await claimsOfClosure(core, closure.id)).toEqual([[closure.start, closure.end, 1]]);
  const shorter = await core.ask(
    world.receptionist,
    'appointment.move',
    moved(visit, { start: world.at('09:15'), durationMinutes: 15 }),
  );
  const out = await core.refusal(
    world.receptionist,
    'appointment.move',
    moved(shorter.value, { start: world.at('10:00') }),
  );
  expect(out).toMatchObject({ code: 'slot-taken', blockers: [{ kind: 'closure', owner: closure.id }] });
  const cancel = { appointmentId: other.id, baseVersion: other.version, reason: 'patient' as const };
  const { value: gone } = await core.ask(world.receptionist, 'appointment.cancel', cancel);
  const taken = visitFor(world, visit.patientId, { start: other.start });
  expect(await core.refusal(world.receptionist, 'appointment.book', taken)).toMatchObject({ code: 'slot-taken' });
  expect(await core.ask(world.manager, 'appointment.advance', step(gone, 'booked'))).toMatchObject({
    outcome: 'commit',
  });
  expect(await faultsOfLedger(core, world.clinicId)).toEqual([]);
  expect(await core.refusal(world.manager, 'schedule.close', closingFor(world, { keep: [newId()] }))).toEqual({
    code: 'not-found',
  });
});

test('[CC5] time on hold is not closed; a hold whose time is up is said to be over and in nobody’s way', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const refusal = await core.refusal(world.manager, 'schedule.close', closingFor(world));
  expect(refusal).toMatchObject({ code: 'slot-taken', blockers: [{ kind: 'hold', owner: hold.id }] });
  await lapse(core, hold);
  await closed(core, world);
  expect(core.published.at(-1)?.events?.map(({ type }) => type)).toEqual(['hold.expired', 'schedule.closed']);
});

test('[CC6][CC14] a closure of weeks is claimed day by day beside another, and each opens nothing but its own', async () => {
  const world = await core.makeWorld();
  const first = await closed(core, world);
  const long = await closed(core, world, { start: world.at('00:00', -3), end: world.at('00:00', 18) });
  expect(await claimsOfClosure(core, long.id)).toHaveLength(21);
  expect((await claimsOfClosure(core, long.id)).filter(([, , lane]) => lane === 1)).toHaveLength(1);
  const amid = { from: world.at('09:00', 5), to: world.at('10:00', 5) };
  expect((await range(world, amid)).closures).toEqual([long]);
  expect(await faultsOfLedger(core, world.clinicId)).toEqual([]);
  await reopen(world, long.id);
  expect((await range(world)).closures).toEqual([first]);
  const patientId = (await core.patient(world.receptionist)).id;
  expect(await core.refusal(world.manager, 'appointment.book', visitFor(world, patientId))).toMatchObject({
    blockers: [{ owner: first.id }],
  });
  expect(await booked(core, world, { patientId, start: world.at('09:00', 5) })).toMatchObject({ status: 'booked' });
});

test('[CC2] what is no time to close is invalid', async () => {
  const world = await core.makeWorld();
  const faults = async (wish: object) => core.refusal(world.manager, 'schedule.close', closingFor(world, wish));
  expect(await faults({ end: world.at('09:00') })).toMatchObject({ fields: [{ path: 'end', problem: 'window' }] });
  expect(await faults({ start: world.at('09:01') })).toMatchObject({
    fields: [{ path: 'start', problem: 'unaligned' }],
  });
  expect(await faults({ start: world.at('09:00', -9) })).toMatchObject({
    fields: [{ path: 'start', problem: 'past' }],
  });
  expect(await faults({ reason: ' x ' })).toMatchObject({ fields: [{ path: 'reason', problem: 'reason' }] });
});

test('[CC10][AV8] with the right and a reason a visit is booked on closed time, which says so', async () => {
  const world = await core.makeWorld();
  const closure = await closed(core, world);
  const patientId = (await core.patient(world.receptionist)).id;
  const ask = visitFor(world, patientId, { override: { reason: 'he comes for her' } });
  expect(await core.refusal(world.receptionist, 'appointment.book', ask)).toEqual({ code: 'forbidden' });
  const { value } = await core.ask(world.manager, 'appointment.book', ask);
  expect(value.override).toEqual({ reason: 'he comes for her', beyond: ['closure'] });
  await reopen(world, closure.id);
  expect(await core.refusal(world.manager, 'appointment.book', visitFor(world, patientId))).toMatchObject({
    blockers: [{ kind: 'appointment' }],
  });
});

test('[CC11][AV2] closed time is neither offered nor among the alternatives, and any practitioner is another one', async () => {
  const world = await core.makeWorld();
  await closed(core, world, { start: world.at('08:00'), end: world.at('18:00') });
  const patientId = (await core.patient(world.receptionist)).id;
  const ask = { serviceId: world.visit.id, ...dayOf(world), limit: 200 };
  const slots = await core.read(world.receptionist, 'slot.find', ask);
  expect(new Set(slots.flatMap(({ scheduleIds }) => scheduleIds))).toEqual(new Set([world.colleague]));
  const refusal = await core.refusal(world.receptionist, 'appointment.book', visitFor(world, patientId));
  const offered = 'alternatives' in refusal ? refusal.alternatives : [];
  expect(offered.length).toBeGreaterThan(0);
  const isClosed = (one: (typeof offered)[number]) =>
    one.scheduleIds.includes(world.practitioner) && one.start < world.at('18:00') && one.end > world.at('08:00');
  expect(offered.some(isClosed)).toBe(false);
  expect(await booked(core, world, { patientId, scheduleIds: [] })).toMatchObject({ scheduleIds: [world.colleague] });
});

describe('who may', () => {
  test('[CC12][PE1] the desk and the manager close every schedule, a doctor their own alone and no room', async () => {
    const world = await core.makeWorld();
    const told: Record<string, string[]> = {};
    for (const role of ['receptionist', 'doctor', 'manager'] as const) {
      for (const [at, scheduleId] of [world.practitioner, world.colleague, world.room].entries()) {
        const wish = { scheduleId, start: world.at('09:00', at), end: world.at('10:00', at) };
        const outcome = await core.runner.run(world[role], 'desk', 'schedule.close', closingFor(world, wish), newId());
        const closureId = outcome.ok ? outcome.commandId : (await closed(core, world, wish)).id;
        const opened = await core.runner.run(world[role], 'desk', 'schedule.reopen', { closureId }, newId());
        expect(opened.ok).toBe(outcome.ok);
        (told[role] ??= []).push(outcome.ok ? 'yes' : outcome.refusal.code);
      }
    }
    expect(told).toEqual({
      receptionist: ['yes', 'yes', 'yes'],
      doctor: ['yes', 'forbidden', 'forbidden'],
      manager: ['yes', 'yes', 'yes'],
    });
  });

  test('[CC12][HR26] a doctor who decides about a visit of their own closes no room by it', async () => {
    const world = await core.makeWorld();
    const own = await booked(core, world);
    const visits = [{ ...about(own), action: 'keep' as const }];
    const closing = closingFor(world, { scheduleId: world.room, visits });
    expect(await core.refusal(world.doctor, 'schedule.close', closing)).toMatchObject({ code: 'forbidden' });
    const ofOwn = closingFor(world, { visits });
    expect(await core.ask(world.doctor, 'schedule.close', ofOwn)).toMatchObject({ value: { kept: [{}] } });
  });
});

describe('taking back', () => {
  const undo = (world: World, commandId: string) => core.ask(world.manager, 'command.undo', { commandId });

  test('[CC8] a closing that is taken back is open time, and taken back again it is closed', async () => {
    const world = await core.makeWorld();
    const closure = await closed(core, world);
    const first = await undo(world, closure.id);
    expect(first.value.closures).toMatchObject([{ id: closure.id, active: false }]);
    expect(await claimsOfClosure(core, closure.id)).toEqual([]);
    const again = await undo(world, first.commandId);
    expect(again.value.closures).toEqual([{ ...closure, version: again.version }]);
    expect(await claimsOfClosure(core, closure.id)).toEqual([[closure.start, closure.end, 0]]);
  });

  test('[CC8] a reopening is taken back where nobody has come to be in the way, but for whom it keeps or who had a reason', async () => {
    const world = await core.makeWorld();
    const kept = await booked(core, world);
    const closure = await closed(core, world, { keep: [kept.id] });
    const { patientId } = kept;
    await booked(core, world, { patientId, start: world.at('10:00'), override: { reason: 'he comes for her' } });
    const opened = await reopen(world, closure.id);
    const between = await booked(core, world, { patientId, start: world.at('11:00') });
    const refusal = await core.refusal(world.manager, 'command.undo', { commandId: opened.commandId });
    expect(refusal).toMatchObject({ code: 'conflict', fields: [{ field: between.id }] });
    await core.ask(world.manager, 'appointment.move', moved(between, { start: world.at('15:00') }));
    const hold = await held(core, world, { start: world.at('11:00') });
    expect(await core.refusal(world.manager, 'command.undo', { commandId: opened.commandId })).toMatchObject({
      code: 'slot-taken',
      blockers: [{ kind: 'hold' }],
    });
    await core.ask(world.receptionist, 'hold.release', { holdId: hold.id });
    const back = await undo(world, opened.commandId);
    expect(back.value.closures).toMatchObject([{ id: closure.id, active: true, kept: closure.kept }]);
    expect(await claimsOfClosure(core, closure.id)).toEqual([[closure.start, closure.end, 1]]);
  });

  test('[CC8][CC12] what somebody did as more than they are now they do not take back', async () => {
    const world = await core.makeWorld();
    const { commandId } = await core.ask(world.doctor, 'schedule.close', closingFor(world));
    expect(await core.refusal(world.manager, 'command.undo', { commandId })).toEqual({ code: 'forbidden' });
    expect((await core.ask(world.doctor, 'command.undo', { commandId })).value.closures).toMatchObject([
      { active: false },
    ]);
  });
});
