// Ending a series and taking back what was done to one: exactly the visits that are meant, and all of them at once.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { started, wall } from '#server/testing/series.ts';
import { asOwner, calendarOf, edited, moved, step } from '#server/testing/visits.ts';

const core = testCore();

test('[SR7] ending a series cancels the visits to come from an occurrence on and no others', async () => {
  const world = await core.makeWorld();
  const { value } = await started(core, world);
  const [first, , third, fourth] = value.appointments;
  const ended = await core.ask(world.receptionist, 'series.end', {
    seriesId: value.series.id,
    recurrenceId: wall(world, '10:00', 14),
    baseVersion: value.series.version,
    reason: 'patient',
    note: 'moved away',
  });
  expect(ended.value.series).toMatchObject({ active: false, rule: 'FREQ=WEEKLY;COUNT=2', sequence: 1 });
  expect(ended.value.appointments.map(({ id, status, cancelReason }) => [id, status, cancelReason])).toEqual([
    [third?.id, 'cancelled', 'patient'],
    [fourth?.id, 'cancelled', 'patient'],
  ]);
  const stand = (await calendarOf(core, world)).filter(({ status }) => status === 'booked');
  expect(stand.map(({ id }) => id)).toEqual(value.appointments.slice(0, 2).map(({ id }) => id));
  expect(stand[0]).toEqual(first);
  const again = { seriesId: value.series.id, recurrenceId: wall(world, '10:00'), baseVersion: ended.version };
  expect(await core.refusal(world.receptionist, 'series.end', again)).toMatchObject({ code: 'wrong-status' });
});

test('[SR8] taking back the beginning of a series puts away all its visits at once, and taking back its end restores them', async () => {
  const world = await core.makeWorld();
  const commandId = newId();
  const { value } = await started(core, world, {}, commandId);
  const end = { seriesId: value.series.id, recurrenceId: wall(world, '10:00'), baseVersion: value.series.version };
  const ended = await core.ask(world.manager, 'series.end', end);
  const back = await core.ask(world.manager, 'command.undo', { commandId: ended.commandId });
  expect(back.value.series).toMatchObject([{ active: true, rule: 'FREQ=WEEKLY;COUNT=4', sequence: 2 }]);
  expect((await calendarOf(core, world)).map(({ status }) => status)).toEqual(['booked', 'booked', 'booked', 'booked']);
  const gone = await core.ask(world.manager, 'command.undo', { commandId });
  expect(gone.value.series).toMatchObject([{ active: false }]);
  expect((await calendarOf(core, world)).every(({ status }) => status === 'entered-in-error')).toBe(true);
  const again = await core.ask(world.manager, 'command.undo', { commandId: gone.commandId });
  expect(again.value.series).toMatchObject([{ active: true }]);
  expect((await calendarOf(core, world)).map(({ status }) => status)).toEqual(['booked', 'booked', 'booked', 'booked']);
});

test('[SR9] a series of which a visit was changed since is not taken back, and the visit is named', async () => {
  const world = await core.makeWorld();
  const commandId = newId();
  const { value } = await started(core, world, {}, commandId);
  const [first] = value.appointments;
  if (!first) throw new Error('a series has visits');
  await asOwner(core, `update appointment set starts_at = now() - interval '1 minute' where id = $1`, [first.id]);
  await core.ask(world.manager, 'appointment.advance', step(first, 'arrived'));
  expect(await core.refusal(world.manager, 'command.undo', { commandId })).toMatchObject({
    code: 'conflict',
    current: { id: first.id },
  });
});

test('[SR10] what is changed of one visit alone departs from its series, until that is taken back', async () => {
  const world = await core.makeWorld();
  const { value } = await started(core, world);
  const [first] = value.appointments;
  if (!first) throw new Error('a series has visits');
  const there = await core.ask(world.manager, 'appointment.move', moved(first, { start: world.at('11:00') }));
  expect(there.value).toMatchObject({ departs: ['start'], recurrenceId: first.recurrenceId });
  const noted = await core.ask(world.receptionist, 'appointment.edit', edited(there.value, { note: 'fasting' }));
  expect(noted.value.departs).toEqual(['start', 'note']);
  const back = await core.ask(world.manager, 'command.undo', { commandId: there.commandId });
  expect(back.value.appointments).toMatchObject([{ start: first.start, departs: ['note'], note: 'fasting' }]);
});

test('[SR11] a series is of the record its patient was joined to, until that is taken back', async () => {
  const world = await core.makeWorld();
  const { value } = await started(core, world);
  const into = await core.patient(world.manager, 'Noura');
  const fromId = value.series.patientId ?? '';
  const merged = await core.ask(world.manager, 'patient.merge', { fromId, intoId: into.id });
  const seriesId = value.series.id;
  const seen = () => core.read(world.manager, 'series.view', { seriesId });
  expect((await seen()).series.patientId).toBe(into.id);
  expect((await seen()).appointments.map((one) => [one.patientId, one.departs])).toContainEqual([into.id, []]);
  await core.ask(world.manager, 'command.undo', { commandId: merged.commandId });
  expect((await seen()).series.patientId).toBe(fromId);
});
