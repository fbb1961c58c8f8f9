// Of what others changed meanwhile: who changed which field, when, and what of it stays.
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import { testCore } from '#server/testing/core.ts';
import { booked, edited, moved, step } from '#server/testing/visits.ts';
import type { Person } from '#server/testing/world.ts';

const core = testCore();
const nameOf = ({ id, name }: Person) => ({ id, name });
const lastAt = () => core.published.at(-1)?.at;

test('[CO12] a conflict names who changed that very field last, whoever wrote the visit since', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  const first = await core.ask(world.manager, 'appointment.move', moved(seen, { start: world.at('10:00') }));
  const second = await core.ask(
    world.receptionist,
    'appointment.move',
    moved(first.value, { start: world.at('11:00') }),
  );
  const movedAt = lastAt();
  const third = await core.ask(world.manager, 'appointment.move', moved(second.value, { durationMinutes: 30 }));
  const longerAt = lastAt();
  await core.ask(world.doctor, 'appointment.edit', edited(third.value, { note: 'hers' }));
  const notedAt = lastAt();
  const move = await core.refusal(world.doctor, 'appointment.move', moved(seen, { start: world.at('12:00') }));
  expect(move).toMatchObject({
    code: 'conflict',
    fields: [
      { field: 'start', theirs: world.at('11:00'), by: nameOf(world.receptionist), at: movedAt },
      { field: 'durationMinutes', theirs: 30, mine: 15, by: nameOf(world.manager), at: longerAt },
    ],
  });
  const note = await core.refusal(world.manager, 'appointment.edit', edited(seen, { note: 'his' }));
  expect(note).toMatchObject({ fields: [{ field: 'note', by: nameOf(world.doctor), at: notedAt }] });
});

test('[CO12] of a patient too', async () => {
  const world = await core.makeWorld();
  const seen = await core.patient(world.receptionist);
  const fix = (fields: object, base: object, baseVersion = seen.version) => ({
    patientId: seen.id,
    baseVersion,
    base,
    ...fields,
  });
  await core.ask(world.doctor, 'patient.edit', fix({ name: 'Nora' }, { name: seen.name }));
  const namedAt = lastAt();
  await core.ask(world.manager, 'patient.edit', fix({ note: 'deaf' }, { note: '' }, seen.version + 1));
  const refusal = await core.refusal(world.receptionist, 'patient.edit', fix({ name: 'Noor' }, { name: seen.name }));
  expect(refusal).toMatchObject({ fields: [{ field: 'name', by: nameOf(world.doctor), at: namedAt }] });
  const other = await core.ask(world.receptionist, 'patient.edit', fix({ sex: 'female' }, { sex: null }));
  expect(other).toMatchObject({
    outcome: 'rebased',
    merged: [
      { field: 'name', by: nameOf(world.doctor), at: namedAt },
      { field: 'note', by: nameOf(world.manager) },
    ],
  });
});

/** What the receptionist does to a visit she saw before the manager moved it and the doctor wrote a note. */
type Late = (
  seen: Appointment,
) => [name: 'appointment.edit' | 'appointment.cancel' | 'appointment.advance', input: object];
const lates: Readonly<Record<string, Late>> = {
  'an edit': (seen) => ['appointment.edit', edited(seen, { confirmed: true })],
  'a cancellation': ({ id, version }) => [
    'appointment.cancel',
    { appointmentId: id, baseVersion: version, reason: 'other' },
  ],
  'a step': (seen) => ['appointment.advance', step(seen, 'arrived')],
};

test.each(Object.keys(lates))('[CO13][CO3] %s names what of others’ changes it went on top of', async (what) => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  const there = await core.ask(world.manager, 'appointment.move', moved(seen, { start: world.at('11:00') }));
  const movedAt = lastAt();
  await core.ask(world.doctor, 'appointment.edit', edited(there.value, { note: 'hers', tags: ['vip'] }));
  const notedAt = lastAt();
  const [name, input] = lates[what]!(seen);
  const late = await core.ask(world.receptionist, name, input as never);
  expect(late).toMatchObject({
    outcome: 'rebased',
    value: { start: world.at('11:00'), note: 'hers', tags: ['vip'] },
    merged: [
      { field: 'start', by: nameOf(world.manager), at: movedAt },
      { field: 'note', by: nameOf(world.doctor), at: notedAt },
      { field: 'tags', by: nameOf(world.doctor), at: notedAt },
    ],
  });
});

test('[CO13] a move names others’ note; what oneself changed at another desk is no news', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  await core.ask(world.doctor, 'appointment.edit', edited(seen, { note: 'hers' }));
  const move = await core.ask(world.receptionist, 'appointment.move', moved(seen, { start: world.at('11:00') }));
  expect(move.merged).toMatchObject([{ field: 'note', by: nameOf(world.doctor) }]);
  const own = await core.ask(
    world.receptionist,
    'appointment.edit',
    edited({ ...seen, version: seen.version + 1 }, { tags: ['a'] }),
  );
  expect([own.outcome, own.merged]).toEqual(['rebased', undefined]);
});

test('[CO13][CO6] tags that merge are named, a mark that was set over another is not', async () => {
  const world = await core.makeWorld();
  const seen = await booked(core, world);
  await core.ask(world.doctor, 'appointment.edit', edited(seen, { tags: ['hers'], confirmed: true }));
  const mine = await core.ask(
    world.receptionist,
    'appointment.edit',
    edited(seen, { tags: ['mine'], confirmed: true }),
  );
  expect(mine).toMatchObject({ value: { tags: ['hers', 'mine'] }, merged: [{ field: 'tags' }] });
  expect(mine.merged).toHaveLength(1);
});
