// Closing time again and again: what is foreseen is what is closed, and visits in it are somebody's decision.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { held } from '#server/testing/holding.ts';
import { wall } from '#server/testing/series.ts';
import { booked } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

function meetings(world: World) {
  return {
    scheduleId: world.practitioner,
    startLocal: wall(world, '12:00'),
    durationMinutes: 60,
    rule: 'FREQ=WEEKLY;COUNT=3',
  };
}

test('[SR12] each time of a rule is closed in one commit, but for those that are left out and the visits that are kept', async () => {
  const world = await core.makeWorld();
  const there = await booked(core, world, { start: world.at('12:15', 7) });
  const wish = meetings(world);
  const plan = await core.read(world.receptionist, 'schedule.preview-closing', wish);
  expect(plan.occurrences.map(({ start, end, visits }) => [start, end, visits])).toEqual([
    [world.at('12:00'), world.at('13:00'), []],
    [world.at('12:00', 7), world.at('13:00', 7), [there]],
    [world.at('12:00', 14), world.at('13:00', 14), []],
  ]);
  expect(plan.patients).toMatchObject([{ id: there.patientId }]);
  const close = { ...wish, reason: 'the weekly meeting' };
  expect(await core.refusal(world.receptionist, 'schedule.close-series', close)).toMatchObject({
    code: 'conflict',
    current: { occurrences: [{ recurrenceId: wall(world, '12:00', 7), visits: [{ id: there.id }] }] },
    fields: [{ field: wall(world, '12:00', 7), theirs: 'visits' }],
  });
  const choices = [
    { recurrenceId: wall(world, '12:00', 7), action: 'keep' as const },
    { recurrenceId: wall(world, '12:00', 14), action: 'skip' as const },
  ];
  const { value } = await core.ask(world.receptionist, 'schedule.close-series', { ...close, choices });
  expect(value.series).toMatchObject({ kind: 'closures', note: close.reason, excluded: [wall(world, '12:00', 14)] });
  expect(value.closures.map(({ start, kept }) => [start, kept.map((one) => one.appointmentId)])).toEqual([
    [world.at('12:00'), []],
    [world.at('12:00', 7), [there.id]],
  ]);
  const window = { from: world.at('00:00'), to: world.at('00:00', 30) };
  const { closures } = await core.read(world.receptionist, 'calendar.range', window);
  expect(closures).toEqual(value.closures);
});

test('[SR12] time that is held for somebody is not closed, and times of one rule share none', async () => {
  const world = await core.makeWorld();
  await held(core, world, { start: world.at('12:15') });
  const close = { ...meetings(world), reason: 'the weekly meeting' };
  const choices = [{ recurrenceId: wall(world, '12:00'), action: 'keep' as const }];
  expect(await core.refusal(world.receptionist, 'schedule.close-series', { ...close, choices })).toMatchObject({
    code: 'conflict',
    fields: [{ field: wall(world, '12:00'), theirs: 'promised' }],
  });
  const daily = { ...close, startLocal: wall(world, '12:00', 1), rule: 'FREQ=DAILY;COUNT=3', durationMinutes: 1500 };
  expect(await core.refusal(world.receptionist, 'schedule.close-series', daily)).toMatchObject({
    code: 'invalid',
    fields: [{ path: 'durationMinutes', problem: 'overlap' }],
  });
});

test('[SR13] a repeated closing is ended from a time on and taken back as a whole, by whoever may close that schedule', async () => {
  const world = await core.makeWorld();
  const close = { ...meetings(world), reason: 'the weekly meeting' };
  const others = { ...close, scheduleId: world.colleague };
  expect(await core.refusal(world.doctor, 'schedule.close-series', others)).toEqual({ code: 'forbidden' });
  const commandId = newId();
  const { value } = await core.ask(world.doctor, 'schedule.close-series', close, commandId);
  const { id: seriesId, version: baseVersion } = value.series;
  const end = { seriesId, baseVersion, recurrenceId: wall(world, '12:00', 7) };
  const ended = await core.ask(world.doctor, 'series.end', end);
  expect(ended.value.closures.map(({ start, active }) => [start, active])).toEqual([
    [world.at('12:00', 7), false],
    [world.at('12:00', 14), false],
  ]);
  await core.ask(world.doctor, 'command.undo', { commandId: ended.commandId });
  const open = async () => {
    const window = { from: world.at('00:00'), to: world.at('00:00', 30) };
    return (await core.read(world.receptionist, 'calendar.range', window)).closures.length;
  };
  expect(await open()).toBe(3);
  await core.ask(world.doctor, 'command.undo', { commandId });
  expect(await open()).toBe(0);
});
