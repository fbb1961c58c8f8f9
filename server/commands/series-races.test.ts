// Series that reach for the same times at the same moment, on several nodes; and the log of series, replayed.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { readLog } from '#server/store/clinic-log.ts';
import { putNouns } from '#server/store/put.ts';
import { testCore } from '#server/testing/core.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { seriesFor, started, wall } from '#server/testing/series.ts';
import { seriesStory } from '#server/testing/series-story.ts';
import { asOwner, doubleBookings } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

test('[SR20][CL1] of many series that reach for the same weeks at once one has them, whole, and nothing stalls', async () => {
  const world = await core.makeWorld();
  const { id: patientId } = await core.patient(world.receptionist);
  const moving = await started(core, world, { patientId, startLocal: wall(world, '15:00') });
  const { id: seriesId, startLocal: recurrenceId, version: baseVersion } = moving.value.series;
  const asks = Array.from({ length: 12 }, (_, at): [name: string, input: object] => {
    const startLocal = wall(world, `10:${String((at % 3) * 5).padStart(2, '0')}`, 7 * (at % 2));
    const scheduleIds = at % 2 === 0 ? [world.practitioner, world.room] : [world.room, world.practitioner];
    if (at % 4 === 3) {
      const set = { startLocal: wall(world, '10:05') };
      return ['series.change', { seriesId, recurrenceId, baseVersion, scope: 'all', set }];
    }
    return ['series.start', { ...seriesFor(world, patientId), startLocal, serviceId: world.procedure.id, scheduleIds }];
  });
  await withNodes(core.database.appUrl, 3, async (nodes) => {
    const outcomes = await Promise.all(
      asks.map(([name, input], at) => nodes[at % 3]!.runner.run(world.manager, 'desk', name, input, newId())),
    );
    const won = outcomes.filter((one) => one.ok);
    const codes = outcomes.flatMap((one) => (one.ok ? [] : one.refusal.code));
    expect([won.length, new Set(codes)]).toEqual([1, new Set(['conflict'])]);
    expect(nodes.flatMap(({ counted }) => counted)).toEqual([]);
  });
  expect(await doubleBookings(core, world.clinicId)).toBe(0);
  const rows = await asOwner<{ visits: number }>(
    core,
    'select count(*)::int as visits from appointment where clinic_id = $1 group by series_id',
    [world.clinicId],
  );
  expect(rows.every(({ visits }) => visits === 4)).toBe(true);
});

const TABLES = ['appointment', 'closure', 'series'];

async function rowsOf({ clinicId }: World): Promise<unknown> {
  const all = TABLES.map(
    (table) => `(select json_agg(t order by id) from ${table} t where clinic_id = $1) as ${table}`,
  );
  return asOwner(core, `select ${all.join(', ')}`, [clinicId]);
}

test('[SR21][LG4] replaying the log of series gives exactly the rows that stand', async () => {
  const world = await core.makeWorld();
  await seriesStory(core, world);
  const before = await rowsOf(world);
  const log = await readLog(core.store, world.clinicId, 0, 1000);
  for (const table of TABLES) await asOwner(core, `delete from ${table} where clinic_id = $1`, [world.clinicId]);
  await core.store.write(async (tx) => {
    await tx.rows(`select set_config('app.clinic_id', ?, true)`, [world.clinicId]);
    for (const row of log) await putNouns(tx, world.clinicId, row.events ?? []);
  });
  expect(await rowsOf(world)).toEqual(before);
});

test('[SR21] the calendar of a moment has the visits of a series as they were then', async () => {
  const world = await core.makeWorld();
  const { value } = await started(core, world);
  const change = {
    seriesId: value.series.id,
    recurrenceId: value.series.startLocal,
    baseVersion: value.series.version,
  };
  const set = { startLocal: wall(world, '12:00') };
  await core.ask(world.manager, 'series.change', { ...change, scope: 'all', set });
  const log = await readLog(core.store, world.clinicId, 0, 1000);
  const window = { from: world.at('00:00'), to: world.at('00:00', 30) };
  const startsAt = async (at: string) =>
    (await core.read(world.manager, 'calendar.at', { at, ...window })).appointments.map(({ start }) => start);
  expect(await startsAt(log.at(-2)?.at ?? '')).toEqual([0, 7, 14, 21].map((days) => world.at('10:00', days)));
  expect(await startsAt(log.at(-1)?.at ?? '')).toEqual([0, 7, 14, 21].map((days) => world.at('12:00', days)));
});

test('[SR22][PE2] a doctor begins, changes and ends series of their own schedule alone', async () => {
  const world = await core.makeWorld();
  const { id: patientId } = await core.patient(world.receptionist);
  const own = await core.ask(world.doctor, 'series.start', seriesFor(world, patientId));
  const others = seriesFor(world, patientId, { scheduleIds: [world.colleague] });
  const forbidden = { code: 'forbidden' };
  expect(await core.refusal(world.doctor, 'series.start', others)).toEqual(forbidden);
  const away = [{ recurrenceId: wall(world, '10:00'), action: 'move', scheduleIds: [world.colleague] }];
  expect(await core.refusal(world.doctor, 'series.start', { ...seriesFor(world, patientId), choices: away })).toEqual(
    forbidden,
  );
  const { id: seriesId, version: baseVersion, startLocal: recurrenceId } = own.value.series;
  const change = { seriesId, baseVersion, recurrenceId, scope: 'all' };
  const give = { ...change, set: { scheduleIds: [world.colleague] } };
  expect(await core.refusal(world.doctor, 'series.change', give)).toEqual(forbidden);
  const later = { ...change, set: { startLocal: wall(world, '11:00') } };
  const toAnybody = [{ recurrenceId: wall(world, '11:00'), action: 'move', scheduleIds: [] }];
  const anybody = { ...later, choices: toAnybody };
  expect(await core.refusal(world.doctor, 'series.change', anybody)).toEqual(forbidden);
  const { value } = await core.ask(world.receptionist, 'series.start', others);
  const end = { seriesId: value.series.id, baseVersion: value.series.version, recurrenceId };
  expect(await core.refusal(world.doctor, 'series.end', end)).toEqual(forbidden);
  expect(await core.refusal(world.doctor, 'series.change', { ...end, scope: 'all', set: { note: 'x' } })).toEqual(
    forbidden,
  );
  expect(await core.ask(world.doctor, 'series.end', { seriesId, baseVersion, recurrenceId })).toMatchObject({
    outcome: 'commit',
  });
});
