// Command ids: one effect each, one answer each, whatever the network and the doors do.
import { v4, v7 } from 'uuid';
import { expect, test } from 'vitest';
import { DAY, MINUTE } from '#shared/time/instant.ts';
import { newId, now } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { withNodes } from '#server/testing/nodes.ts';
import { asOwner, booked, calendarOf, moved, visitFor } from '#server/testing/visits.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();

async function receiptsOf(world: World): Promise<number> {
  return (await asOwner(core, 'select command_id from command_receipt where clinic_id = $1', [world.clinicId])).length;
}

test('[RC1] one command id sent twenty times at once to two nodes takes effect once and is answered alike', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const input = visitFor(world, patient.id, { serviceId: world.procedure.id, start: world.at('10:00') });
  const id = newId();
  const outcomes = await withNodes(core.database.appUrl, 2, (nodes) =>
    Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        nodes[at % 2]!.runner.run(world.receptionist, 'desk', 'appointment.book', input, id),
      ),
    ),
  );
  expect(new Set(outcomes.map((one) => JSON.stringify(one))).size).toBe(1);
  const value = { id, scheduleIds: [world.practitioner, world.room] };
  expect(outcomes[0]).toMatchObject({ ok: true, outcome: 'commit', commandId: id, value });
  expect(await calendarOf(core, world)).toHaveLength(1);
});

test('[RC1] a repetition is answered as it was, also after the appointment has moved on', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const id = newId();
  const first = await core.ask(world.receptionist, 'appointment.book', visitFor(world, patient.id), id);
  await core.ask(world.receptionist, 'appointment.move', moved(first.value, { start: world.at('12:00') }));
  const again = await core.ask(world.receptionist, 'appointment.book', visitFor(world, patient.id), id.toUpperCase());
  expect(again).toEqual(first);
});

test('[RC3] an id that is no UUIDv7 is invalid', async () => {
  const world = await core.makeWorld();
  for (const id of ['', 'x', v4(), '00000000-0000-0000-0000-000000000000', `${newId()} `]) {
    const refusal = await core.refusal(world.receptionist, 'patient.register', { name: 'Noura' }, id);
    expect(refusal).toEqual({ code: 'invalid', fields: [{ path: 'commandId', problem: 'format' }] });
  }
});

test('[RC4] an id of a fortnight ago or of the day after tomorrow is too old and does nothing', async () => {
  const world = await core.makeWorld();
  const aged = (ms: number) => v7({ msecs: now() + ms });
  for (const ms of [-13 * DAY - MINUTE, DAY + MINUTE, -4000 * DAY]) {
    expect(await core.refusal(world.receptionist, 'patient.register', { name: 'Noura' }, aged(ms))).toEqual({
      code: 'too-old',
    });
  }
  expect(await receiptsOf(world)).toBe(0);
  for (const ms of [-13 * DAY + MINUTE, DAY - MINUTE]) {
    await core.ask(world.receptionist, 'patient.register', { name: 'Noura' }, aged(ms));
  }
});

test('[RC5] an id that comes back from somebody else, with another input or for another command is refused as reused', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const same = visitFor(world, visit.patientId);
  const reused = { code: 'command-id-reused' };
  expect(await core.refusal(world.receptionist, 'appointment.book', same, visit.id)).toEqual(reused);
  const other = { ...same, note: 'another' };
  expect(await core.refusal(world.manager, 'appointment.book', other, visit.id)).toEqual(reused);
  expect(await core.refusal(world.manager, 'patient.register', { name: 'Noura' }, visit.id)).toEqual(reused);
  expect(await calendarOf(core, world)).toEqual([visit]);
});

test('[RC6] a refusal for a taken slot is kept: it is repeated even when the slot is free again, with fresh alternatives', async () => {
  const world = await core.makeWorld();
  const first = await booked(core, world);
  const id = newId();
  const input = visitFor(world, first.patientId);
  const refused = await core.refusal(world.receptionist, 'appointment.book', input, id);
  await core.ask(world.receptionist, 'appointment.cancel', {
    appointmentId: first.id,
    baseVersion: first.version,
    reason: 'other',
  });
  const again = await core.refusal(world.receptionist, 'appointment.book', input, id);
  const offered = { scheduleIds: [world.practitioner], start: first.start, end: first.end };
  expect([refused.code, again.code]).toEqual(['slot-taken', 'slot-taken']);
  expect('alternatives' in refused && refused.alternatives).not.toContainEqual(offered);
  expect('alternatives' in again && again.alternatives).toContainEqual(offered);
});

