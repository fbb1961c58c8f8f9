// Taking back one's own command: all of it, in time, where nobody has changed the same since.
import { expect, test } from 'vitest';
import type { CommandName } from '#shared/contract/commands.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { held, holdFor, lapse } from '#server/testing/holding.ts';
import { stateOf } from '#server/testing/undoing.ts';
import { asOwner, booked, edited, moved, step, visitFor } from '#server/testing/visits.ts';
import type { Person, World } from '#server/testing/world.ts';

const core = testCore();

/** Gives a command; its id and its answer. */
async function give(person: Person, name: CommandName, input: unknown) {
  const id = newId();
  const reply = await core.ask(person, name, input as never, id);
  return { id, reply };
}
const undo = (person: Person, commandId: string) => core.ask(person, 'command.undo', { commandId });
const refusedUndo = (person: Person, commandId: string) => core.refusal(person, 'command.undo', { commandId });
const cancel = ({ id, version }: Appointment) => ({
  appointmentId: id,
  baseVersion: version,
  reason: 'patient',
  note: 'ill',
});

/** What can be done to a visit and to its patient, and is wholly as before when it is taken back. */
const changes: Readonly<Record<string, (world: World, visit: Appointment) => [CommandName, unknown]>> = {
  'a move': (world, visit) => [
    'appointment.move',
    moved(visit, { start: world.at('11:00'), scheduleIds: [world.colleague], durationMinutes: 45 }),
  ],
  'an edit': (_, visit) => ['appointment.edit', edited(visit, { note: 'fasting', tags: ['vip'], confirmed: true })],
  'a cancellation': (_, visit) => ['appointment.cancel', cancel(visit)],
  'a step': (_, visit) => ['appointment.advance', step(visit, 'arrived')],
  'a correction of the patient': (_, { patientId }) => [
    'patient.edit',
    { patientId, baseVersion: 1, base: { name: 'Noura Al-Qahtani', note: '' }, name: 'نورة', note: 'deaf' },
  ],
};

test.each(Object.keys(changes))(
  '[UN1][UN6] %s is taken back to the letter, done again, and taken back',
  async (what) => {
    const world = await core.makeWorld();
    const visit = await booked(core, world);
    const before = await stateOf(core, world);
    const done = await give(world.receptionist, ...changes[what]!(world, visit));
    const after = await stateOf(core, world);
    expect(done.reply.undoable).toBe(true);
    const first = await undo(world.receptionist, done.id);
    expect(first).toMatchObject({ outcome: 'commit', undoable: true, value: { undoes: done.id } });
    expect(await stateOf(core, world)).toBe(before);
    const events = core.published.at(-1)?.events ?? [];
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ undoes: done.id });
    const again = await undo(world.receptionist, first.commandId);
    expect(await stateOf(core, world)).toBe(after);
    await undo(world.receptionist, again.commandId);
    expect(await stateOf(core, world)).toBe(before);
  },
);

test('[UN2][UN6] a booking that is taken back was entered in error and gives its time back; done again it stands', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const done = await give(world.receptionist, 'appointment.book', visitFor(world, patient.id));
  const taken = await undo(world.receptionist, done.id);
  expect(taken.value).toMatchObject({
    appointments: [{ id: done.id, status: 'entered-in-error' }],
    patients: [],
    holds: [],
  });
  await booked(core, world, { patientId: patient.id, start: world.at('09:15') });
  const again = await undo(world.receptionist, taken.commandId);
  expect(again.value.appointments).toMatchObject([{ id: done.id, status: 'booked' }]);
  const other = await core.refusal(world.manager, 'appointment.book', visitFor(world, patient.id));
  expect(other.code).toBe('slot-taken');
});

test('[UN2] a hold that is taken back is let go, and what it was made from stays as it ended', async () => {
  const world = await core.makeWorld();
  const first = await held(core, world);
  const done = await give(world.receptionist, 'hold.place', {
    ...holdFor(world, { start: world.at('10:00') }),
    insteadOf: first.id,
  });
  const taken = await undo(world.receptionist, done.id);
  expect(taken).toMatchObject({ undoable: false, value: { holds: [{ id: done.id, state: 'released' }] } });
  expect(core.published.at(-1)?.events).toMatchObject([{ type: 'hold.released', was: { state: 'live' } }]);
  await held(core, world, { holder: world.manager, start: world.at('10:00') });
  expect(await refusedUndo(world.receptionist, taken.commandId)).toMatchObject({ code: 'wrong-status', from: 'final' });
});

test('[UN2] a booking from a hold is taken back as a booking; the hold has been used', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const { id: patientId } = await core.patient(world.receptionist);
  const done = await give(world.receptionist, 'hold.book', { holdId: hold.id, patientId });
  const taken = await undo(world.receptionist, done.id);
  expect(taken.value).toMatchObject({ appointments: [{ status: 'entered-in-error' }], holds: [] });
  expect(await held(core, world, { holder: world.manager })).toMatchObject({ state: 'live' });
});

