// Series that reach the planning horizon as time goes on: once, whoever does it, and what has no place waits for a person.
import { expect, test } from 'vitest';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Series } from '#shared/model/series.ts';
import { makeLog } from '#server/ops/log.ts';
import { openStore } from '#server/store/open.ts';
import { testCore } from '#server/testing/core.ts';
import { reachMonths, started, wall } from '#server/testing/series.ts';
import { asOwner, booked } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { extendAllSeries, extendClinic } from './series-extension.ts';

const core = testCore();

/** A weekly series without an end that stands a month ahead, in a clinic in which they stand two months ahead by now. */
async function behind(world: World): Promise<Series> {
  const { value } = await started(core, world, { rule: 'FREQ=WEEKLY' });
  await reachMonths(core, world, 2);
  return value.series;
}

test('[SR18] two nodes that extend at once book each visit that is due once, in a commit of nobody’s', async () => {
  const world = await core.makeWorld({ clinic: { seriesMonths: 1 } });
  const { id: seriesId } = await behind(world);
  const stood = (await core.read(world.manager, 'series.view', { seriesId })).appointments.length;
  const other = await openStore(core.database.appUrl, 2);
  const both = await Promise.all([extendClinic(core.store, world.clinicId), extendClinic(other, world.clinicId)]);
  await other.close();
  const frames = both.flat();
  expect(frames).toHaveLength(1);
  expect(frames[0]).toMatchObject({ by: null, via: 'job' });
  const { series, appointments } = await core.read(world.manager, 'series.view', { seriesId });
  expect(appointments.length).toBeGreaterThan(stood + 3);
  expect(appointments.map(({ start }) => start)).toEqual(appointments.map((_, at) => world.at('10:00', at * 7)));
  expect(series.sequence).toBe(0);
  expect(await extendClinic(core.store, world.clinicId)).toEqual([]);
  const undo = { commandId: frames[0]?.commandId };
  expect(await core.refusal(world.manager, 'command.undo', undo)).toEqual({ code: 'forbidden' });
});

test('[SR18] a node looks after the series of every clinic by itself, and tells what it booked', async () => {
  const worlds = [
    await core.makeWorld({ clinic: { seriesMonths: 1 } }),
    await core.makeWorld({ clinic: { seriesMonths: 1 } }),
  ];
  for (const world of worlds) await behind(world);
  const published: LogFrame[] = [];
  const log = makeLog({ level: 'fatal', node: 'test' });
  const job = extendAllSeries({ store: core.store, log, publish: (frame) => published.push(frame), firstMs: 0 });
  const clinics = () => worlds.map(({ clinicId }) => published.filter(({ clinic }) => clinic === clinicId).length);
  await expect.poll(clinics).toEqual([1, 1]);
  await job.stop();
});

test('[SR18] a series that cannot be extended is no hindrance to the others of its clinic', async () => {
  const world = await core.makeWorld({ clinic: { seriesMonths: 1 } });
  const broken = (await started(core, world, { rule: 'FREQ=WEEKLY' })).value.series;
  const { id } = (await started(core, world, { rule: 'FREQ=WEEKLY', startLocal: wall(world, '12:00') })).value.series;
  await reachMonths(core, world, 2);
  await asOwner(core, `update series set unplaced = '5' where id = $1`, [broken.id]);
  const failed: string[] = [];
  const frames = await extendClinic(core.store, world.clinicId, (_, seriesId) => failed.push(seriesId));
  expect(failed).toEqual([broken.id]);
  expect(frames.map(({ events }) => events?.[0])).toMatchObject([{ type: 'series.extended', series: { id } }]);
});

