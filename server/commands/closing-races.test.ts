// Closing time while others book it, on several nodes at once.
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import { newId } from '#server/ops/clock.ts';
import { closingFor } from '#server/testing/closing.ts';
import { testCore } from '#server/testing/core.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { doubleBookings, moved, visitFor } from '#server/testing/visits.ts';

const core = testCore();

test('[CC9] of a closing and a booking of the same time at once either the visit is there or the time is closed, never both', async () => {
  const world = await core.makeWorld({ practitioners: 5 });
  const { id: patientId } = await core.patient(world.receptionist);
  const races = Array.from({ length: 40 }, (_, at) => {
    const hour = (minutes: string) => world.at(`${8 + Math.floor(at / 5)}:${minutes}`);
    return { scheduleId: world.practitioners[at % 5]!, start: hour('00'), end: hour('30') };
  });
  const pairs = await withNodes(core.database.appUrl, 3, async (nodes) =>
    Promise.all(
      races.map(async ({ scheduleId, start, end }, at) => {
        const [one, other] = [nodes[at % 3]!.runner, nodes[(at + 1) % 3]!.runner];
        const close = () =>
          one.run(world.manager, 'desk', 'schedule.close', closingFor(world, { scheduleId, start, end }), newId());
        const visit = visitFor(world, patientId, { start, scheduleIds: [scheduleId] });
        const book = () => other.run(world.receptionist, 'desk', 'appointment.book', visit, newId());
        const answers = at % 2 === 0 ? [close(), book()] : [book(), close()].toReversed();
        return (await Promise.all(answers)).map((answer) => (answer.ok ? 'ok' : answer.refusal.code));
      }),
    ),
  );
  const kinds = new Set(pairs.map((pair) => pair.join(' ')));
  expect([...kinds].every((kind) => ['ok slot-taken', 'conflict ok'].includes(kind))).toBe(true);
  expect(await doubleBookings(core, world.clinicId)).toBe(0);
});

test('[CC9][CC4] a visit that moves while its time is closed is kept where it was, or away and no more in the way', async () => {
  const world = await core.makeWorld({ practitioners: 5 });
  const { id: patientId } = await core.patient(world.receptionist);
  const visits: Appointment[] = [];
  for (let at = 0; at < 10; at += 1) {
    const wish = { start: world.at(`${8 + Math.floor(at / 5)}:00`), scheduleIds: [world.practitioners[at % 5]!] };
    visits.push((await core.ask(world.manager, 'appointment.book', visitFor(world, patientId, wish))).value);
  }
  await withNodes(core.database.appUrl, 2, async ([one, other]) => {
    await Promise.all(
      visits.map(async (visit, at) => {
        const [scheduleId] = visit.scheduleIds;
        const [start, end] = [visit.start, world.at(`${8 + Math.floor(at / 5)}:30`)];
        const closing = closingFor(world, { scheduleId: scheduleId!, start, end, keep: [visit.id] });
        const away = moved(visit, { start: world.at(`${14 + Math.floor(at / 5)}:00`) });
        const [asked, went] = await Promise.all([
          one!.runner.run(world.manager, 'desk', 'schedule.close', closing, newId()),
          other!.runner.run(world.receptionist, 'desk', 'appointment.move', away, newId()),
        ]);
        expect([asked.ok, went.ok]).toEqual([true, true]);
        const { kept } = (asked.ok ? asked.value : {}) as { kept: unknown[] };
        const isFirst = asked.ok && went.ok && asked.version < went.version;
        expect(kept).toHaveLength(isFirst ? 1 : 0);
      }),
    );
  });
  expect(await doubleBookings(core, world.clinicId)).toBe(0);
});