test('[UN3] somebody else’s command is forbidden, an unknown one not found, an old one too old', async () => {
  const world = await core.makeWorld();
  const { id: patientId } = await core.patient(world.receptionist);
  const done = await give(world.receptionist, 'appointment.book', visitFor(world, patientId));
  expect(await refusedUndo(world.manager, done.id)).toEqual({ code: 'forbidden' });
  expect(await refusedUndo(world.receptionist, newId())).toEqual({ code: 'not-found' });
  const own = newId();
  expect(await core.refusal(world.receptionist, 'command.undo', { commandId: own }, own)).toEqual({
    code: 'not-found',
  });
  const back = `update clinic_log set at = clock_timestamp() - $2::interval where command_id = $1`;
  await asOwner(core, back, [done.id, '601 seconds']);
  expect(await refusedUndo(world.receptionist, done.id)).toEqual({ code: 'too-old' });
  await asOwner(core, back, [done.id, '590 seconds']);
  expect(await undo(world.receptionist, done.id)).toMatchObject({ outcome: 'commit' });
});

test('[UN5] of what changed nothing there is nothing to take back', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const noop = await give(world.receptionist, 'appointment.edit', edited(visit, { note: '' }));
  expect(noop.reply.outcome).toBe('noop');
  const refused = newId();
  await core.refusal(world.receptionist, 'appointment.advance', step(visit, 'fulfilled'), refused);
  for (const id of [noop.id, refused])
    expect(await undo(world.receptionist, id)).toMatchObject({
      outcome: 'noop',
      value: { undoes: id, appointments: [] },
    });
});

test('[UN5] a hold made longer or let go stays so; one that has ended is no more to be let go', async () => {
  const world = await core.makeWorld();
  const hold = await held(core, world);
  const longer = await give(world.receptionist, 'hold.extend', { holdId: hold.id });
  const final = { code: 'wrong-status', from: 'final', to: 'undone' };
  expect(longer.reply.undoable).toBe(false);
  expect(await refusedUndo(world.receptionist, longer.id)).toEqual(final);
  await lapse(core, hold);
  expect(await undo(world.receptionist, hold.id)).toMatchObject({
    outcome: 'noop',
    value: { holds: [{ id: hold.id }] },
  });
  const other = await held(core, world, { start: world.at('12:00') });
  await core.ask(world.manager, 'hold.take-over', { holdId: other.id, reason: 'she is at lunch' });
  expect(await refusedUndo(world.receptionist, other.id)).toEqual({ code: 'forbidden' });
});

test('[UN6] taken back twice, the second time changes nothing', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const move = await give(world.receptionist, 'appointment.move', moved(visit, { start: world.at('11:00') }));
  await undo(world.receptionist, move.id);
  expect(await undo(world.receptionist, move.id)).toMatchObject({
    outcome: 'noop',
    value: { appointments: [{ id: visit.id }] },
  });
});

test('[UN4] what somebody has changed since is asked about, with all three states, by whom and when', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const move = await give(world.receptionist, 'appointment.move', moved(visit, { start: world.at('11:00') }));
  const left = move.reply.value as Appointment;
  const theirs = await core.ask(world.manager, 'appointment.move', moved(left, { start: world.at('13:00') }));
  const { id, name } = world.manager;
  const at = core.published.at(-1)?.at;
  await core.ask(world.doctor, 'appointment.edit', edited(theirs.value, { note: 'later' }));
  const before = await stateOf(core, world);
  expect(await refusedUndo(world.receptionist, move.id)).toMatchObject({
    code: 'conflict',
    current: { id: visit.id, start: world.at('13:00'), note: 'later' },
    fields: [{ field: 'start', base: left.start, theirs: world.at('13:00'), mine: visit.start, by: { id, name }, at }],
  });
  expect(await stateOf(core, world)).toBe(before);
});

test('[UN4] what somebody changed otherwise stays, and is named', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const move = await give(world.receptionist, 'appointment.move', moved(visit, { start: world.at('11:00') }));
  await core.ask(world.manager, 'appointment.edit', edited(move.reply.value as Appointment, { note: 'hers' }));
  const at = core.published.at(-1)?.at;
  const taken = await undo(world.receptionist, move.id);
  expect(taken).toMatchObject({
    outcome: 'rebased',
    merged: [{ field: 'note', by: { id: world.manager.id, name: world.manager.name }, at }],
    value: { appointments: [{ start: visit.start, note: 'hers' }] },
  });
});

test('[UN4] a booking that somebody has worked on since is not simply taken back', async () => {
  const world = await core.makeWorld();
  const { id: patientId } = await core.patient(world.receptionist);
  const done = await give(world.receptionist, 'appointment.book', visitFor(world, patientId));
  await core.ask(world.doctor, 'appointment.advance', step(done.reply.value as Appointment, 'arrived'));
  expect(await refusedUndo(world.receptionist, done.id)).toMatchObject({
    code: 'conflict',
    fields: [
      { field: 'status', base: 'booked', theirs: 'arrived', mine: 'entered-in-error', by: { id: world.doctor.id } },
    ],
  });
});
