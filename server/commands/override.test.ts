// Leaving the rules on purpose, on the real database: who may, what is marked, logged and counted, and what never gives way.
import { expect, test } from 'vitest';
import type { ClinicEvent } from '#shared/contract/events.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { countBeyond, mostAtOnce, timesOn } from '#shared/rules/capacity.ts';
import { msOf } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { closed } from '#server/testing/closing.ts';
import { testCore } from '#server/testing/core.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { asOwner, booked, calendarOf, moved, step, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
const override = { reason: 'sent over from the emergency room' };

/** Live claims of one schedule by lane, with whose they are. */
function lanesOf(scheduleId: string): Promise<{ lane: number; owner: string }[]> {
  return asOwner(core, 'select lane, owner from claim where schedule_id = $1 and live order by lane', [scheduleId]);
}

function cancelled(world: World, { id, version }: Appointment) {
  const input = { appointmentId: id, baseVersion: version, reason: 'patient' as const };
  return core.ask(world.manager, 'appointment.cancel', input);
}

test('[OV1][PE4] beside another visit only with the right and a reason, the doctor’s on their own schedule', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world);
  await booked(core, world, { scheduleIds: [world.colleague] });
  const beside = visitFor(world, first.patientId, { override });
  expect(await core.refusal(world.receptionist, 'appointment.book', beside)).toEqual({ code: 'forbidden' });
  const elsewhere = { ...beside, scheduleIds: [world.colleague] };
  expect(await core.refusal(world.doctor, 'appointment.book', elsewhere)).toEqual({ code: 'forbidden' });
  const { override: _, ...plain } = beside;
  expect(await core.refusal(world.manager, 'appointment.book', plain)).toMatchObject({ code: 'slot-taken' });
  for (const who of [world.doctor, world.manager])
    expect((await core.ask(who, 'appointment.book', beside)).value.override).toEqual({
      ...override,
      beyond: ['capacity'],
    });
  expect(await calendarOf(core, world)).toHaveLength(4);
});

test('[OV1][OV2] a visit is moved beside another at night, and says that it left both rules', async () => {
  const world = await core.makeWorld();
  const night = world.at('22:00');
  const there = await booked(core, world, { start: night, override });
  const visit = await booked(core, world);
  const move = moved(visit, { start: night, override });
  expect(await core.refusal(world.receptionist, 'appointment.move', move)).toEqual({ code: 'forbidden' });
  const { value } = await core.ask(world.manager, 'appointment.move', move);
  expect([there.override?.beyond, value.override?.beyond]).toEqual([['hours'], ['hours', 'capacity']]);
});

test('[OV2] a reason where nothing was in the way is kept, and leaves no rule', async () => {
  const world = await core.makeWorld();
  expect((await booked(core, world, { override })).override).toEqual({ ...override, beyond: [] });
});

test('[OV1] a reason leads onto closed time, and none does not', async () => {
  const world = await core.makeWorld();
  await closed(core, world);
  const { id } = await core.patient(world.receptionist);
  expect(await core.refusal(world.manager, 'appointment.book', visitFor(world, id))).toMatchObject({
    blockers: [{ kind: 'closure' }],
  });
  expect((await booked(core, world, { override })).override?.beyond).toEqual(['closure']);
});

test('[OV3] nobody’s reason takes the time another holds, and one’s own hold is no obstacle', async () => {
  const world = await core.makeWorld();
  const slot = { serviceId: world.visit.id, scheduleIds: [world.practitioner], start: world.at('09:00') };
  const hold = await core.ask(world.receptionist, 'hold.place', slot);
  const { id } = await core.patient(world.receptionist);
  const over = visitFor(world, id, { start: world.at('09:10'), override });
  expect(await core.refusal(world.manager, 'appointment.book', over)).toMatchObject({
    code: 'slot-taken',
    blockers: [{ kind: 'hold', owner: hold.value.id }],
  });
  const own = await core.ask(world.manager, 'hold.place', { ...slot, start: world.at('11:00') });
  const mine = visitFor(world, id, { start: world.at('11:10'), holdId: own.value.id, override });
  expect((await core.ask(world.manager, 'appointment.book', mine)).value.override).toEqual({ ...override, beyond: [] });
});

