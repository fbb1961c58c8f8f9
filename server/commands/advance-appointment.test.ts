// The life of an appointment, step by step, and what each step does to its time.
import { expect, test } from 'vitest';
import type { AppointmentStatus } from '#shared/model/appointment.ts';
import { stepBetween, states } from '#shared/rules/appointment-status.ts';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { asOwner, booked, calendarOf, step } from '#server/testing/visits.ts';

const core = testCore();
const reasons = { reason: 'patient', note: 'called at eight' } as const;

test('[ST1][ST7] a visit goes from booked to arrived, in the room and done, and keeps the time of arrival', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const arrived = await core.ask(world.receptionist, 'appointment.advance', step(visit, 'arrived'));
  const inside = await core.ask(world.receptionist, 'appointment.advance', step(arrived.value, 'checked-in'));
  const done = await core.ask(world.receptionist, 'appointment.advance', step(inside.value, 'fulfilled'));
  expect(arrived.value.arrivedAt).not.toBeNull();
  expect(done.value).toMatchObject({
    status: 'fulfilled',
    arrivedAt: arrived.value.arrivedAt,
    version: visit.version + 3,
  });
  const back = await core.ask(world.manager, 'appointment.advance', step(done.value, 'arrived'));
  expect(back.value.arrivedAt).toBe(arrived.value.arrivedAt);
  const first = await core.ask(world.manager, 'appointment.advance', step(back.value, 'booked'));
  expect(first.value).toMatchObject({ status: 'booked', arrivedAt: null });
});

test('[ST3] a step the table does not know is refused with where it is and where it was to go', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const refusal = await core.refusal(world.manager, 'appointment.advance', step(visit, 'fulfilled'));
  expect(refusal).toEqual({ code: 'wrong-status', from: 'booked', to: 'fulfilled' });
});

test('[ST6][RC9] going where it already is changes nothing', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const arrived = await core.ask(world.receptionist, 'appointment.advance', step(visit, 'arrived'));
  const again = await core.ask(world.receptionist, 'appointment.advance', step(visit, 'arrived'));
  expect(again).toMatchObject({ outcome: 'noop', version: arrived.version, value: { version: arrived.version } });
});

test('[ST2] nobody has missed tomorrow’s visit; yesterday’s can be marked, and gives its time back', async () => {
  const world = await core.makeWorld();
  const ahead = await booked(core, world);
  expect(await core.refusal(world.receptionist, 'appointment.advance', step(ahead, 'noshow'))).toEqual({
    code: 'wrong-status',
    from: 'booked',
    to: 'noshow',
  });
  const past = await booked(core, world, { start: world.at('09:00', -2) });
  const missed = await core.ask(world.receptionist, 'appointment.advance', step(past, 'noshow'));
  expect(missed.value.status).toBe('noshow');
  await booked(core, world, { start: past.start });
  expect(await core.refusal(world.manager, 'appointment.advance', step(missed.value, 'booked'))).toMatchObject({
    code: 'slot-taken',
  });
});

test('[CL6][ST10] a cancellation frees the time and stays on record with its reason', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world, { serviceId: world.procedure.id });
  const cancelled = await core.ask(world.receptionist, 'appointment.cancel', {
    appointmentId: visit.id,
    baseVersion: visit.version,
    ...reasons,
  });
  expect(cancelled.value).toMatchObject({
    status: 'cancelled',
    cancelReason: 'patient',
    cancelNote: 'called at eight',
  });
  await booked(core, world, { serviceId: world.procedure.id });
  const kept = (await calendarOf(core, world)).find((one) => one.id === visit.id);
  expect(kept).toEqual(cancelled.value);
});

test('[ST10] an appointment that comes back has no reason for having gone', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const cancelled = await core.ask(world.receptionist, 'appointment.cancel', {
    appointmentId: visit.id,
    baseVersion: visit.version,
    ...reasons,
  });
  const back = await core.ask(world.manager, 'appointment.advance', step(cancelled.value, 'booked'));
  expect(back.value).toMatchObject({ status: 'booked', cancelReason: null, cancelNote: '' });
  expect(core.published.at(-1)?.events).toMatchObject([
    { was: { status: 'cancelled', cancelReason: 'patient', cancelNote: 'called at eight' } },
  ]);
});

test('[ST3] what is in the room or done cannot be cancelled, what is cancelled need not be', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const cancel = { appointmentId: visit.id, baseVersion: visit.version, ...reasons };
  const inside = await core.ask(world.receptionist, 'appointment.advance', step(visit, 'checked-in'));
  expect(await core.refusal(world.receptionist, 'appointment.cancel', cancel)).toEqual({
    code: 'wrong-status',
    from: 'checked-in',
    to: 'cancelled',
  });
  const back = await core.ask(world.manager, 'appointment.advance', step(inside.value, 'arrived'));
  await core.ask(world.receptionist, 'appointment.cancel', { ...cancel, baseVersion: back.value.version });
  expect(await core.ask(world.receptionist, 'appointment.cancel', cancel)).toMatchObject({ outcome: 'noop' });
});

test('[ST5] entered in error takes the time back and is the end', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const wrong = await core.ask(world.manager, 'appointment.advance', step(visit, 'entered-in-error'));
  await booked(core, world);
  expect(await core.refusal(world.manager, 'appointment.advance', step(wrong.value, 'booked'))).toMatchObject({
    code: 'wrong-status',
  });
  expect(
    await core.refusal(world.manager, 'appointment.cancel', {
      appointmentId: visit.id,
      baseVersion: wrong.version,
      ...reasons,
    }),
  ).toMatchObject({ code: 'wrong-status' });
});

test('[ST1][ST4][CL6][CL7] every pair of states behaves as the table says, and time is claimed exactly where it is kept', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world, { start: world.at('09:00', -2) });
  const all = Object.keys(states) as AppointmentStatus[];
  const found: string[] = [];
  const wanted: string[] = [];
  for (const from of all) {
    for (const to of all.filter((one) => one !== 'cancelled')) {
      await asOwner(core, 'update appointment set status = $2 where id = $1', [visit.id, from]);
      await asOwner(core, 'update claim set live = false where owner = $1', [visit.id]);
      if (states[from].claims) await claimAgain(visit.id);
      const outcome = await core.runner.run(world.manager, 'desk', 'appointment.advance', step(visit, to), newId());
      const kind = from === to ? 'same' : stepBetween(from, to);
      const [live] = await asOwner<{ count: number }>(
        core,
        'select count(*)::int from claim where owner = $1 and live',
        [visit.id],
      );
      found.push(`${from} ${to} ${outcome.ok} ${live?.count}`);
      wanted.push(`${from} ${to} ${kind !== 'none'} ${states[kind === 'none' ? from : to].claims ? 1 : 0}`);
    }
  }
  expect(found).toEqual(wanted);
});

async function claimAgain(owner: string): Promise<void> {
  await asOwner(core, `update claim set live = true where id = (select id from claim where owner = $1 limit 1)`, [
    owner,
  ]);
}
