// Query strings as the input a schema describes.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { coerced } from './coerce.ts';

const schema = z.strictObject({
  text: z.string(),
  limit: z.int().min(1).optional(),
  full: z.boolean().optional(),
  ids: z.array(z.guid()).max(3).optional(),
  change: z.discriminatedUnion('of', [z.strictObject({ of: z.literal('a'), at: z.int() })]).optional(),
  set: z.strictObject({ note: z.string() }).partial().optional(),
});

test('[SE23] lists are repeated, numbers and booleans are spelt out, text stays text', () => {
  const id = '00000000-0000-7000-8000-000000000001';
  expect(coerced(`text=12&limit=5&full=1&ids=${id}`, schema)).toEqual({ text: '12', limit: 5, full: true, ids: [id] });
  expect(coerced(`ids=${id}&ids=${id}&text=`, schema)).toEqual({ ids: [id, id], text: '' });
  const nested = new URLSearchParams({ text: '{}', change: '{"of":"a","at":3}', set: '{"note":"x"}' });
  expect(coerced(nested.toString(), schema)).toEqual({ text: '{}', change: { of: 'a', at: 3 }, set: { note: 'x' } });
});

test('[SE23] what does not fit is left for the schema to name', () => {
  for (const odd of [
    'limit=1e309',
    'limit=0x10',
    'limit=NaN',
    'limit=',
    'limit=1&limit=2',
    'full=yes',
    'text=a&text=b',
    'id[]=1',
    'q=1',
    'set=note',
    'set={note',
    'change={"of":"b"}',
  ]) {
    expect([odd, schema.safeParse(coerced(`text=x&${odd}`, schema)).success]).toEqual([odd, false]);
  }
});

test('[SE23] a parameter cannot reach what every object inherits', () => {
  const given = coerced('__proto__=x&constructor=y&text=z', schema);
  expect(Object.getPrototypeOf(given)).toBe(Object.prototype);
  expect(Object.keys(given).toSorted()).toEqual(['__proto__', 'constructor', 'text']);
  expect(schema.safeParse(given).success).toBe(false);
});