test('[SR19] what is due and has no place waits with its series for a person, who finds it one', async () => {
  const world = await core.makeWorld({ clinic: { seriesMonths: 1 } });
  const { id: seriesId } = await behind(world);
  await booked(core, world, { start: world.at('10:00', 42) });
  await extendClinic(core.store, world.clinicId);
  const recurrenceId = wall(world, '10:00', 42);
  const waiting = await core.read(world.receptionist, 'series.unplaced', {});
  expect(waiting).toMatchObject({ series: [{ id: seriesId, unplaced: [{ recurrenceId, result: 'conflict' }] }] });
  expect(waiting.patients.map(({ id }) => id)).toEqual([waiting.series[0]?.patientId]);
  const baseVersion = waiting.series[0]?.version ?? 0;
  const find = { seriesId, recurrenceId, baseVersion, scope: 'this' as const, set: {} };
  expect(await core.refusal(world.receptionist, 'series.change', find)).toMatchObject({ code: 'conflict' });
  const choices = [{ recurrenceId, action: 'move' as const, start: world.at('10:30', 42) }];
  const { value } = await core.ask(world.receptionist, 'series.change', { ...find, choices });
  expect(value).toMatchObject({
    series: [{ unplaced: [] }],
    appointments: [{ recurrenceId, start: world.at('10:30', 42), departs: ['start'] }],
  });
  expect(await core.read(world.receptionist, 'series.unplaced', {})).toEqual({ series: [], patients: [] });
});

test('[SR19] what waits is no hindrance to a change of the others, and it can be left out', async () => {
  const world = await core.makeWorld({ clinic: { seriesMonths: 1 } });
  const { id: seriesId } = await behind(world);
  await booked(core, world, { start: world.at('10:00', 42) });
  await extendClinic(core.store, world.clinicId);
  const recurrenceId = wall(world, '10:00', 42);
  const [stands] = (await core.read(world.receptionist, 'series.unplaced', {})).series;
  const all = { seriesId, recurrenceId: wall(world, '10:00', 7), baseVersion: stands?.version ?? 0 };
  const { value } = await core.ask(world.manager, 'series.change', { ...all, scope: 'all', set: { note: 'fasting' } });
  expect(value.series).toMatchObject([{ unplaced: [{ recurrenceId }], note: 'fasting' }]);
  const baseVersion = value.series[0]?.version ?? 0;
  const choices = [{ recurrenceId, action: 'skip' as const }];
  const skip = { seriesId, recurrenceId, baseVersion, scope: 'this' as const, set: {}, choices };
  const left = await core.ask(world.manager, 'series.change', skip);
  expect(left.value.series).toMatchObject([{ unplaced: [], excluded: [recurrenceId] }]);
});

test('[SR19] what has waited until its time was over waits no more, and leaves the list when it grows', async () => {
  const world = await core.makeWorld({ clinic: { seriesMonths: 1 } });
  const { value } = await started(core, world, { rule: 'FREQ=WEEKLY' });
  const { id } = value.series;
  const [over, waits] = [
    { recurrenceId: '2026-01-01T10:00', result: 'conflict' },
    { recurrenceId: wall(world, '10:00', 21), result: 'closure' },
  ];
  const wait = (unplaced: object[]) =>
    asOwner(core, 'update series set unplaced = $2 where id = $1', [id, JSON.stringify(unplaced)]);
  await wait([over]);
  expect(await core.read(world.receptionist, 'series.unplaced', {})).toEqual({ series: [], patients: [] });
  await wait([over, waits]);
  const shown = { series: [{ id, unplaced: [waits] }] };
  expect(await core.read(world.receptionist, 'series.unplaced', {})).toMatchObject(shown);
  await reachMonths(core, world, 2);
  await extendClinic(core.store, world.clinicId);
  expect((await core.read(world.receptionist, 'series.view', { seriesId: id })).series.unplaced).toEqual([waits]);
});

test('[SR19] time that repeats is closed on, but for times in which somebody is booked meanwhile', async () => {
  const world = await core.makeWorld({ clinic: { seriesMonths: 1 } });
  const { value } = await core.ask(world.manager, 'schedule.close-series', {
    scheduleId: world.practitioner,
    startLocal: wall(world, '12:00'),
    durationMinutes: 30,
    rule: 'FREQ=WEEKLY',
    reason: 'the weekly meeting',
  });
  await reachMonths(core, world, 2);
  await booked(core, world, { start: world.at('12:00', 42) });
  await extendClinic(core.store, world.clinicId);
  const { series, closures } = await core.read(world.manager, 'series.view', { seriesId: value.series.id });
  expect(series.unplaced).toEqual([{ recurrenceId: wall(world, '12:00', 42), result: 'conflict' }]);
  expect(closures.length).toBeGreaterThan(value.closures.length + 2);
});