test('[OV4] of two visits at one time whichever is left keeps out whoever has no reason', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world);
  const second = await booked(core, world, { override });
  expect(await lanesOf(world.practitioner)).toEqual([
    { lane: 0, owner: first.id },
    { lane: 1, owner: second.id },
  ]);
  await cancelled(world, first);
  const asked = visitFor(world, first.patientId);
  expect(await core.refusal(world.receptionist, 'appointment.book', asked)).toMatchObject({
    code: 'slot-taken',
    blockers: [{ owner: second.id }],
  });
  const third = await booked(core, world, { override });
  expect(await lanesOf(world.practitioner)).toMatchObject([{ lane: 0, owner: third.id }, { lane: 1 }]);
});

test.each([2, 10])(
  '[OV5] %i staff who leave the rules at once on three nodes all succeed, and the count is exact',
  async (many) => {
    const world = await core.makeWorld();
    const visit = await booked(core, world);
    const asked = visitFor(world, visit.patientId, { override });
    const outcomes = await withNodes(core.database.appUrl, 3, (nodes) =>
      Promise.all(
        Array.from({ length: many }, (_, at) =>
          nodes[at % 3]!.runner.run(world.manager, 'desk', 'appointment.book', asked, newId()),
        ),
      ),
    );
    expect(outcomes.filter((one) => !one.ok)).toEqual([]);
    const lanes = await lanesOf(world.practitioner);
    expect(lanes.map((one) => one.lane)).toEqual(Array.from({ length: many + 1 }, (_, lane) => lane));
    const all = await calendarOf(core, world);
    expect(all.map((one) => one.override?.beyond)).toEqual(
      expect.arrayContaining([undefined, ...Array.from({ length: many }, () => ['capacity'])]),
    );
    const times = timesOn(world.practitioner, all);
    expect(mostAtOnce(times, { start: msOf(visit.start), end: msOf(visit.end) })).toBe(many + 1);
    expect(countBeyond(times)).toBe(many);
  },
);

test('[OV6] an overridden visit that comes back takes a free lane again, and one that left only the hours is refused', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world);
  const beside = await booked(core, world, { override });
  const gone = await cancelled(world, beside);
  const other = await booked(core, world, { override });
  const back = await core.ask(world.manager, 'appointment.advance', step(gone.value, 'booked'));
  expect(back.value).toMatchObject({ status: 'booked', override: beside.override });
  expect((await lanesOf(world.practitioner)).map((one) => one.owner)).toEqual([first.id, other.id, beside.id]);

  const late = await booked(core, world, { start: world.at('22:00'), override });
  const lateGone = await cancelled(world, late);
  await booked(core, world, { start: world.at('22:00'), override });
  const again = step(lateGone.value, 'booked');
  expect(await core.refusal(world.manager, 'appointment.advance', again)).toMatchObject({ code: 'slot-taken' });
});

test('[OV7] an overbooked visit is moved without a reason only to free time, and then stands by no reason', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world);
  const beside = await booked(core, world, { override });
  const longer = moved(beside, { durationMinutes: 30 });
  expect(await core.refusal(world.manager, 'appointment.move', longer)).toMatchObject({
    code: 'slot-taken',
    blockers: [{ owner: first.id }],
  });
  const away = await core.ask(world.receptionist, 'appointment.move', moved(beside, { start: world.at('11:00') }));
  expect(away.value.override).toBeNull();
  expect(core.published.at(-1)?.events).toMatchObject([{ was: { override: beside.override } }]);
  expect(await lanesOf(world.practitioner)).toEqual([
    { lane: 0, owner: first.id },
    { lane: 0, owner: beside.id },
  ]);
});

test('[OV8] the log says who left which rules, when, through which door and why', async () => {
  const world = await core.makeWorld();
  await booked(core, world);
  const beside = await booked(core, world, { override });
  const [row] = await asOwner<{ actor: string; via: string; at: Date; events: ClinicEvent[] }>(
    core,
    'select actor, via, at, events from clinic_log where clinic_id = $1 order by version desc limit 1',
    [world.clinicId],
  );
  expect(row).toMatchObject({ actor: world.manager.id, via: 'desk', at: expect.any(Date) as Date });
  expect(row?.events).toMatchObject([
    { appointment: { id: beside.id, override: { ...override, beyond: ['capacity'] } } },
  ]);
});

test('[OV9] an overridden procedure takes the room nobody uses, though its practitioner is taken', async () => {
  const world = await core.makeWorld({ rooms: 2 });
  const procedure = { serviceId: world.procedure.id, override };
  const rooms = [];
  for (let count = 0; count < 3; count += 1) rooms.push((await booked(core, world, procedure)).scheduleIds[1]);
  expect(rooms).toEqual([world.rooms[0], world.rooms[1], world.rooms[0]]);
});
