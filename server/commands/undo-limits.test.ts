// Taking back keeps the rules: time, permissions, patients in use, and states that cannot be.
import { expect, test } from 'vitest';
import type { CommandName } from '#shared/contract/commands.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { held, lapse } from '#server/testing/holding.ts';
import { stateOf } from '#server/testing/undoing.ts';
import { asOwner, booked, edited, moved, step, visitFor } from '#server/testing/visits.ts';
import type { Person } from '#server/testing/world.ts';

const core = testCore();

async function give(person: Person, name: CommandName, input: unknown) {
  const id = newId();
  return { id, value: (await core.ask(person, name, input as never, id)).value as Appointment };
}
const undo = (person: Person, commandId: string) => core.ask(person, 'command.undo', { commandId });
const refusedUndo = (person: Person, commandId: string) => core.refusal(person, 'command.undo', { commandId });
const cancel = ({ id, version }: Appointment) => ({ appointmentId: id, baseVersion: version, reason: 'patient' });

test('[UN7][CL12] where the time is gone taking back is refused, with who has it and with other times', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const gone = await give(world.receptionist, 'appointment.cancel', cancel(visit));
  const other = await booked(core, world, { patientId: visit.patientId });
  const before = await stateOf(core, world);
  const refusal = await refusedUndo(world.receptionist, gone.id);
  expect(refusal).toMatchObject({
    code: 'slot-taken',
    blockers: [{ owner: other.id }],
    alternatives: [{ start: world.at('09:15'), scheduleIds: [world.practitioner] }, {}, {}, {}, {}],
  });
  expect(await stateOf(core, world)).toBe(before);
});

test('[UN7] a move is taken back only where the old time is free, and time on hold is not', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const move = await give(world.receptionist, 'appointment.move', moved(visit, { start: world.at('11:00') }));
  const hold = await held(core, world, { holder: world.manager });
  expect(await refusedUndo(world.receptionist, move.id)).toMatchObject({
    code: 'slot-taken',
    blockers: [{ owner: hold.id }],
  });
  await lapse(core, hold);
  await undo(world.receptionist, move.id);
  expect(core.published.at(-1)?.events).toMatchObject([
    { type: 'hold.expired', hold: { id: hold.id } },
    { type: 'appointment.undone', appointment: { start: visit.start } },
  ]);
});

test('[UN7][OV6] a visit that stood beside others for a reason stands there again, and one outside the hours too', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world);
  const override = { reason: 'came from far away' };
  const beside = await booked(core, world, { patientId: first.patientId, override });
  expect(beside.override?.beyond).toEqual(['capacity']);
  const late = await booked(core, world, { patientId: first.patientId, start: world.at('20:00'), override });
  const before = await stateOf(core, world);
  for (const visit of [beside, late]) {
    const move = await give(world.receptionist, 'appointment.move', moved(visit, { start: world.at('12:00') }));
    expect(move.value.override).toBeNull();
    expect((await undo(world.receptionist, move.id)).value.appointments).toMatchObject([{ override: visit.override }]);
    expect(await stateOf(core, world)).toBe(before);
  }
});

test('[UN8] who may not step back may take their own step back', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const arrived = await give(world.receptionist, 'appointment.advance', step(visit, 'arrived'));
  expect(await core.refusal(world.receptionist, 'appointment.advance', step(arrived.value, 'booked'))).toEqual({
    code: 'forbidden',
  });
  expect((await undo(world.receptionist, arrived.id)).value.appointments).toMatchObject([
    { status: 'booked', arrivedAt: null },
  ]);
});

test('[UN8] a doctor takes back on their own schedule; whose schedule it is not at either end may not any more', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const own = await give(world.doctor, 'appointment.move', moved(visit, { start: world.at('11:00') }));
  expect((await undo(world.doctor, own.id)).outcome).toBe('commit');
  const away = await give(
    world.manager,
    'appointment.move',
    moved(await reread(visit), { scheduleIds: [world.colleague] }),
  );
  const asDoctor = `update member set role = 'doctor', schedule_id = $2 where id = $1`;
  for (const schedule of [world.practitioner, world.colleague]) {
    await asOwner(core, asDoctor, [world.manager.id, schedule]);
    expect(await refusedUndo(world.manager, away.id)).toEqual({ code: 'forbidden' });
  }

  async function reread({ id }: Appointment): Promise<Appointment> {
    const window = { from: world.at('00:00'), to: world.at('23:00') };
    const { appointments } = await core.read(world.manager, 'calendar.range', window);
    return appointments.find((one) => one.id === id)!;
  }
});

