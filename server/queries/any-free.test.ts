// What is shown can be had: a time for anybody as often as somebody is free at it, and what is offered instead of another.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { booked, doubleBookings, visitFor } from '#server/testing/visits.ts';

const core = testCore();

test.each([
  { of: 'visit', practitioners: 3, rooms: 1 },
  { of: 'procedure', practitioners: 4, rooms: 2 },
] as const)(
  '[AV34][AV2] whoever books a $of at a time shown for anybody gets it while one is free, and nobody after that',
  async ({ of, practitioners, rooms }) => {
    const world = await core.makeWorld({ practitioners, rooms, service: { startEvery: 30 } });
    const serviceId = world[of].id;
    const patientId = (await core.patient(world.receptionist)).id;
    for (const [at, start] of ['08:00', '08:30', '08:30', '09:30'].entries())
      await booked(core, world, { patientId, start: world.at(start), scheduleIds: [world.practitioners[at % 3]!] });
    const wish = { serviceId, from: world.at('08:00'), to: world.at('10:00'), limit: 200 };
    const shown = await core.read(world.receptionist, 'slot.find', wish);
    const starts = Map.groupBy(shown, ({ start }) => start);
    const most = (count: number) => (of === 'procedure' ? Math.min(count, rooms) : count);
    const asked = [...starts].flatMap(([start, some]) => Array.from({ length: most(some.length) }, () => start));
    await withNodes(core.database.appUrl, 3, async (nodes) => {
      const book = (start: string, at: number) =>
        nodes[at % 3]!.runner.run(
          world.receptionist,
          'desk',
          'appointment.book',
          visitFor(world, patientId, { serviceId, scheduleIds: [], start }),
          newId(),
        );
      const outcomes = await Promise.all(asked.toSorted((a, b) => a.slice(-6).localeCompare(b.slice(-6))).map(book));
      expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
      expect(await core.read(world.receptionist, 'slot.find', wish)).toEqual([]);
      const late = await Promise.all([...starts.keys()].map(book));
      expect(late.map((one) => (one.ok ? 'booked' : one.refusal.code))).toEqual(late.map(() => 'slot-taken'));
    });
    expect(await doubleBookings(core, world.clinicId)).toBe(0);
  },
);

test('[AV6][AV10] what is offered instead could be booked: on no day that has as many of the service as it lets have', async () => {
  const world = await core.makeWorld({ service: { dailyCap: 2 } });
  for (const start of ['09:00', '10:00']) await booked(core, world, { start: world.at(start) });
  const { patientId } = await booked(core, world, { start: world.at('09:00'), scheduleIds: [world.colleague] });
  const refusal = await core.refusal(world.manager, 'appointment.book', visitFor(world, patientId));
  expect(refusal).toMatchObject({ code: 'slot-taken', alternatives: { length: 5 } });
  const alternatives = 'alternatives' in refusal ? refusal.alternatives : [];
  const mine = alternatives.filter(({ scheduleIds }) => scheduleIds[0] === world.practitioner);
  expect(mine.map(({ start }) => start)).toEqual([world.at('08:00', 1), world.at('08:15', 1), world.at('08:30', 1)]);
  for (const { start, scheduleIds } of alternatives.slice(-1))
    await booked(core, world, { patientId, start, scheduleIds: [...scheduleIds] });
});
