// Several at one time: how many get in when all ask at once, what the ledger keeps of them, and the cap of a day.
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import type { Service } from '#shared/model/service.ts';
import { msOf, plusMinutes } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { holdFor } from '#server/testing/holding.ts';
import { faultsOfLedger } from '#server/testing/ledger.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { scale } from '#server/testing/scale.ts';
import { asOwner, booked, moved, step, visitFor } from '#server/testing/visits.ts';
import type { World, WorldWish } from '#server/testing/world.ts';

const core = testCore();
const MINUTE = 60_000;

/** As many desks on three nodes as that book the world's service at once, each at its own start of these. */
async function rush(world: World, many: number, starts: readonly string[]) {
  const patient = await core.patient(world.receptionist);
  return withNodes(core.database.appUrl, 3, (nodes) =>
    Promise.all(
      Array.from({ length: many }, (_, at) => {
        const asked = visitFor(world, patient.id, { start: starts[at % starts.length] ?? '' });
        return nodes[at % 3]!.runner.run(world.receptionist, 'desk', 'appointment.book', asked, newId());
      }),
    ),
  );
}

/** The claims of a clinic that stand in a lane their count does not have. */
function astray({ clinicId }: World) {
  return asOwner(core, 'select owner from claim where clinic_id = $1 and live and lane >= capacity', [clinicId]);
}

