// Proves how a conflict is told, what can be chosen in it, and which commands the choice becomes.
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import { commands } from '#shared/contract/commands.ts';
import type { FieldConflict } from '#shared/rules/decision.ts';
import type { Language } from '#shared/model/caller.ts';
import { appointmentOf, clinicOf, idOf, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { plain, wording } from '#server/testing/wording.ts';
import { slotOf } from '#client/live/fields.ts';
import { conflictSentence } from './conflict-words.ts';
import { type Crossed, crossedNote, crossedOf } from './crossed.ts';
import { allOf, bothOf, canBothStand, chosenFields, openParts, partsOf, shownParts } from './parts.ts';
import { commandsFor } from './settling.ts';

const [LAYLA, OMAR, ROOM1, ROOM2] = [11, 12, 13, 14].map(idOf) as [string, string, string, string];
const schedules = [
  scheduleOf(11, { name: 'Dr Layla' }),
  scheduleOf(12, { name: 'Dr Omar' }),
  scheduleOf(13, { name: 'Room 1', kind: 'room' }),
  scheduleOf(14, { name: 'Room 2', kind: 'room' }),
];
const settings = { clinic: clinicOf(), schedules, services: [serviceOf(), serviceOf({ id: idOf(3), name: 'Scan' })] };
const huda = { by: { id: idOf(50), name: 'Huda' }, at: '2026-11-22T07:31:00.000Z' };

const seen = appointmentOf({ scheduleIds: [LAYLA, ROOM1], note: 'Needs a wheelchair', version: 4 });
const moved: Appointment = { ...seen, scheduleIds: [ROOM2, LAYLA], version: 5 };
const later = { start: '2026-11-22T07:45:00.000Z' };

function field(name: string, base: unknown, theirs: unknown, mine: unknown): FieldConflict {
  return { field: name, base, theirs, mine, ...huda };
}

function refused(name: Crossed['name'], input: object, current: Appointment, ...fields: FieldConflict[]): Crossed {
  return crossedOf(name, input, { code: 'conflict', current, fields });
}

const movedWhileMoving = refused(
  'appointment.move',
  { appointmentId: seen.id, baseVersion: 4, base: slotOf(seen), ...later },
  moved,
  field('scheduleIds', seen.scheduleIds, moved.scheduleIds, seen.scheduleIds),
);

function told(crossed: Crossed, language: Language): string {
  const patientOf = (id: string) => (id === idOf(70) ? 'Fatima' : 'Noura');
  const facts = { ...wording(language), settings, day: '2026-11-22', today: '2026-11-22', patientOf };
  return plain(conflictSentence(crossed, partsOf(crossed, schedules), facts));
}

test('[CO21] it is said who changed what to what and when, and what was wanted, in both languages', () => {
  expect(told(movedWhileMoving, 'en')).toBe('Huda moved this to Room 2 at 10:31; you changed the time.');
  expect(told(movedWhileMoving, 'ar')).toBe('نُقل الموعد إلى Room 2 بواسطة Huda الساعة 10:31، وأنت غيّرت الوقت.');
  const patient = refused(
    'appointment.edit',
    { base: { patientId: idOf(70) }, patientId: idOf(72) },
    { ...seen, patientId: idOf(71), version: 5 },
    field('patientId', idOf(70), idOf(71), idOf(72)),
  );
  expect(told(patient, 'en')).toBe('Huda changed the patient to Noura at 10:31; you changed the patient.');
  const undo = refused(
    'command.undo',
    { commandId: idOf(9) },
    { ...seen, status: 'checked-in', version: 6 },
    field('status', 'arrived', 'checked-in', 'booked'),
  );
  expect(told(undo, 'en')).toBe('Huda changed the status to In room at 10:31; you were taking back the status.');
  expect(told(undo, 'ar')).toContain('وأنت كنت تتراجع عن الحالة');
});

test('[CO22] changes of different parts of a slot can both stand, each side whole, or any choice between them', () => {
  const parts = partsOf(movedWhileMoving, schedules);
  expect(shownParts(parts).map(({ name, changedBy }) => [name, changedBy])).toEqual([
    ['serviceId', 'nobody'],
    ['practitioner', 'nobody'],
    ['room', 'theirs'],
    ['start', 'mine'],
  ]);
  expect(openParts(parts).map(({ name }) => name)).toEqual(['room', 'start']);
  expect(canBothStand(parts)).toBe(true);
  const become = (choice: Parameters<typeof chosenFields>[2]) =>
    commandsFor(movedWhileMoving, chosenFields(movedWhileMoving, parts, choice));
  const seenNow = { appointmentId: seen.id, baseVersion: 5, base: slotOf(moved) };
  expect(become(bothOf(parts))).toEqual([{ name: 'appointment.move', input: { ...seenNow, ...later } }]);
  expect(become(allOf(parts, 'mine'))).toEqual([
    { name: 'appointment.move', input: { ...seenNow, ...later, scheduleIds: [LAYLA, ROOM1] } },
  ]);
  expect(become(allOf(parts, 'theirs'))).toEqual([]);
});

test('[CO22] whatever is chosen is a command the contract takes', () => {
  const parts = partsOf(movedWhileMoving, schedules);
  for (const room of ['theirs', 'mine'] as const) {
    for (const start of ['theirs', 'mine'] as const) {
      const given = commandsFor(movedWhileMoving, chosenFields(movedWhileMoving, parts, { room, start }));
      for (const { name, input } of given) expect(commands[name].input.safeParse(input).success).toBe(true);
      expect(given).toHaveLength(room === 'theirs' && start === 'theirs' ? 0 : 1);
    }
  }
});

test('[CO23] the patient is never put together with anything, and another service brings its own schedules', () => {
  const both = refused(
    'command.undo',
    { commandId: idOf(9) },
    { ...seen, patientId: idOf(71), note: 'Now comes alone', version: 6 },
    field('patientId', idOf(72), idOf(71), idOf(70)),
    field('note', 'Comes alone', 'Now comes alone', ''),
  );
  expect(canBothStand(partsOf(both, schedules))).toBe(false);
  const other = { ...seen, serviceId: idOf(3), scheduleIds: [OMAR], version: 5 };
  const input = { appointmentId: seen.id, baseVersion: 4, base: slotOf(seen), scheduleIds: [LAYLA, ROOM2] };
  const crossed = refused('appointment.move', input, other, field('serviceId', idOf(2), idOf(3), idOf(2)));
  const parts = partsOf(crossed, schedules);
  expect(openParts(parts).map(({ name }) => name)).toEqual(['serviceId']);
  expect(chosenFields(crossed, parts, { serviceId: 'mine' })['scheduleIds']).toEqual([LAYLA, ROOM2]);
  expect(chosenFields(crossed, parts, { serviceId: 'theirs' })['scheduleIds']).toEqual([OMAR]);
});

test('[CO22] a mended note is what is saved, on top of the note that stands', () => {
  const current = { ...seen, note: 'Needs a wheelchair, deaf', version: 5 };
  const crossed = crossedNote(current, { base: 'Needs a wheelchair', text: 'Needs a wheelchair today' }, huda);
  const chosen = chosenFields(crossed, partsOf(crossed, schedules), {}, 'Needs a wheelchair today, deaf');
  expect(commandsFor(crossed, chosen)).toEqual([
    {
      name: 'appointment.edit',
      input: {
        appointmentId: seen.id,
        baseVersion: 5,
        base: { note: 'Needs a wheelchair, deaf' },
        note: 'Needs a wheelchair today, deaf',
      },
    },
  ]);
});

test('[CO22] an undo that is insisted on becomes the commands that bring the old values back', () => {
  const current: Appointment = {
    ...seen,
    status: 'cancelled',
    cancelReason: 'patient',
    start: later.start,
    version: 8,
  };
  const crossed = refused(
    'command.undo',
    { commandId: idOf(9) },
    { ...current, end: '2026-11-22T08:00:00.000Z' },
    field('status', 'arrived', 'cancelled', 'booked'),
    field('start', '2026-11-22T07:30:00.000Z', later.start, seen.start),
  );
  const parts = partsOf(crossed, schedules);
  const given = commandsFor(crossed, chosenFields(crossed, parts, allOf(parts, 'mine')));
  expect(given.map(({ name }) => name)).toEqual(['appointment.advance', 'appointment.move']);
  expect(given.map(({ input }) => input)).toMatchObject([{ to: 'booked' }, { start: seen.start, baseVersion: 8 }]);
});
