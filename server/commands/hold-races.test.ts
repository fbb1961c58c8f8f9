// Holds, bookings and moves that reach for one time at the same moment, on several nodes.
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { held, holdFor, lapse } from '#server/testing/holding.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { asOwner, booked, doubleBookings, moved, visitFor } from '#server/testing/visits.ts';
import type { Person } from '#server/testing/world.ts';
import type { Outcome } from './outcome.ts';

const core = testCore();
type Ask = readonly [who: Person, name: string, input: object];

/** Asks everything at once, one after the other on each of three nodes. */
function atOnce(asks: readonly Ask[]): Promise<Outcome[]> {
  return withNodes(core.database.appUrl, 3, (nodes) =>
    Promise.all(asks.map(([who, name, input], at) => nodes[at % 3]!.runner.run(who, 'desk', name, input, newId()))),
  );
}

function codes(outcomes: readonly Outcome[]): Record<string, number> {
  const counted = Object.groupBy(outcomes, (one) => (one.ok ? one.outcome : one.refusal.code));
  return Object.fromEntries(Object.entries(counted).map(([code, some]) => [code, some?.length ?? 0]));
}

test('[HO18][CL1] of fifty who hold, book or move to overlapping times one has it, and all others are told of that one', async () => {
  for (let round = 0; round < 4; round += 1) {
    const world = await core.makeWorld();
    const patient = await core.patient(world.receptionist);
    const visits: Appointment[] = [];
    for (let at = 0; at < 13; at += 1)
      visits.push(await booked(core, world, { patientId: patient.id, start: plusMinutes(world.at('10:00'), at * 15) }));
    const asks = Array.from({ length: 50 }, (_, at): Ask => {
      const start = plusMinutes(world.at('09:00'), (at % 3) * 5);
      const kinds: Ask[] = [
        [world.receptionist, 'hold.place', holdFor(world, { start })],
        [world.manager, 'appointment.book', visitFor(world, patient.id, { start })],
        [world.doctor, 'hold.place', holdFor(world, { start })],
        [world.doctor, 'appointment.move', moved(visits[Math.floor(at / 4)]!, { start })],
      ];
      return kinds[(at + round) % 4]!;
    });
    const outcomes = await atOnce(asks);
    expect(codes(outcomes)).toEqual({ commit: 1, 'slot-taken': 49 });
    const won = outcomes.find((one) => one.ok)?.value as { id: string; start: string; end: string };
    const told = { scheduleId: world.practitioner, owner: won.id, start: won.start, end: won.end };
    const refusals = outcomes.flatMap((one) => (one.ok ? [] : [one.refusal]));
    expect(refusals).toMatchObject(refusals.map(() => ({ blockers: [told] })));
    expect(await doubleBookings(core, world.clinicId)).toBe(0);
  }
});

test('[HO4][HO18] of the holder and forty others who reach for a held time at once it is the holder who gets it', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const hold = await held(core, world);
  const others = Array.from({ length: 40 }, (_, at): Ask =>
    at % 2 === 0
      ? [world.manager, 'appointment.book', visitFor(world, patient.id)]
      : [world.doctor, 'hold.place', holdFor(world)],
  );
  const confirm: Ask = [world.receptionist, 'hold.book', { holdId: hold.id, patientId: patient.id }];
  const outcomes = await atOnce([...others.slice(0, 20), confirm, ...others.slice(20)]);
  expect(codes(outcomes)).toEqual({ commit: 1, 'slot-taken': 40 });
  expect(outcomes[20]).toMatchObject({ ok: true });
});

test('[HO5][HO18] one hold confirmed on two devices at once is one appointment', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const hold = await held(core, world);
  const confirms = Array.from({ length: 6 }, (_, at): Ask =>
    at % 2 === 0
      ? [world.receptionist, 'hold.book', { holdId: hold.id, patientId: patient.id }]
      : [world.receptionist, 'appointment.book', visitFor(world, patient.id, { holdId: hold.id })],
  );
  expect(codes(await atOnce(confirms))).toEqual({ commit: 1, 'hold-expired': 5 });
  const rows = await asOwner(core, 'select 1 from appointment where clinic_id = $1', [world.clinicId]);
  expect(rows).toHaveLength(1);
});

test('[HO6][HO18] of two whose holds of one time have both run out the first to confirm has it', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const first = await held(core, world);
  await lapse(core, first);
  const second = await held(core, world, { holder: world.manager });
  await lapse(core, second);
  const outcomes = await atOnce([
    [world.receptionist, 'hold.book', { holdId: first.id, patientId: patient.id }],
    [world.manager, 'hold.book', { holdId: second.id, patientId: patient.id }],
  ]);
  expect(codes(outcomes)).toEqual({ commit: 1, 'hold-expired': 1 });
});

test('[HO7] of ten who make one hold longer at once one does', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const outcomes = await atOnce(
    Array.from({ length: 10 }, (): Ask => [world.receptionist, 'hold.extend', { holdId: hold.id }]),
  );
  expect(codes(outcomes)).toEqual({ commit: 1, 'wrong-status': 9 });
  const [row] = await asOwner<{ until: Date }>(core, 'select until from hold where id = $1', [hold.id]);
  expect(row?.until.toISOString()).toBe(plusMinutes(hold.until, 5));
});

test('[HO8][HO12][HO18] let go, booked and taken over at once, a hold has one end', async () => {
  for (let round = 0; round < 6; round += 1) {
    const world = await core.makeWorld();
    const patient = await core.patient(world.receptionist);
    const { id: holdId } = await held(core, world);
    const asks: Ask[] = [
      [world.receptionist, 'hold.release', { holdId }],
      [world.receptionist, 'hold.book', { holdId, patientId: patient.id }],
      [world.manager, 'hold.take-over', { holdId, reason: 'urgent' }],
    ];
    await atOnce([...asks.slice(round % 3), ...asks.slice(0, round % 3)]);
    const ends = await asOwner(
      core,
      `select count(*)::int as ends from clinic_log l, jsonb_array_elements(l.events) e
        where clinic_id = $1 and e ->> 'type' in ('hold.released', 'hold.booked')`,
      [world.clinicId],
    );
    const [row] = await asOwner<{ state: string; visits: number; claims: number }>(
      core,
      `select state, (select count(*)::int from appointment a where a.clinic_id = h.clinic_id) as visits,
         (select count(*)::int from claim c where c.clinic_id = h.clinic_id and c.live) as claims from hold h where id = $1`,
      [holdId],
    );
    const isLive = row?.state === 'live';
    expect(ends).toEqual([{ ends: isLive ? 0 : 1 }]);
    expect(row?.claims).toBe((isLive ? 1 : 0) + (row?.visits ?? 0));
    expect(await doubleBookings(core, world.clinicId)).toBe(0);
  }
});
