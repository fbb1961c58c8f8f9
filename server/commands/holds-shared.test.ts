// Holds among colleagues: how many one may have, what they change of what others are offered, and taking one over.
import { expect, test } from 'vitest';
import type { Alternative, Refusal } from '#shared/rules/decision.ts';
import { msOf, plusMinutes } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { changes } from '#server/queries/changes.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { testCore } from '#server/testing/core.ts';
import { held, holdFor, lapse } from '#server/testing/holding.ts';
import { asOwner, booked, visitFor } from '#server/testing/visits.ts';

const core = testCore();
function alternativesIn(refusal: Refusal): readonly Alternative[] {
  return 'alternatives' in refusal ? refusal.alternatives : [];
}

const times = ['09:00', '10:00', '11:00', '12:00', '13:00'];

test('[HO10] a member has at most five holds, and is told when the first of them ends', async () => {
  const world = await core.makeWorld();
  const holds = [];
  for (const time of times) holds.push(await held(core, world, { start: world.at(time) }));
  const sixth = holdFor(world, { start: world.at('14:00') });
  const id = newId();
  const refusal = await core.refusal(world.receptionist, 'hold.place', sixth, id);
  expect(refusal).toMatchObject({ code: 'rate-limited' });
  const { retryMs } = refusal as { retryMs: number };
  expect(retryMs).toBeGreaterThan(0);
  expect(retryMs).toBeLessThanOrEqual(5 * 60_000);
  await held(core, world, { start: world.at('14:00'), holder: world.manager });
  await core.ask(world.receptionist, 'hold.release', { holdId: holds[2]!.id });
  const seventh = holdFor(world, { start: world.at('15:00') });
  expect(await core.refusal(world.receptionist, 'hold.place', sixth, id)).toMatchObject({ code: 'slot-taken' });
  expect(await core.ask(world.receptionist, 'hold.place', seventh)).toMatchObject({ outcome: 'commit' });
  await lapse(core, holds[0]!);
  await held(core, world, { start: world.at('16:00') });
});

test('[HO10] of twenty that somebody asks for at once exactly five are placed', async () => {
  const world = await core.makeWorld();
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      core.runner.run(
        world.receptionist,
        'desk',
        'hold.place',
        holdFor(world, { start: plusMinutes(world.at('09:00'), at * 15) }),
        newId(),
      ),
    ),
  );
  expect(outcomes.map((one) => (one.ok ? 'commit' : one.refusal.code)).toSorted()).toEqual([
    ...Array.from({ length: 5 }, () => 'commit'),
    ...Array.from({ length: 15 }, () => 'rate-limited'),
  ]);
});

test('[HO11] a hold placed instead of another lets that one go in the same commit, whose time does not stop it', async () => {
  const world = await core.makeWorld();
  for (const time of times.slice(1)) await held(core, world, { start: world.at(time) });
  const before = await held(core, world);
  const input = holdFor(world, { start: plusMinutes(before.start, 5), insteadOf: before.id });
  const { value, version } = await core.ask(world.receptionist, 'hold.place', input);
  expect((await readLog(core.store, world.clinicId, version - 1, 1))[0]?.events).toEqual([
    { type: 'hold.released', hold: { ...before, state: 'released', version }, was: { state: 'live' } },
    { type: 'hold.placed', hold: value },
  ]);
  await booked(core, world, { start: plusMinutes(before.start, -10) });
});

test('[HO11] where the new one cannot be had the old one stays', async () => {
  const world = await core.makeWorld();
  const before = await held(core, world);
  const visit = await booked(core, world, { start: before.end });
  const onto = holdFor(world, { start: visit.start, insteadOf: before.id });
  expect(await core.refusal(world.receptionist, 'hold.place', onto)).toMatchObject({ code: 'slot-taken' });
  const patientId = visit.patientId;
  expect(await core.ask(world.receptionist, 'hold.book', { holdId: before.id, patientId })).toMatchObject({
    outcome: 'commit',
  });
});

test('[HO11] what is no longer one’s own is left alone and stands in the way like anybody’s', async () => {
  const world = await core.makeWorld();
  const before = await held(core, world);
  await core.ask(world.manager, 'hold.take-over', { holdId: before.id, reason: 'an emergency' });
  const same = holdFor(world, { insteadOf: before.id });
  expect(await core.refusal(world.receptionist, 'hold.place', same)).toMatchObject({
    code: 'slot-taken',
    blockers: [{ owner: before.id }],
  });
  await held(core, world, { start: before.end, insteadOf: before.id });
  const today = { from: world.at('00:00'), to: world.at('23:00') };
  const { holds } = await core.read(world.manager, 'calendar.range', today);
  expect(holds.map((one) => one.memberId)).toEqual([world.manager.id, world.receptionist.id]);
});

