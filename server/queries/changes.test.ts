// Catching up: nothing, the rows since, or the whole picture, and never something in between.
import { expect, test } from 'vitest';
import type { Changes } from '#shared/contract/frames.ts';
import { newId } from '#server/ops/clock.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { testCore } from '#server/testing/core.ts';
import { asOwner, booked, moved } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { changes, type ChangesAsk, MOST_ROWS } from './changes.ts';

const core = testCore();

async function ask(world: World, wish: ChangesAsk): Promise<Changes | { refusal: unknown }> {
  const answer = await changes(core.store, world.receptionist, wish);
  return answer.ok ? answer.changes : { refusal: answer.refusal };
}

async function epochOf(world: World): Promise<string> {
  const [row] = await asOwner<{ epoch: string }>(core, 'select epoch from clinic_head where clinic_id = $1', [
    world.clinicId,
  ]);
  return row?.epoch ?? '';
}

test('[RD6] a screen that stands at the head is told so', async () => {
  const world = await core.makeWorld();
  await core.patient(world.receptionist);
  const epoch = await epochOf(world);
  expect(await ask(world, { epoch, since: 1 })).toEqual({ kind: 'live', epoch, head: 1 });
});

test('[RD6] one that is behind gets every row since, in order, as the log holds them', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  await core.ask(world.receptionist, 'appointment.move', moved(visit, { start: world.at('11:00') }));
  const epoch = await epochOf(world);
  const answer = await ask(world, { epoch, since: 1 });
  expect(answer).toEqual({ kind: 'delta', epoch, head: 3, rows: await readLog(core.store, world.clinicId, 1, 10) });
  expect(answer).toMatchObject({ rows: [{ version: 2, by: { id: world.manager.id } }, { version: 3 }] });
});

test('[RD5][RD6] one that has nothing gets settings and calendar of its window at one version', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const window = { from: world.at('00:00'), to: world.at('23:00') };
  const answer = await ask(world, window);
  expect(answer).toMatchObject({
    kind: 'snapshot',
    epoch: await epochOf(world),
    head: 2,
    settings: { clinic: { id: world.clinicId } },
  });
  expect('calendar' in answer && answer.calendar).toEqual(
    await core.read(world.receptionist, 'calendar.range', window),
  );
  expect('calendar' in answer && answer.calendar.appointments).toEqual([visit]);
});

test('[RD6] without a window the picture is of the clinic’s own today', async () => {
  const world = await core.makeWorld({ zone: 'Pacific/Apia' });
  const answer = await ask(world, {});
  expect('calendar' in answer && answer.calendar.days.map((day) => day.start)).toEqual([world.at('00:00', -1)]);
});

test.each([
  ['another epoch', () => ({ epoch: newId(), since: 0 })],
  ['no epoch', () => ({ since: 0 })],
  ['a version that is yet to come', (epoch: string) => ({ epoch, since: 2 })],
])('[RD6] %s is too old, and where the whole picture is allowed it is given', async (_, wish) => {
  const world = await core.makeWorld();
  await core.patient(world.receptionist);
  const asked = wish(await epochOf(world));
  expect(await ask(world, asked)).toEqual({ refusal: { code: 'too-old' } });
  expect(await ask(world, { ...asked, full: true })).toMatchObject({ kind: 'snapshot', head: 1 });
});

test('[RD6] three hundred rows are sent one by one, one more and the picture is shorter', async () => {
  const world = await core.makeWorld();
  await asOwner(
    core,
    `insert into clinic_log (clinic_id, version, at, via, command_id, events)
       select $1, v, clock_timestamp(), 'job', gen_random_uuid(), '[]' from generate_series(1, $2::int) v`,
    [world.clinicId, MOST_ROWS + 1],
  );
  await asOwner(core, 'update clinic_head set version = $2 where clinic_id = $1', [world.clinicId, MOST_ROWS + 1]);
  const epoch = await epochOf(world);
  const rows = await ask(world, { epoch, since: 1 });
  expect('rows' in rows && rows.rows.map((row) => row.version)).toEqual(
    Array.from({ length: MOST_ROWS }, (__, at) => at + 2),
  );
  expect(await ask(world, { epoch, since: 0 })).toEqual({ refusal: { code: 'too-old' } });
  expect(await ask(world, { epoch, since: 0, full: true })).toMatchObject({ kind: 'snapshot', head: MOST_ROWS + 1 });
});

test('[RD2] a window that is none is invalid', async () => {
  const world = await core.makeWorld();
  const turned = { from: world.at('12:00'), to: world.at('08:00') };
  expect(await ask(world, turned)).toMatchObject({ refusal: { code: 'invalid', fields: [{ path: 'to' }] } });
  expect(await ask(world, { from: world.at('08:00'), to: world.at('08:00', 70) })).toMatchObject({
    refusal: { code: 'invalid' },
  });
});

test('[TE1] a clinic that is not there has no changes', async () => {
  const world = await core.makeWorld();
  const answer = await changes(core.store, { ...world.receptionist, clinicId: newId() }, {});
  expect(answer).toEqual({ ok: false, refusal: { code: 'not-found' } });
});