test('[UN9][UN2] a patient registered by mistake is found and booked no more, is still shown, and comes back whole', async () => {
  const world = await core.makeWorld();
  const registered = await give(world.receptionist, 'patient.register', { name: 'Maha', phone: '0551234567' });
  const search = async () => (await core.read(world.doctor, 'patient.search', { text: 'maha' })).length;
  expect(await search()).toBe(1);
  const taken = await undo(world.receptionist, registered.id);
  expect(taken.value.patients).toMatchObject([{ id: registered.id, active: false, fileNumber: 1 }]);
  expect(await search()).toBe(0);
  expect(await core.read(world.doctor, 'patient.view', { patientId: registered.id })).toMatchObject({ active: false });
  const visit = visitFor(world, registered.id);
  expect(await core.refusal(world.receptionist, 'appointment.book', visit)).toEqual({ code: 'not-found' });
  const other = await booked(core, world, { start: world.at('15:00') });
  expect(other.patientId).not.toBe(registered.id);
  const swap = edited(other, { patientId: registered.id });
  expect(await core.refusal(world.receptionist, 'appointment.edit', swap)).toEqual({ code: 'not-found' });
  const hold = await held(core, world);
  const booking = { holdId: hold.id, patientId: registered.id };
  expect(await core.refusal(world.receptionist, 'hold.book', booking)).toEqual({ code: 'not-found' });
  expect((await core.patient(world.receptionist, 'Next')).fileNumber).toBe(3);
  await undo(world.receptionist, taken.commandId);
  expect(await search()).toBe(1);
});

test('[UN9] a patient who has visits stays in use; one whose only visit was a mistake does not', async () => {
  const world = await core.makeWorld();
  const registered = await give(world.receptionist, 'patient.register', { name: 'Maha' });
  const visit = await give(world.receptionist, 'appointment.book', visitFor(world, registered.id));
  expect(await refusedUndo(world.receptionist, registered.id)).toEqual({
    code: 'wrong-status',
    from: 'in-use',
    to: 'undone',
  });
  const mistake = await undo(world.receptionist, visit.id);
  await undo(world.receptionist, registered.id);
  expect(await refusedUndo(world.receptionist, mistake.commandId)).toEqual({ code: 'not-found' });
});

test('[UN4][UN9] a registration that somebody has corrected since is not simply taken back', async () => {
  const world = await core.makeWorld();
  const { id: patientId } = await give(world.receptionist, 'patient.register', { name: 'Maha' });
  const fix = { patientId, baseVersion: 1, base: { phone: null }, phone: '0551234567' };
  await core.ask(world.doctor, 'patient.edit', fix);
  expect(await refusedUndo(world.receptionist, patientId)).toMatchObject({
    code: 'conflict',
    fields: [
      { field: 'phone', base: null, theirs: '0551234567', mine: null, by: { id: world.doctor.id } },
      { field: 'active', base: true, theirs: true, mine: false, by: null },
    ],
  });
});

test('[UN10] a cancelled visit is not moved back, and what is to come again was not missed', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const move = await give(world.receptionist, 'appointment.move', moved(visit, { start: world.at('11:00') }));
  await core.ask(world.manager, 'appointment.cancel', cancel(move.value) as never);
  expect(await refusedUndo(world.receptionist, move.id)).toEqual({
    code: 'wrong-status',
    from: 'cancelled',
    to: 'booked',
  });
  const past = await booked(core, world, { start: world.at('09:00', -3), patientId: visit.patientId });
  const missed = await give(world.receptionist, 'appointment.advance', step(past, 'noshow'));
  const taken = await undo(world.receptionist, missed.id);
  await core.ask(world.manager, 'appointment.move', moved(taken.value.appointments[0]!, { start: world.at('15:00') }));
  expect(await refusedUndo(world.receptionist, taken.commandId)).toEqual({
    code: 'wrong-status',
    from: 'booked',
    to: 'noshow',
  });
});
