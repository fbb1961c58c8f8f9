// Series that reach the planning horizon as time goes on: once, whoever does it, and what has no place waits for a person.
import { expect, test } from 'vitest';
import { openStore } from '#server/store/open.ts';
import { testCore } from '#server/testing/core.ts';
import { started, wall } from '#server/testing/series.ts';
import { asOwner, booked, calendarOf } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';
import { extendClinic } from './series-extension.ts';

const core = testCore();

/** As if a series had been begun so many days earlier: it stands in the calendar only up to then. */
async function standsUntil(seriesId: string, date: string): Promise<void> {
  await asOwner(core, 'update series set materialised_until = $2 where id = $1', [seriesId, date]);
}

/** A weekly series without an end of which only the first visits were booked. */
async function behind(world: World): Promise<string> {
  const { value } = await started(core, world, { rule: 'FREQ=WEEKLY' });
  const gone = value.appointments.filter(({ start }) => start > world.at('00:00', 8)).map(({ id }) => id);
  await asOwner(core, 'delete from claim where owner = any($1::uuid[])', [gone]);
  await asOwner(core, 'delete from log_noun where noun_id = any($1::uuid[])', [gone]);
  await asOwner(core, 'delete from appointment where id = any($1::uuid[])', [gone]);
  await standsUntil(value.series.id, wall(world, '00:00', 8).slice(0, 10));
  return value.series.id;
}

test('[SR18] two nodes that extend at once book each visit that is due once, in a commit of nobody’s', async () => {
  const world = await core.makeWorld({ clinic: { seriesMonths: 2 } });
  const seriesId = await behind(world);
  expect((await calendarOf(core, world)).filter((one) => one.seriesId === seriesId)).toHaveLength(2);
  const other = await openStore(core.database.appUrl, 2);
  const frames = (
    await Promise.all([extendClinic(core.store, world.clinicId), extendClinic(other, world.clinicId)])
  ).flat();
  await other.close();
  expect(frames).toHaveLength(1);
  expect(frames[0]).toMatchObject({ by: null, via: 'job' });
  const { series, appointments } = await core.read(world.manager, 'series.view', { seriesId });
  expect(appointments.length).toBeGreaterThan(7);
  expect(appointments.map(({ start }) => start)).toEqual(appointments.map((_, at) => world.at('10:00', at * 7)));
  expect(series.sequence).toBe(0);
  expect(await extendClinic(core.store, world.clinicId)).toEqual([]);
  const undo = { commandId: frames[0]?.commandId };
  expect(await core.refusal(world.manager, 'command.undo', undo)).toEqual({ code: 'forbidden' });
});

test('[SR19] what is due and has no place waits with its series for a person, who finds it one', async () => {
  const world = await core.makeWorld({ clinic: { seriesMonths: 1 } });
  const seriesId = await behind(world);
  await booked(core, world, { start: world.at('10:00', 14) });
  await extendClinic(core.store, world.clinicId);
  const recurrenceId = wall(world, '10:00', 14);
  const waiting = await core.read(world.receptionist, 'series.unplaced', {});
  expect(waiting).toMatchObject({ series: [{ id: seriesId, unplaced: [{ recurrenceId, result: 'conflict' }] }] });
  expect(waiting.patients.map(({ id }) => id)).toEqual([waiting.series[0]?.patientId]);
  const baseVersion = waiting.series[0]?.version ?? 0;
  const find = { seriesId, recurrenceId, baseVersion, scope: 'this' as const, set: {} };
  expect(await core.refusal(world.receptionist, 'series.change', find)).toMatchObject({ code: 'conflict' });
  const choices = [{ recurrenceId, action: 'move' as const, start: world.at('10:30', 14) }];
  const { value } = await core.ask(world.receptionist, 'series.change', { ...find, choices });
  expect(value).toMatchObject({
    series: [{ unplaced: [] }],
    appointments: [{ recurrenceId, start: world.at('10:30', 14), departs: ['start'] }],
  });
  expect(await core.read(world.receptionist, 'series.unplaced', {})).toEqual({ series: [], patients: [] });
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
  const gone = value.closures.slice(2).map(({ id }) => id);
  await asOwner(core, 'delete from claim where owner = any($1::uuid[])', [gone]);
  await asOwner(core, 'delete from closure where id = any($1::uuid[])', [gone]);
  await standsUntil(value.series.id, wall(world, '00:00', 8).slice(0, 10));
  await booked(core, world, { start: world.at('12:00', 21) });
  await extendClinic(core.store, world.clinicId);
  const { series, closures } = await core.read(world.manager, 'series.view', { seriesId: value.series.id });
  expect(series.unplaced).toEqual([{ recurrenceId: wall(world, '12:00', 21), result: 'conflict' }]);
  expect(closures).toHaveLength(value.closures.length - 1);
});