test('[CP1][CL1] of thirty who book a service of three at once exactly three get in', async () => {
  const world = await core.makeWorld({ service: { capacity: 3 } });
  const outcomes = await rush(world, 30, [world.at('09:00')]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
  const refused = outcomes.flatMap((one) => (one.ok ? [] : [one.refusal.code]));
  expect(new Set(refused)).toEqual(new Set(['slot-taken']));
  const lanes = await asOwner<{ lane: number }>(core, 'select lane from claim where clinic_id = $1 order by 1', [
    world.clinicId,
  ]);
  expect(lanes.map(({ lane }) => lane)).toEqual([0, 1, 2]);
});

test('[CP4] of twenty who book a day that takes three exactly three get in', async () => {
  const world = await core.makeWorld({ service: { dailyCap: 3 } });
  const starts = Array.from({ length: 20 }, (_, at) => plusMinutes(world.at('09:00'), at * 15));
  const outcomes = await rush(world, 20, starts);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
  const kinds = outcomes.flatMap((one) => (one.ok || !('blockers' in one.refusal) ? [] : one.refusal.blockers));
  expect(kinds).toHaveLength(17);
  expect(kinds[0]).toMatchObject({
    kind: 'daily-cap',
    owner: world.visit.id,
    start: world.at('00:00'),
    end: world.at('00:00', 1),
  });
});

async function inWorld(wish: WorldWish) {
  const world = await core.makeWorld(wish);
  const patient = await core.patient(world.receptionist);
  const ask = (start: string, wished: Partial<Parameters<typeof visitFor>[2]> = {}) =>
    visitFor(world, patient.id, { start, ...wished });
  return { world, patient, ask };
}

test('[CP4][CP5] the cap of a day counts holds and whoever comes back, and is left with the right and a reason', async () => {
  const { world, ask } = await inWorld({ service: { dailyCap: 2 } });
  const one = await booked(core, world, { start: world.at('09:00') });
  await core.ask(world.receptionist, 'hold.place', holdFor(world, { start: world.at('10:00') }));
  const refusal = await core.refusal(world.receptionist, 'appointment.book', ask(world.at('11:00')));
  expect(refusal).toMatchObject({ code: 'slot-taken', blockers: [{ kind: 'daily-cap' }] });
  expect(
    await core.refusal(world.receptionist, 'hold.place', holdFor(world, { start: world.at('11:00') })),
  ).toMatchObject({ code: 'slot-taken' });
  const later = await core.ask(world.receptionist, 'appointment.move', moved(one, { start: world.at('12:00') }));
  const override = { reason: 'urgent' };
  const third = await core.ask(world.manager, 'appointment.book', ask(world.at('11:00'), { override }));
  expect(third.value.override).toEqual({ reason: 'urgent', beyond: ['daily-cap'] });
  const { value: gone } = await core.ask(world.receptionist, 'appointment.cancel', {
    appointmentId: one.id,
    baseVersion: later.version,
    reason: 'patient',
  });
  expect(await core.refusal(world.manager, 'appointment.advance', step(gone, 'booked'))).toMatchObject({
    code: 'slot-taken',
  });
});

test('[CP5] a move within a day that has one more than its cap for a reason is taken back', async () => {
  const { world, ask } = await inWorld({ service: { dailyCap: 1 } });
  const one = await booked(core, world, { start: world.at('09:00') });
  await core.ask(world.manager, 'appointment.book', ask(world.at('11:00'), { override: { reason: 'urgent' } }));
  const later = await core.ask(world.receptionist, 'appointment.move', moved(one, { start: world.at('10:00') }));
  const undone = await core.ask(world.receptionist, 'command.undo', { commandId: later.commandId });
  expect(undone.value.appointments).toMatchObject([{ id: one.id, start: one.start }]);
  const away = await core.ask(
    world.receptionist,
    'appointment.move',
    moved(undone.value.appointments[0]!, { start: world.at('09:00', 1) }),
  );
  expect(await core.refusal(world.receptionist, 'command.undo', { commandId: away.commandId })).toMatchObject({
    code: 'slot-taken',
    blockers: [{ kind: 'daily-cap' }],
  });
});

test('[CP2] a lane that was left is taken again, and those who share the time are laid anew where the count allows one more', async () => {
  const { world, ask } = await inWorld({ service: { capacity: 2, durationMinutes: 20 } });
  const book = async (time: string, durationMinutes = 20) =>
    (await core.ask(world.receptionist, 'appointment.book', ask(world.at(time), { durationMinutes }))).value;
  const cancel = ({ id, version }: Appointment) =>
    core.ask(world.receptionist, 'appointment.cancel', { appointmentId: id, baseVersion: version, reason: 'patient' });
  const early = await book('09:00');
  const leaving = await book('09:30');
  const late = await book('09:30');
  await cancel(leaving);
  const between = await book('09:10', 30);
  const lanes = `select owner, lane from claim where clinic_id = $1 and live order by starts_at`;
  expect(await asOwner(core, lanes, [world.clinicId])).toEqual([
    { owner: early.id, lane: 0 },
    { owner: between.id, lane: 1 },
    { owner: late.id, lane: 0 },
  ]);
  expect(await faultsOfLedger(core, world.clinicId)).toEqual([]);
});

test('[CP3] a smaller service lets fewer in from now on, and what stands keeps what it was booked with', async () => {
  const { world, ask } = await inWorld({ service: { capacity: 3 } });
  const at = world.at('09:00');
  const first = await booked(core, world, { start: at });
  await booked(core, world, { start: at });
  const edit = { serviceId: world.visit.id, baseVersion: 0, base: { capacity: 3 }, capacity: 2 };
  await core.ask(world.manager, 'service.edit', edit);
  expect(await core.refusal(world.receptionist, 'appointment.book', ask(at))).toMatchObject({ code: 'slot-taken' });
  const left = await core.ask(world.manager, 'appointment.book', ask(at, { override: { reason: 'urgent' } }));
  expect(left.value).toMatchObject({ capacity: 2, override: { beyond: ['capacity'] } });
  expect((await booked(core, world, { start: world.at('10:00') })).capacity).toBe(2);
  expect(first.capacity).toBe(3);
  const gone = { appointmentId: first.id, baseVersion: first.version, reason: 'patient' } as const;
  await core.ask(world.receptionist, 'appointment.cancel', gone);
  expect(await core.refusal(world.receptionist, 'appointment.book', ask(at))).toMatchObject({ code: 'slot-taken' });
});

test('[CP9] what a service allows is added and changed like any of its fields, within its limits, and told as it was', async () => {
  const world = await core.makeWorld();
  const offer = { startOffset: 10, capacity: 6, noticeMinutes: 120, patientDays: 30, dailyCap: 12 };
  const { value: group } = await core.ask(world.manager, 'service.add', { ...pick(world.visit), ...offer });
  expect(group).toMatchObject(offer);
  const base = { capacity: 6, patientDays: 30, dailyCap: 12 };
  const to = { capacity: 4, patientDays: null, dailyCap: null };
  const edit = { serviceId: group.id, baseVersion: group.version, base, ...to };
  expect((await core.ask(world.manager, 'service.edit', edit)).value).toMatchObject({ ...offer, ...to });
  expect(core.published.at(-1)?.events?.[0]).toMatchObject({ type: 'service.edited', was: base });
  for (const wrong of [{ capacity: 0 }, { capacity: 101 }, { startOffset: 3 }, { dailyCap: 0 }, { patientDays: 401 }])
    expect(await core.refusal(world.manager, 'service.add', { ...pick(world.visit), ...wrong })).toMatchObject({
      code: 'invalid',
      fields: [{ path: Object.keys(wrong)[0] }],
    });
});

/** Numbers that look random, the same ones for a seed. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
}

test('[CP1][CP2] whatever is booked, moved, cancelled or forced, one more gets in exactly while the count is below', async () => {
  const { world, ask } = await inWorld({ service: { capacity: 2, bufferAfter: 5 } });
  const services: Service[] = [world.visit];
  for (const capacity of [1, 2, 3]) {
    const asked = { ...pick(world.visit), name: `of ${capacity}`, capacity, bufferAfter: 0 };
    services.push((await core.ask(world.manager, 'service.add', asked)).value);
  }
  const roll = dice(20_261_120);
  const there = new Map<Id, Appointment>();
  const hasRoom = (service: Service, start: string, minutes: number, except?: Id): boolean => {
    const spans = [...there.values()]
      .filter(({ id }) => id !== except)
      .map((one) => ({ from: msOf(one.start), to: msOf(one.end) + one.bufferAfter * MINUTE, capacity: one.capacity }));
    const [from, to] = [msOf(start), msOf(start) + (minutes + service.bufferAfter) * MINUTE];
    return Array.from({ length: (to - from) / MINUTE }, (_, at) => from + at * MINUTE).every((now) => {
      const beside = spans.filter((one) => one.from <= now && now < one.to);
      return beside.length < Math.min(service.capacity, ...beside.map(({ capacity }) => capacity));
    });
  };
  for (let turn = 0; turn < scale({ suite: 120, proof: 3000 }); turn += 1) {
    const service = services[roll(services.length)] ?? world.visit;
    const slot = { start: plusMinutes(world.at('09:00'), roll(30) * 5), durationMinutes: 10 + roll(6) * 5 };
    const one = [...there.values()][roll(Math.max(there.size, 1))];
    const does = roll(10);
    if (one && (does < 2 || there.size > 12)) {
      await core.ask(world.receptionist, 'appointment.cancel', {
        appointmentId: one.id,
        baseVersion: one.version,
        reason: 'patient',
      });
      there.delete(one.id);
      continue;
    }
    const isMove = one !== undefined && does < 5;
    const isForced = does === 9;
    const wish = { ...slot, serviceId: service.id, ...(isForced && { override: { reason: 'urgent' } }) };
    const [name, input] = isMove
      ? (['appointment.move', moved(one, wish)] as const)
      : (['appointment.book', ask(slot.start, wish)] as const);
    const outcome = await core.runner.run(world.manager, 'desk', name, input, newId());
    const isFree = hasRoom(service, slot.start, slot.durationMinutes, isMove ? one.id : undefined);
    expect([turn, outcome.ok]).toEqual([turn, isFree || isForced]);
    if (outcome.ok) there.set((outcome.value as Appointment).id, outcome.value as Appointment);
  }
  expect(await astray(world)).toEqual([]);
  expect(await faultsOfLedger(core, world.clinicId)).toEqual([]);
});

function pick({ name, durationMinutes, startEvery, bufferBefore, needs }: Service) {
  return { name, durationMinutes, startEvery, bufferBefore, needs };
}
