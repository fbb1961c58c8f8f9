// Locks the protocol: whoever changes the wire must say so here, and think of those who still speak the old one.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { permissions } from './allow.ts';
import { commands } from './commands.ts';
import { events } from './events.ts';
import { PROTOCOL, requests } from './frames.ts';
import { queries } from './queries.ts';

const locked = 'c92d3a49eeceb95c8c705d6ff9bb17d7';

function shapeOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any' });
}

function everyRow(): unknown {
  return {
    protocol: PROTOCOL,
    permissions,
    commands: Object.entries(commands).map(([name, { input, output, allow, refusals }]) => [
      name,
      shapeOf(input, 'input'),
      shapeOf(output, 'output'),
      allow,
      refusals,
    ]),
    queries: Object.entries(queries).map(([name, { input, output, allow, ...rest }]) => [
      name,
      shapeOf(input, 'input'),
      shapeOf(output, 'output'),
      allow,
      'private' in rest,
    ]),
    events: Object.entries(events).map(([name, { payload, hears }]) => [name, shapeOf(payload, 'output'), hears]),
    requests: Object.entries(requests).map(([name, schema]) => [name, shapeOf(schema, 'input')]),
  };
}

test('the wire is the one that was agreed on; adding to it changes this fingerprint, renaming needs a new protocol', () => {
  expect(createHash('sha256').update(JSON.stringify(everyRow())).digest('hex').slice(0, 32)).toBe(locked);
});

test('the names outside checks hang on are there', () => {
  expect(Object.keys(commands)).toEqual(
    expect.arrayContaining([
      'appointment.book',
      'appointment.edit',
      'appointment.move',
      'appointment.cancel',
      'appointment.advance',
      'patient.register',
      'patient.edit',
      'hold.place',
      'hold.extend',
      'hold.release',
      'hold.book',
      'hold.take-over',
      'command.undo',
    ]),
  );
  expect(Object.keys(queries)).toEqual(
    expect.arrayContaining([
      'calendar.range',
      'slot.find',
      'patient.search',
      'patient.view',
      'clinic.settings',
      'calendar.at',
      'appointment.history',
      'day.history',
    ]),
  );
  expect(Object.keys(requests)).toEqual(
    expect.arrayContaining(['ask', 'read', 'watch', 'unwatch', 'here', 'lock', 'unlock']),
  );
});

test('every command and query says in a sentence what it does, and names follow one pattern', () => {
  for (const [name, row] of Object.entries({ ...commands, ...queries })) {
    expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
    expect(row.does).toMatch(/^[A-Z].*\.$/);
  }
});

test('[BO7] no input and no message accepts a field it does not know', () => {
  for (const schema of [...Object.values(commands), ...Object.values(queries)].map((row) => row.input)) {
    expect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).toMatchObject({
      additionalProperties: false,
    });
  }
  for (const schema of Object.values(requests)) {
    expect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).toMatchObject({
      additionalProperties: false,
    });
  }
});
