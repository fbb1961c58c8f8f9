// Changing a series: this one, this and those that follow, or all that are to come; what was made an exception stays one.
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Series } from '#shared/model/series.ts';
import { testCore } from '#server/testing/core.ts';
import { started, wall } from '#server/testing/series.ts';
import { booked, calendarOf, doubleBookings, edited, moved } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

const COUNT = 'FREQ=WEEKLY;COUNT=4';

async function standing(world: World): Promise<Appointment[]> {
  return (await calendarOf(core, world)).filter(({ status }) => status === 'booked');
}

function at(world: World, days: number, time = '10:00') {
  return { recurrenceId: wall(world, time, days) };
}

function of({ id, version }: Series) {
  return { seriesId: id, baseVersion: version };
}

test('[SR14] of this one alone the change is an exception: one visit, under its name, departing in what was said', async () => {
  const world = await core.makeWorld();
  const { value } = await started(core, world);
  const set = { startLocal: wall(world, '10:00', 14), note: 'with her sister' };
  const change = { ...of(value.series), ...at(world, 7), scope: 'this' as const, set };
  // Over its neighbour of the week after, which is at that time: in its way until it is moved too.
  expect(await core.refusal(world.manager, 'series.change', change)).toMatchObject({
    code: 'conflict',
    fields: [{ field: wall(world, '10:00', 7) }],
  });
  const free = { ...change, set: { ...set, startLocal: wall(world, '11:00', 14) } };
  const { value: done } = await core.ask(world.manager, 'series.change', free);
  expect(done.series).toEqual([]);
  expect(done.appointments).toMatchObject([
    { id: value.appointments[1]?.id, start: world.at('11:00', 14), departs: ['start', 'note'], ...at(world, 7) },
  ]);
  expect(await standing(world)).toHaveLength(4);
  const rule = { ...change, set: { rule: COUNT } };
  expect(await core.refusal(world.manager, 'series.change', rule)).toMatchObject({
    code: 'invalid',
    fields: [{ path: 'set.rule' }],
  });
});

for (const rule of [COUNT, 'FREQ=WEEKLY;UNTIL=%', 'FREQ=WEEKLY']) {
  test(`[SR15] from an occurrence on it goes on as another series, and none is lost or doubled: ${rule}`, async () => {
    const world = await core.makeWorld({ clinic: { seriesMonths: 1 } });
    const until = wall(world, '10:00', 21).slice(0, 10).replaceAll('-', '');
    const { value } = await started(core, world, { rule: rule.replace('%', until) });
    const count = value.appointments.length;
    const own = await core.ask(
      world.manager,
      'appointment.move',
      moved(value.appointments[3]!, { start: world.at('15:00', 21) }),
    );
    const set = { startLocal: wall(world, '11:00', 14), note: 'later' };
    const wish = { ...at(world, 14), scope: 'following' as const, set };
    const { baseVersion, ...seen } = of(value.series);
    const plan = await core.read(world.manager, 'series.preview-change', { ...seen, ...wish });
    const { value: done } = await core.ask(world.manager, 'series.change', { ...seen, baseVersion, ...wish });
    const [before, after] = done.series;
    expect(before).toMatchObject({ id: value.series.id, sequence: 1 });
    expect(after).toMatchObject({ splitFrom: value.series.id, startLocal: wall(world, '11:00', 14), note: 'later' });
    const stand = await standing(world);
    expect(stand).toHaveLength(count);
    expect(stand.slice(0, 2)).toEqual(value.appointments.slice(0, 2));
    const moves = stand
      .slice(2)
      .map(({ id, start, seriesId, departs, note }) => ({ id, start, seriesId, departs, note }));
    expect(moves.slice(0, 2)).toEqual([
      { id: value.appointments[2]?.id, start: world.at('11:00', 14), seriesId: after?.id, departs: [], note: 'later' },
      { id: own.value.id, start: world.at('15:00', 21), seriesId: after?.id, departs: ['start'], note: 'later' },
    ]);
    expect(plan.occurrences.map(({ start }) => start)).toEqual(moves.map(({ start }) => start));
    expect(plan.kept.map(({ id }) => id)).toEqual([own.value.id]);
    expect(await doubleBookings(core, world.clinicId)).toBe(0);
  });
}

