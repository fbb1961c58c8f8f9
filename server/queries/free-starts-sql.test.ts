// slot.find beside the same question in one statement of SQL, on random clinics.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SlotWish } from '#shared/contract/time-queries.ts';
import { instantOf, MINUTE, msOf } from '#shared/time/instant.ts';
import { now } from '#server/ops/clock.ts';
import { loadSettings } from '#server/store/settings.ts';
import { testCore } from '#server/testing/core.ts';
import { freeStartsBySql } from '#server/testing/free-starts-sql.ts';
import { scale } from '#server/testing/scale.ts';
import { asOwner } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '40'));
const time = clock.map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const window = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: time, to: time });
const clinic = fc.record({
  practitioners: fc.integer({ min: 2, max: 4 }),
  rooms: fc.integer({ min: 1, max: 2 }),
  hours: fc.array(window, { minLength: 1, maxLength: 12 }),
  service: fc.record({
    durationMinutes: fc.constantFrom(10, 15, 40),
    startEvery: fc.constantFrom(10, 15, 60),
    startOffset: fc.constantFrom(0, 5, 550),
    bufferBefore: fc.constantFrom(0, 5),
    bufferAfter: fc.constantFrom(0, 10),
  }),
});
const claims = fc.array(
  fc.record({
    who: fc.nat({ max: 5 }),
    at: fc.integer({ min: -60, max: 4 * 1440 }),
    minutes: fc.integer({ min: 1, max: 400 }),
    kind: fc.constantFrom('appointment', 'closure', 'hold', 'over'),
  }),
  { minLength: 5, maxLength: 30 },
);
const asked = fc.record({
  room: fc.boolean(),
  from: fc.integer({ min: 0, max: 3000 }),
  length: fc.integer({ min: 1, max: 4000 }),
  limit: fc.constantFrom(1, 20, 200),
  each: fc.boolean(),
  narrow: fc.boolean(),
});

/** Time taken past the log, each in a lane of its own, so that any of it may lie beside any other. */
async function take(world: World, some: typeof claims extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  const ids = [...world.practitioners, ...world.rooms];
  const starts = some.map(({ at }) => msOf(world.at('00:00')) + at * MINUTE);
  const until = (kind: string) => (kind === 'hold' ? 60 : kind === 'over' ? -60 : null);
  await asOwner(
    core,
    `insert into claim (clinic_id, schedule_id, lane, starts_at, ends_at, kind, owner, hold_until)
       select $1, s, n, f, t, k, gen_random_uuid(), u
         from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::timestamptz[]) with ordinality as c (s, f, t, k, u, n)`,
    [
      world.clinicId,
      some.map(({ who }) => ids[who % ids.length]),
      starts.map(instantOf),
      some.map(({ minutes }, at) => instantOf(starts[at]! + minutes * MINUTE)),
      some.map(({ kind }) => (kind === 'over' ? 'hold' : kind)),
      some.map(({ kind }) => {
        const minutes = until(kind);
        return minutes === null ? null : instantOf(now() + minutes * MINUTE);
      }),
    ],
  );
}

test('[AV18][AV2][AV12] one statement of SQL finds the same starts, with a practitioner alone and with a room', async () => {
  await fc.assert(
    fc.asyncProperty(
      clinic,
      claims,
      fc.array(asked, { minLength: 4, maxLength: 8 }),
      async (made, taken, questions) => {
        const world = await core.makeWorld(made);
        await take(world, taken);
        for (const { room, from, length, limit, each, narrow } of questions) {
          const start = msOf(world.at('00:00')) + from * MINUTE;
          const wish: SlotWish = {
            serviceId: room ? world.procedure.id : world.visit.id,
            from: instantOf(start),
            to: instantOf(start + length * MINUTE),
            limit,
            each,
            ...(narrow && { scheduleIds: [world.colleague] }),
          };
          const found = await core.read(world.receptionist, 'slot.find', wish);
          const bySql = await core.store.read(world.clinicId, async (tx) => {
            const settings = await loadSettings(tx, world.clinicId);
            const service = settings.services.find(({ id }) => id === wish.serviceId)!;
            const { scheduleIds = [] } = wish;
            const ask = { ...settings, service, scheduleIds, from: start, to: start + length * MINUTE, now: now() };
            return freeStartsBySql(tx, { ...ask, limit: each ? 2000 : limit, ...(each && { each: limit }) });
          });
          expect(found.map(({ start: at, scheduleIds }) => ({ start: at, scheduleIds }))).toEqual(bySql);
        }
      },
    ),
    { numRuns: scale({ suite: 12, proof: 400 }) },
  );
});