test('[HO12] taken over it is the taker’s for five minutes from now, and its owner is told by whom and why', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const extended = (await core.ask(world.receptionist, 'hold.extend', { holdId: hold.id })).value;
  const input = { holdId: hold.id, reason: 'the patient stands here' };
  const { value, version } = await core.ask(world.manager, 'hold.take-over', input);
  const [row] = await readLog(core.store, world.clinicId, version - 1, 1);
  expect(row).toMatchObject({ by: { id: world.manager.id, name: world.manager.name } });
  expect(row?.events).toEqual([
    {
      type: 'hold.taken-over',
      hold: { ...hold, memberId: world.manager.id, until: value.until, version },
      was: { memberId: world.receptionist.id, until: extended.until, extended: true },
      reason: input.reason,
    },
  ]);
  expect(msOf(value.until) - msOf(row?.at ?? '')).toBe(5 * 60_000);
  const [claim] = await asOwner<{ hold_until: Date }>(core, 'select hold_until from claim where owner = $1', [hold.id]);
  expect(claim?.hold_until.toISOString()).toBe(value.until);
  const patient = await core.patient(world.receptionist);
  const confirm = { holdId: hold.id, patientId: patient.id };
  expect(await core.refusal(world.receptionist, 'hold.book', confirm)).toEqual({ code: 'forbidden' });
  const late = visitFor(world, patient.id, { holdId: hold.id });
  expect(await core.refusal(world.receptionist, 'appointment.book', late)).toEqual({ code: 'hold-expired' });
  expect(await core.ask(world.manager, 'hold.extend', { holdId: hold.id })).toMatchObject({ outcome: 'commit' });
  expect(await core.ask(world.manager, 'hold.book', confirm)).toMatchObject({ outcome: 'commit' });
});

test('[HO12] one’s own needs no taking over, one that ended cannot be, and a doctor takes none', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const input = { holdId: hold.id, reason: 'urgent' };
  expect(await core.ask(world.receptionist, 'hold.take-over', input)).toMatchObject({ outcome: 'noop', value: hold });
  expect(await core.refusal(world.doctor, 'hold.take-over', input)).toEqual({ code: 'forbidden' });
  await lapse(core, hold);
  expect(await core.refusal(world.manager, 'hold.take-over', input)).toEqual({ code: 'hold-expired' });
  const other = await held(core, world, { start: world.at('11:00') });
  await core.ask(world.receptionist, 'hold.release', { holdId: other.id });
  expect(await core.refusal(world.manager, 'hold.take-over', { ...input, holdId: other.id })).toEqual({
    code: 'hold-expired',
  });
});

test('[HO16] a hold is a person’s and not a screen’s: their second device finds it in its way, and may book or drop it', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const [hold, other] = [await held(core, world), await held(core, world, { start: world.at('11:00') })];
  const phone = { ...world.receptionist, token: 'another session' };
  expect(await core.refusal(phone, 'hold.place', holdFor(world))).toMatchObject({
    code: 'slot-taken',
    blockers: [{ kind: 'hold', owner: hold.id }],
  });
  expect(await core.ask(phone, 'hold.extend', { holdId: hold.id })).toMatchObject({ outcome: 'commit' });
  expect(await core.ask(phone, 'hold.book', { holdId: hold.id, patientId: patient.id })).toMatchObject({
    outcome: 'commit',
  });
  expect(await core.ask(phone, 'hold.release', { holdId: other.id })).toMatchObject({ outcome: 'commit' });
});

test('[HO17][AV2] time on hold is offered to nobody, neither as free nor as an alternative', async () => {
  const world = await core.makeWorld();
  await booked(core, world);
  await held(core, world, { start: world.at('09:15') });
  const window = { from: world.at('09:00'), to: world.at('10:00'), scheduleIds: [world.practitioner] };
  const slots = await core.read(world.manager, 'slot.find', { ...window, serviceId: world.visit.id });
  expect(slots.map(({ start }) => start)).toEqual([world.at('09:30'), world.at('09:45')]);
  const refusal = await core.refusal(world.manager, 'hold.place', holdFor(world));
  const offered = alternativesIn(refusal);
  expect(offered).toHaveLength(5);
  expect(offered[0]).toMatchObject({ scheduleIds: [world.practitioner], start: world.at('09:30') });
  expect(await core.refusal(world.manager, 'hold.place', holdFor(world, { start: world.at('21:00') }))).toMatchObject({
    code: 'outside-hours',
    alternatives: { length: 5 },
  });
});

test('[HO17][AV6] one’s own hold hides no time from an alternative to what it is named with, somebody else’s does', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const own = await held(core, world, { start: world.at('09:15') });
  const firstOf = async (name: string, input: object) => {
    const refusal = await core.refusal(world.receptionist, name, input);
    return alternativesIn(refusal)[0]?.start;
  };
  expect(await firstOf('hold.place', holdFor(world, { insteadOf: own.id }))).toBe(own.start);
  expect(await firstOf('appointment.book', visitFor(world, visit.patientId, { holdId: own.id }))).toBe(own.start);
  expect(await firstOf('hold.place', holdFor(world))).toBe(world.at('09:30'));
  await core.ask(world.manager, 'hold.take-over', { holdId: own.id, reason: 'urgent' });
  expect(await firstOf('hold.place', holdFor(world, { insteadOf: own.id }))).toBe(world.at('09:30'));
});

test('[HO1][RD4][RD6] a window and a whole picture show the holds that live and touch it', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world, { serviceId: world.procedure.id });
  await core.ask(world.receptionist, 'hold.release', {
    holdId: (await held(core, world, { start: world.at('11:00') })).id,
  });
  await lapse(core, await held(core, world, { start: world.at('12:00') }));
  const window = { from: world.at('00:00'), to: world.at('23:00') };
  expect(await changes(core.store, world.manager, { ...window, full: true })).toMatchObject({
    ok: true,
    changes: { kind: 'snapshot', calendar: { holds: [hold] } },
  });
  const seen = async (wish: object) =>
    (await core.read(world.manager, 'calendar.range', { ...window, ...wish })).holds.length;
  expect(await seen({ scheduleIds: [world.room] })).toBe(1);
  expect(await seen({ scheduleIds: [world.colleague] })).toBe(0);
  expect(await seen({ from: hold.end })).toBe(0);
  expect(await seen({ to: hold.start })).toBe(0);
});