test('[SR16] of all only those to come change, and each exception keeps its own parts and takes the rest', async () => {
  const world = await core.makeWorld();
  const { value } = await started(core, world);
  const [first, second, third] = value.appointments as [Appointment, Appointment, Appointment];
  const own = await core.ask(world.manager, 'appointment.move', moved(first, { start: world.at('14:00') }));
  const noted = await core.ask(world.manager, 'appointment.edit', edited(second, { note: 'fasting' }));
  const gone = { appointmentId: third.id, baseVersion: third.version, reason: 'patient' as const };
  await core.ask(world.manager, 'appointment.cancel', gone);
  const set = { startLocal: wall(world, '09:00', 22), scheduleIds: [world.colleague], note: 'all' };
  const change = { ...of(value.series), ...at(world, 21), scope: 'all' as const, set };
  const { value: done, commandId } = await core.ask(world.manager, 'series.change', change);
  expect((await standing(world)).map(({ id, start, scheduleIds, note }) => [id, start, scheduleIds, note])).toEqual([
    [own.value.id, world.at('14:00'), [world.colleague], 'all'],
    [noted.value.id, world.at('09:00', 8), [world.colleague], 'fasting'],
    [value.appointments[3]?.id, world.at('09:00', 22), [world.colleague], 'all'],
  ]);
  expect(done.series.every((one) => one.active)).toBe(true);
  const { value: back } = await core.ask(world.manager, 'command.undo', { commandId });
  expect(back.series).toMatchObject([{ rule: value.series.rule, startLocal: value.series.startLocal }]);
  const restored = await standing(world);
  expect(restored.map(({ id, start, departs, recurrenceId }) => [id, start, departs, recurrenceId])).toEqual([
    [first.id, world.at('14:00'), ['start'], wall(world, '10:00')],
    [second.id, second.start, ['note'], second.recurrenceId],
    [value.appointments[3]?.id, world.at('10:00', 21), [], wall(world, '10:00', 21)],
  ]);
});

test('[SR16] another rule cancels what it no longer has and books what it has more', async () => {
  const world = await core.makeWorld();
  const { value } = await started(core, world);
  const change = {
    ...of(value.series),
    ...at(world, 0),
    scope: 'all' as const,
    set: { rule: 'FREQ=DAILY;INTERVAL=5;COUNT=3' },
  };
  const { baseVersion: _, ...wish } = change;
  const plan = await core.read(world.manager, 'series.preview-change', wish);
  expect(plan.leaves.map(({ id }) => id)).toEqual(value.appointments.slice(1).map(({ id }) => id));
  const { commandId } = await core.ask(world.manager, 'series.change', change);
  expect((await standing(world)).map(({ start }) => start)).toEqual([
    world.at('10:00'),
    world.at('10:00', 5),
    world.at('10:00', 10),
  ]);
  await core.ask(world.manager, 'command.undo', { commandId });
  expect((await standing(world)).map(({ id }) => id)).toEqual(value.appointments.map(({ id }) => id));
});

test('[SR17] a clash of a changed visit is chosen about as when it is booked, and what was left out is cancelled', async () => {
  const world = await core.makeWorld();
  const { value } = await started(core, world);
  await booked(core, world, { start: world.at('12:00', 7) });
  const set = { startLocal: wall(world, '12:00') };
  const change = { ...of(value.series), ...at(world, 0), scope: 'all' as const, set };
  const named = wall(world, '12:00', 7);
  expect(await core.refusal(world.receptionist, 'series.change', change)).toMatchObject({
    code: 'conflict',
    current: { occurrences: [{ recurrenceId: named, result: 'conflict' }] },
  });
  const choices = [{ recurrenceId: named, action: 'skip' as const }];
  const { value: done } = await core.ask(world.receptionist, 'series.change', { ...change, choices });
  expect(done.appointments.map(({ status }) => status).toSorted()).toEqual(['booked', 'booked', 'booked', 'cancelled']);
  const seen = { ...change, baseVersion: value.series.version };
  expect(await core.refusal(world.receptionist, 'series.change', seen)).toMatchObject({
    code: 'conflict',
    current: { startLocal: set.startLocal },
  });
});
