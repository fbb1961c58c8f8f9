// Booking a series: what is foreseen is what is booked, all of it at once or nothing.
import { expect, test } from 'vitest';
import { plusMinutes } from '#shared/time/instant.ts';
import { testCore } from '#server/testing/core.ts';
import { seriesFor, wall } from '#server/testing/series.ts';
import { asOwner, booked, calendarOf, doubleBookings } from '#server/testing/visits.ts';

const core = testCore();

test('[SR1][SR2] what a preview shows without anything in its way is what is booked, one visit for each occurrence', async () => {
  const world = await core.makeWorld();
  const { id: patientId } = await core.patient(world.receptionist);
  const { choices: _, note: __, ...wish } = seriesFor(world, patientId);
  const plan = await core.read(world.receptionist, 'series.preview', wish);
  expect(plan.total).toBe(4);
  expect(plan.occurrences.map((one) => [one.recurrenceId, one.start, one.result])).toEqual(
    [0, 7, 14, 21].map((days) => [wall(world, '10:00', days), world.at('10:00', days), 'ok']),
  );
  const { value } = await core.ask(world.receptionist, 'series.start', { ...wish, note: 'her knee' });
  expect(value.appointments.map(({ start, end, scheduleIds }) => ({ start, end, scheduleIds }))).toEqual(
    plan.occurrences.map(({ start, end, scheduleIds }) => ({ start, end, scheduleIds })),
  );
  expect(value.series).toMatchObject({ kind: 'visits', materialisedUntil: plan.until, note: 'her knee', active: true });
  const stand = (await calendarOf(core, world)).filter((one) => one.seriesId === value.series.id);
  expect(stand.toSorted((a, b) => a.start.localeCompare(b.start))).toEqual(value.appointments);
  expect(await core.read(world.receptionist, 'series.view', { seriesId: value.series.id })).toMatchObject({
    series: value.series,
    appointments: value.appointments,
    closures: [],
    patients: [{ id: patientId }],
  });
});

test('[SR3] a clash nobody chose about is a conflict that names it, and nothing is written', async () => {
  const world = await core.makeWorld();
  const other = await booked(core, world, { start: world.at('10:00', 7) });
  const { id: patientId } = await core.patient(world.receptionist);
  const wish = seriesFor(world, patientId);
  const refusal = await core.refusal(world.receptionist, 'series.start', wish);
  const recurrenceId = wall(world, '10:00', 7);
  expect(refusal).toMatchObject({
    code: 'conflict',
    current: { occurrences: [{ recurrenceId, result: 'conflict', blockers: [{ owner: other.id }] }] },
    fields: [{ field: recurrenceId }],
  });
  expect(await calendarOf(core, world)).toEqual([other]);
  const rows = await asOwner(core, 'select id from series where clinic_id = $1', [world.clinicId]);
  expect(rows).toEqual([]);
  const { occurrences } = await core.read(world.receptionist, 'series.preview', wish);
  const found = occurrences.find((one) => one.result !== 'ok');
  expect(found?.alternatives.map(({ start, scheduleIds }) => [start, scheduleIds])).toEqual([
    [world.at('09:45', 7), [world.practitioner]],
    [world.at('10:15', 7), [world.practitioner]],
    [world.at('10:00', 7), [world.colleague]],
  ]);
});

test('[SR4] for each occurrence it can be chosen to leave it out, to move it, to give it to another or to leave the rules', async () => {
  const world = await core.makeWorld();
  for (const days of [0, 7, 14, 21]) await booked(core, world, { start: world.at('10:00', days) });
  const { id: patientId } = await core.patient(world.receptionist);
  const at = (days: number) => wall(world, '10:00', days);
  const choices = [
    { recurrenceId: at(0), action: 'skip' as const },
    { recurrenceId: at(7), action: 'move' as const, start: world.at('11:00', 8) },
    { recurrenceId: at(14), action: 'move' as const, scheduleIds: [world.colleague] },
    { recurrenceId: at(21), action: 'override' as const, reason: 'only that day' },
  ];
  const wish = { ...seriesFor(world, patientId), choices };
  expect(await core.refusal(world.receptionist, 'series.start', wish)).toEqual({ code: 'forbidden' });
  const { value } = await core.ask(world.manager, 'series.start', wish);
  expect(value.series.excluded).toEqual([at(0)]);
  expect(
    value.appointments.map(({ recurrenceId, start, departs, override }) => [recurrenceId, start, departs, override]),
  ).toEqual([
    [at(7), world.at('11:00', 8), ['start'], null],
    [at(14), world.at('10:00', 14), ['scheduleIds'], null],
    [at(21), world.at('10:00', 21), [], { reason: 'only that day', beyond: ['capacity'] }],
  ]);
  expect(await doubleBookings(core, world.clinicId)).toBe(1);
});

test('[SR5] a choice for what does not occur, twice for one or without what it needs is invalid where it stands', async () => {
  const world = await core.makeWorld();
  const { id: patientId } = await core.patient(world.receptionist);
  const skip = { recurrenceId: wall(world, '10:00'), action: 'skip' as const };
  const ask = (choices: unknown[]) =>
    core.refusal(world.manager, 'series.start', { ...seriesFor(world, patientId), choices });
  const invalid = (path: string) => ({ code: 'invalid', fields: [expect.objectContaining({ path })] });
  expect(await ask([{ ...skip, recurrenceId: wall(world, '10:00', 1) }])).toMatchObject(
    invalid('choices.0.recurrenceId'),
  );
  expect(await ask([skip, skip])).toMatchObject(invalid('choices.1.recurrenceId'));
  expect(await ask([{ ...skip, action: 'move' }])).toMatchObject(invalid('choices.0.start'));
  expect(await ask([{ ...skip, action: 'override' }])).toMatchObject(invalid('choices.0.reason'));
  expect(await ask([{ ...skip, action: 'move', start: plusMinutes(world.at('11:00'), 1) }])).toMatchObject(
    invalid('choices.0.start'),
  );
});

test('[SR6] a series is booked in one commit of at most 400 visits, up to the horizon of series', async () => {
  const world = await core.makeWorld({
    clinic: { seriesMonths: 13, horizonDays: 420 },
    service: { durationMinutes: 5 },
  });
  const { id: patientId } = await core.patient(world.receptionist);
  const many = { ...seriesFor(world, patientId), rule: 'FREQ=DAILY' };
  const plan = await core.read(world.manager, 'series.preview', many);
  expect(plan.total).toBe(null);
  const { value, version } = await core.ask(world.manager, 'series.start', many);
  expect(value.appointments.every((one) => one.version === version)).toBe(true);
  expect(value.appointments).toHaveLength(plan.occurrences.length);
  expect(value.appointments.length).toBeGreaterThan(390);
});
