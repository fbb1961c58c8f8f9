// The shapes that every part of the reference is put together from.
import { z } from 'zod';
import type { RefusalCode } from '#shared/rules/decision.ts';
import { statusOf } from './errors.ts';

export type Json = Readonly<Record<string, unknown>>;

export const uuid = { type: 'string', format: 'uuid' };

/** Refusals that any request may have. */
const always: readonly RefusalCode[] = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'invalid',
  'too-large',
  'unsupported',
  'rate-limited',
  'busy',
  'unavailable',
];

/** A schema of ours as JSON Schema; `input` is what may be sent, `output` what comes back. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** A body of JSON. */
export function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

/** What comes back: the answer, and the problems of these refusals and of those any request may have, by status. */
export function answers(schema: Json, codes: readonly RefusalCode[]): Record<string, Json> {
  const byStatus = Object.groupBy([...new Set([...codes, ...always])], (code) => String(statusOf[code]));
  const refused = Object.entries(byStatus).map(([status, some = []]): [string, Json] => [
    status,
    {
      description: some.join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return { 200: { description: 'Done.', content: json(schema) }, ...Object.fromEntries(refused) };
}

/** An object with properties that are always there, and others. */
export function object(properties: Json, optional: Json = {}): Json {
  return { type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional } };
}

/** What comes back where there is nothing to say but that it is done. */
export function doneOr(codes: readonly RefusalCode[]): Record<string, Json> {
  const { 200: _, ...refused } = answers({}, codes);
  return { 204: { description: 'Done.' }, ...refused };
}
