// Tests that a bad input is refused field by field, each fault at its path and in the closed list of problems.
import { expect, test } from 'vitest';
import { idOf } from '#server/testing/nouns.ts';
import { fieldProblems } from '#shared/rules/decision.ts';
import { type CommandName, commands } from './commands.ts';
import { faultsOf } from './faults.ts';
import { queries } from './queries.ts';

const book = { serviceId: idOf(1), scheduleIds: [idOf(2)], start: '2026-11-21T06:00:00.000Z', patientId: idOf(3) };

function faults(input: unknown, name: CommandName = 'appointment.book'): unknown {
  const parsed = commands[name].input.safeParse(input);
  return parsed.success ? [] : faultsOf(parsed.error, input);
}

test('[BO7] a sound input has no faults, and ids are kept in lower case', () => {
  expect(faults(book)).toEqual([]);
  const shouted = { ...book, serviceId: 'ABCDEF00-0000-4000-8000-000000000001' };
  expect(commands['appointment.book'].input.parse(shouted).serviceId).toBe('abcdef00-0000-4000-8000-000000000001');
});

test.each([
  ['role', { role: 'manager' }],
  ['clinicId', { clinicId: idOf(9) }],
  ['version', { version: 3 }],
  ['status', { status: 'fulfilled' }],
  ['constructor', { constructor: { prototype: {} } }],
])('[BO7] the unknown field %s is named', (path, extra) => {
  expect(faults({ ...book, ...extra })).toEqual([{ path, problem: 'unknown-field' }]);
});

test('[BO7] a prototype sent as a field is refused like any other and changes nothing', () => {
  const sent: unknown = JSON.parse(`{"__proto__": {"admin": true}, ${JSON.stringify(book).slice(1)}`);
  expect(faults(sent)).toEqual([{ path: '__proto__', problem: 'unknown-field' }]);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});

test('[BO7] a prototype inside a nested object is refused too', () => {
  const override: unknown = JSON.parse('{"reason": "night duty", "__proto__": {"admin": true}}');
  expect(faults({ ...book, override })).toEqual([{ path: 'override.__proto__', problem: 'unknown-field' }]);
});

test.each([
  ['serviceId', [idOf(1)], 'wrong-type'],
  ['serviceId', { $ne: null }, 'wrong-type'],
  ['serviceId', 'huda', 'format'],
  ['serviceId', '1 OR pg_sleep(5)', 'format'],
  ['serviceId', null, 'wrong-type'],
  ['scheduleIds', idOf(2), 'wrong-type'],
  ['scheduleIds', Array.from({ length: 9 }, () => idOf(2)), 'too-many'],
  ['scheduleIds.0', ['x'], 'format'],
  ['start', 1795413600000, 'wrong-type'],
  ['start', '2026-11-21 09:00', 'instant'],
  ['start', '2026-11-21T09:00:00+03:00', 'instant'],
  ['durationMinutes', '15', 'wrong-type'],
  ['durationMinutes', 15.5, 'wrong-type'],
  ['durationMinutes', Number.NaN, 'wrong-type'],
  ['durationMinutes', true, 'wrong-type'],
  ['durationMinutes', Infinity, 'wrong-type'],
  ['durationMinutes', 2 ** 53 + 2, 'too-large'],
  ['note', 'x'.repeat(2001), 'too-long'],
  ['note', 'a\u0000b', 'characters'],
  ['note', '\ud800', 'characters'],
  ['override.reason', { reason: '  a ' }, 'reason'],
  ['override.reason', {}, 'required'],
  ['override', 'because', 'wrong-type'],
])('[BO7][BO8] %s = %j is refused as %s', (path, value, problem) => {
  const found = faults({ ...book, [path.split('.')[0] ?? path]: value });
  expect(found).toEqual([expect.objectContaining({ path, problem })]);
});

test('[BO7] every missing field is named at once', () => {
  expect(faults({})).toEqual(
    ['serviceId', 'scheduleIds', 'start', 'patientId'].map((path) => ({ path, problem: 'required' })),
  );
});

test.each([null, [], 'book', 42, undefined])('[BO7] %j instead of an input is refused', (input) => {
  expect(faults(input)).toEqual([{ path: 'input', problem: input === undefined ? 'required' : 'wrong-type' }]);
});

test('[ST1] a state in other words is an unknown choice, and cancelling is a command of its own', () => {
  const step = { appointmentId: idOf(1), baseVersion: 0 };
  for (const to of ['confirmed', 'cancelled', 'BOOKED', '']) {
    expect(faults({ ...step, to }, 'appointment.advance')).toEqual([{ path: 'to', problem: 'unknown-choice' }]);
  }
});

test('[BO8] a tag is one short line without control characters', () => {
  const edit = (tag: unknown) =>
    faults({ appointmentId: idOf(1), baseVersion: 0, base: { tags: [] }, tags: [tag] }, 'appointment.edit');
  expect(edit(' vip ')).toEqual([]);
  expect(edit('a\u0000')).toEqual([expect.objectContaining({ path: 'tags.0', problem: 'characters' })]);
  expect(edit('two\nlines')).toEqual([{ path: 'tags.0', problem: 'characters' }]);
  expect(edit('x'.repeat(41))).toEqual([{ path: 'tags.0', problem: 'too-long', params: { most: 40 } }]);
});

test('[BO8] a name is one line that says something', () => {
  const register = (name: unknown) => faults({ name }, 'patient.register');
  expect(register('  نورة القحطاني ')).toEqual([]);
  expect(register('   ')).toEqual([{ path: 'name', problem: 'required' }]);
  expect(register('a\nb')).toEqual([{ path: 'name', problem: 'characters' }]);
  expect(register('x'.repeat(121))).toEqual([{ path: 'name', problem: 'too-long', params: { most: 120 } }]);
});

test('[BO7] the problems named are those the catalogue has words for', () => {
  const all = [faults({ ...book, start: 'x' }), faults({}), faults({ ...book, x: 1 })].flat() as { problem: string }[];
  for (const { problem } of all) expect(fieldProblems).toContain(problem);
});

test('[RD2] a query asks no more at once than it may', () => {
  const find = { serviceId: idOf(1), from: '2026-11-21T06:00:00Z', to: '2026-11-22T06:00:00Z' };
  expect(queries['slot.find'].input.safeParse({ ...find, limit: 200 }).success).toBe(true);
  expect(queries['slot.find'].input.safeParse({ ...find, limit: 1e9 }).success).toBe(false);
  expect(queries['patient.search'].input.safeParse({ text: 'x'.repeat(101) }).success).toBe(false);
});