test('[RC6] so are the others that rows decide: hours, states, conflicts and what is not found', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const now2 = await core.ask(world.receptionist, 'appointment.move', moved(visit, { start: world.at('13:00') }));
  const cases: [string, unknown, string][] = [
    ['appointment.book', visitFor(world, visit.patientId, { start: world.at('21:00') }), 'outside-hours'],
    ['appointment.book', visitFor(world, newId()), 'not-found'],
    ['appointment.move', moved(visit, { start: world.at('14:00') }), 'conflict'],
    [
      'appointment.advance',
      { appointmentId: visit.id, baseVersion: now2.value.version, to: 'fulfilled' },
      'wrong-status',
    ],
  ];
  for (const [name, input, code] of cases) {
    const before = await receiptsOf(world);
    const id = newId();
    const first = await core.refusal(world.manager, name, input, id);
    expect(first.code).toBe(code);
    expect(await receiptsOf(world)).toBe(before + 1);
    expect(await core.refusal(world.manager, name, input, id)).toEqual(first);
  }
});

test('[RC6] what was not theirs to do stays undone when a copy of it comes late, though the visit is theirs by then', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world, { scheduleIds: [world.colleague] });
  const id = newId();
  const cancel = { appointmentId: visit.id, baseVersion: visit.version, reason: 'clinic' };
  expect(await core.refusal(world.doctor, 'appointment.cancel', cancel, id)).toEqual({ code: 'forbidden' });
  await core.ask(world.receptionist, 'appointment.move', moved(visit, { scheduleIds: [world.practitioner] }));
  expect(await core.refusal(world.doctor, 'appointment.cancel', cancel, id)).toEqual({ code: 'forbidden' });
});

test('[RC7] any other refusal leaves no receipt, and the id may be used again', async () => {
  const world = await core.makeWorld();
  const patient = await core.patient(world.receptionist);
  const id = newId();
  const before = await receiptsOf(world);
  const night = visitFor(world, patient.id, { start: world.at('21:00'), override: { reason: 'urgent' } });
  expect(await core.refusal(world.receptionist, 'appointment.book', night, id)).toEqual({ code: 'forbidden' });
  const crooked = visitFor(world, patient.id, { start: world.at('09:01') });
  expect(await core.refusal(world.receptionist, 'appointment.book', crooked, id)).toMatchObject({ code: 'invalid' });
  expect(await receiptsOf(world)).toBe(before);
  const reply = await core.ask(world.receptionist, 'appointment.book', visitFor(world, patient.id), id);
  expect(reply.value.id).toBe(id);
});

test('[RC9] a command that changes nothing keeps its receipt, raises no version and publishes nothing', async () => {
  const world = await core.makeWorld();
  const visit = await booked(core, world);
  const before = core.published.length;
  const id = newId();
  const input = moved(visit, { start: visit.start });
  const first = await core.ask(world.receptionist, 'appointment.move', input, id);
  await core.ask(world.receptionist, 'appointment.move', moved(visit, { start: world.at('12:00') }));
  expect(await core.ask(world.receptionist, 'appointment.move', input, id)).toEqual(first);
  expect(first).toMatchObject({ outcome: 'noop', version: visit.version, undoable: false });
  expect(core.published).toHaveLength(before + 1);
});

test('[TE8] two clinics may use the same command id without knowing of each other', async () => {
  const [one, other] = [await core.makeWorld(), await core.makeWorld()];
  const id = newId();
  const first = await core.ask(one.receptionist, 'patient.register', { name: 'Noura' }, id);
  const second = await core.ask(other.receptionist, 'patient.register', { name: 'Omar' }, id);
  expect([first.value.fileNumber, second.value.fileNumber, second.value.name]).toEqual([1, 1, 'Omar']);
});
