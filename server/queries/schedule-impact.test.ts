// Whom a change of hours would touch, and where each could go: before anything is changed.
import { expect, test } from 'vitest';
import { testCore } from '#server/testing/core.ts';
import { closed, closingFor } from '#server/testing/closing.ts';
import { about, dayOff, hoursOf } from '#server/testing/hours.ts';
import { everyWeekday } from '#server/testing/nouns.ts';
import { booked, step } from '#server/testing/visits.ts';
import type { Person } from '#server/testing/world.ts';

const core = testCore();

test('[HR25] the impact of other hours is the visits they leave outside, each with a time that all of them can have', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world, { start: world.at('08:00') });
  const second = await booked(core, world, { start: world.at('08:15') });
  await booked(core, world, { start: world.at('12:00') });
  const set = { hours: everyWeekday('12:00', '18:00') };
  const change = { of: 'hours', scheduleId: world.practitioner, set } as const;
  const impact = await core.read(world.manager, 'schedule.impact', { change });
  expect(impact.visits.map(({ appointment, nearest }) => [appointment.id, nearest?.start])).toEqual([
    [first.id, world.at('12:15')],
    [second.id, world.at('12:30')],
  ]);
  expect([impact.total, impact.patients.length]).toEqual([2, 2]);
  const visits = impact.visits.map(({ appointment, nearest }) => ({
    ...about(appointment),
    action: 'move' as const,
    start: nearest!.start,
    scheduleIds: nearest!.scheduleIds,
  }));
  const done = await core.ask(world.manager, 'schedule.set-hours', await hoursOf(core, world, set, visits));
  expect(done.outcome).toBe('commit');
  expect((await core.read(world.manager, 'schedule.impact', { change })).total).toBe(0);
});

test('[HR25] a day off leads to the next day, a month of them to a colleague; a faulty change is refused as when it is made', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const off = dayOff(world);
  const nearest = async (exceptions: (typeof off)[]) => {
    const change = { of: 'hours', scheduleId: world.practitioner, set: { exceptions } } as const;
    return (await core.read(world.manager, 'schedule.impact', { change })).visits[0]?.nearest;
  };
  expect(await nearest([off])).toMatchObject({ start: world.at('08:00', 1), scheduleIds: [world.practitioner] });
  const month = { ...off, to: dayOff(world, 40).to };
  expect(await nearest([month])).toMatchObject({ start: visit.start, scheduleIds: [world.colleague] });
  await expect(nearest([{ ...off, to: '2020-01-01' }])).rejects.toMatchObject({
    refusal: { fields: [{ path: 'exceptions.0.to', problem: 'order' }] },
  });
});

test('[HR26] closing time does with the visits in it what was decided: kept, moved out of it, cancelled', async () => {
  const world = await core.makeWorld();
  const [kept, away, gone] = [
    await booked(core, world, { start: world.at('09:00') }),
    await booked(core, world, { start: world.at('10:00') }),
    await booked(core, world, { start: world.at('11:00') }),
  ];
  const change = {
    of: 'closure',
    scheduleId: world.practitioner,
    from: world.at('09:00'),
    to: world.at('12:00'),
  } as const;
  const impact = await core.read(world.receptionist, 'schedule.impact', { change });
  expect(impact.visits.map((one) => one.nearest?.start)).toEqual([
    world.at('08:45'),
    world.at('08:30'),
    world.at('12:00'),
  ]);
  const closure = await closed(core, world, {
    visits: [
      { ...about(kept), action: 'keep' },
      { ...about(away), action: 'move', start: world.at('08:45'), scheduleIds: [world.practitioner] },
      { ...about(gone), action: 'cancel', reason: 'clinic' },
    ],
  });
  expect(closure.kept).toEqual([{ appointmentId: kept.id, start: kept.start, end: kept.end }]);
  const { total, visits } = await core.read(world.receptionist, 'schedule.impact', { change });
  expect([total, visits[0]?.appointment.id]).toEqual([1, kept.id]);
});

test('[HR26] a visit that is attended already is given no other time and can only be kept where time is closed', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const { value: there } = await core.ask(world.doctor, 'appointment.advance', step(visit, 'checked-in'));
  const change = { of: 'closure', scheduleId: world.practitioner, from: visit.start, to: visit.end } as const;
  const impact = await core.read(world.doctor, 'schedule.impact', { change });
  expect(impact.visits).toMatchObject([{ appointment: { id: visit.id }, nearest: null }]);
  const away = { start: world.at('15:00'), scheduleIds: [world.practitioner] };
  const cancel = { action: 'cancel', reason: 'clinic' } as const;
  for (const choice of [{ action: 'move', ...away } as const, cancel]) {
    const closing = closingFor(world, { visits: [{ ...about(there), ...choice }] });
    const refusal = await core.refusal(world.doctor, 'schedule.close', closing);
    expect(refusal).toMatchObject({ code: 'conflict', fields: [{ field: visit.id }] });
  }
  const kept = await closed(core, world, { visits: [{ ...about(there), action: 'keep' }] });
  expect(kept.kept).toMatchObject([{ appointmentId: visit.id }]);
});

test('[HR25] a doctor is shown no time of a colleague, to whom they may give nobody', async () => {
  const world = await core.makeWorld();
  await booked(core, world);
  const change = {
    of: 'closure',
    scheduleId: world.practitioner,
    from: world.at('00:00'),
    to: world.at('00:00', 40),
  } as const;
  const nearest = async (caller: Person) =>
    (await core.read(caller, 'schedule.impact', { change })).visits.map((one) => one.nearest?.scheduleIds ?? null);
  expect(await nearest(world.receptionist)).toEqual([[world.colleague]]);
  expect(await nearest(world.doctor)).toEqual([null]);
});
