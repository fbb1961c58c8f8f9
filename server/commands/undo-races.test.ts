// Taking back while somebody else changes the same visit, on several nodes at once.
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { asOwner, booked, doubleBookings, edited, moved, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

type Race = { readonly visit: Appointment; readonly move: Appointment; readonly moveId: string };

/** A visit of hour `at` that the receptionist has moved by half an hour. */
async function movedOnce(world: World, patientId: string, at: number): Promise<Race> {
  const scheduleIds = [world.practitioners[at % 5]!];
  const start = (minutes: string) => world.at(`${String(8 + Math.floor(at / 5)).padStart(2, '0')}:${minutes}`);
  const visit = await booked(core, world, { patientId, scheduleIds, start: start('00') });
  const moveId = newId();
  const move = moved(visit, { start: start('30') });
  return { visit, moveId, move: (await core.ask(world.receptionist, 'appointment.move', move, moveId)).value };
}

async function rowOf({ id }: Appointment): Promise<{ note: string; start: string }> {
  const [row] = await asOwner<{ note: string; starts_at: Date }>(
    core,
    'select note, starts_at from appointment where id = $1',
    [id],
  );
  return { note: row?.note ?? '', start: row?.starts_at.toISOString() ?? '' };
}

test('[UN11] of forty undos against forty changes on three nodes each pair ends whole, and nothing is booked twice', async () => {
  const world = await core.makeWorld({ practitioners: 5 });
  const { id: patientId } = await core.patient(world.receptionist);
  const races: Race[] = [];
  for (let at = 0; at < 40; at += 1) races.push(await movedOnce(world, patientId, at));
  await withNodes(core.database.appUrl, 3, async (nodes) => {
    const runners = nodes.map(({ runner }) => runner);
    await Promise.all(
      races.map(async ({ visit, move, moveId }, at) => {
        const [one, other] = [runners[at % 3]!, runners[(at + 1) % 3]!];
        const isNote = at % 2 === 0;
        const [name, input] = isNote
          ? ['appointment.edit', edited(move, { note: 'hers' })]
          : ['appointment.move', moved(move, { durationMinutes: 20 })];
        const [mine, theirs] = await Promise.all([
          one.run(world.receptionist, 'desk', 'command.undo', { commandId: moveId }, newId()),
          other.run(world.manager, 'desk', name, input, newId()),
        ]);
        const codes = [mine, theirs].map((answer) => (answer.ok ? 'ok' : answer.refusal.code));
        expect([at, codes.toSorted()]).toEqual([at, isNote ? ['ok', 'ok'] : ['conflict', 'ok']]);
        const start = mine.ok ? visit.start : move.start;
        expect([at, await rowOf(visit)]).toEqual([at, { note: isNote ? 'hers' : '', start }]);
      }),
    );
  });
  expect(await doubleBookings(core, world.clinicId)).toBe(0);
});

test('[UN11][UN7] of twenty who book the freed time and the one who takes the cancellation back exactly one has it', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const cancelId = newId();
  const cancel = { appointmentId: visit.id, baseVersion: visit.version, reason: 'patient' as const };
  await core.ask(world.receptionist, 'appointment.cancel', cancel, cancelId);
  const outcomes = await withNodes(core.database.appUrl, 3, (nodes) =>
    Promise.all(
      Array.from({ length: 21 }, (_, at) => {
        const { runner } = nodes[at % 3]!;
        return at === 10
          ? runner.run(world.receptionist, 'desk', 'command.undo', { commandId: cancelId }, newId())
          : runner.run(world.manager, 'desk', 'appointment.book', visitFor(world, visit.patientId), newId());
      }),
    ),
  );
  const refused = outcomes.flatMap((one) => (one.ok ? [] : one.refusal.code));
  expect([refused.length, new Set(refused)]).toEqual([20, new Set(['slot-taken'])]);
  expect(await doubleBookings(core, world.clinicId)).toBe(0);
});

test('[UN6][RC1] taken back ten times at once it is taken back once', async () => {
  const world = await core.makeWorld();
  const { id: patientId } = await core.patient(world.receptionist);
  const { moveId } = await movedOnce(world, patientId, 0);
  const outcomes = await withNodes(core.database.appUrl, 2, (nodes) =>
    Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        nodes[at % 2]!.runner.run(world.receptionist, 'desk', 'command.undo', { commandId: moveId }, newId()),
      ),
    ),
  );
  const said = outcomes.map((one) => (one.ok ? one.outcome : one.refusal.code));
  expect(said.toSorted()).toEqual(['commit', ...Array.from({ length: 9 }, () => 'noop')]);
});
