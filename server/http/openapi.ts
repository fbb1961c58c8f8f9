// The machine-readable reference (OpenAPI 3.1), generated from the contract.
import { z } from 'zod';
import { commands } from '#shared/contract/commands.ts';
import { queries } from '#shared/contract/queries.ts';
import { caller } from '#shared/model/caller.ts';
import { type RefusalCode, fieldProblems } from '#shared/rules/decision.ts';
import { changesAsk } from './contract-routes.ts';
import { statusOf } from './errors.ts';
import { screenKey } from './screen-session.ts';

type Json = Readonly<Record<string, unknown>>;

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
const ofCommands: readonly RefusalCode[] = ['too-old', 'command-id-reused'];

/** A schema of ours as JSON Schema; `input` is what may be sent, `output` what comes back. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

function answers(schema: Json, codes: readonly RefusalCode[]): Record<string, Json> {
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

function object(properties: Json, optional: Json = {}): Json {
  return { type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional } };
}

const version = { type: 'integer', minimum: 0 };
const uuid = { type: 'string', format: 'uuid' };
const merged = {
  type: 'array',
  description: 'Told with `rebased`: what others had changed meanwhile, which stays as they left it.',
  items: object({
    field: { type: 'string' },
    by: { anyOf: [object({ id: uuid, name: { type: 'string' } }), { type: 'null' }] },
    at: { type: ['string', 'null'], format: 'date-time' },
  }),
};

function commandPath([name, row]: readonly [string, (typeof commands)[keyof typeof commands]]) {
  const reply = object(
    {
      outcome: { enum: ['commit', 'noop', 'rebased'] },
      commandId: uuid,
      value: jsonSchema(row.output, 'output'),
      version,
      undoable: { type: 'boolean' },
    },
    { merged },
  );
  const post = {
    operationId: name,
    summary: row.does,
    tags: ['commands'],
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        description: 'The command’s id, a UUIDv7. Repeated, it has one effect and one answer.',
        schema: uuid,
      },
    ],
    requestBody: { required: true, content: json(jsonSchema(row.input, 'input')) },
    responses: answers(reply, [...row.refusals, ...ofCommands]),
  };
  return [`/api/v1/commands/${name}`, { post }] as const;
}

function queryPath([name, row]: readonly [string, (typeof queries)[keyof typeof queries]]) {
  const input = jsonSchema(row.input, 'input');
  const asked = { summary: row.does, tags: ['queries'] };
  const responses = answers(object({ value: jsonSchema(row.output, 'output'), epoch: uuid, version }), []);
  const post = { operationId: name, ...asked, requestBody: { content: json(input) }, responses };
  if ('private' in row) return [`/api/v1/queries/${name}`, { post }] as const;
  const get = { operationId: `${name}.get`, ...asked, parameters: parametersOf(input), responses };
  return [`/api/v1/queries/${name}`, { get, post }] as const;
}

function parametersOf(input: Json): Json[] {
  const required = (input['required'] ?? []) as readonly string[];
  const properties = Object.entries((input['properties'] ?? {}) as Json);
  return properties.map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: Object.keys(statusOf) },
    detail: { type: 'string', description: 'A sentence in the caller’s language.' },
    requestId: { type: 'string' },
    retryMs: { type: 'integer' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, problem: { enum: [...fieldProblems] }, message: { type: 'string' } },
      },
    },
  },
};

const text = { type: 'string' };
const withPassword = { ...object({ email: text, password: text }, { clinic: text }), additionalProperties: false };
/** `board` is a key of 256 random bits in base64url, which the screen made and keeps. */
const asScreen = { ...object({ board: { ...text, pattern: screenKey.source } }), additionalProperties: false };

const session = {
  post: {
    summary:
      'Signs somebody in and sets the session’s cookie; or tells a screen whose it is, with its own key as the token.',
    tags: ['session'],
    security: [],
    requestBody: { required: true, content: json({ oneOf: [withPassword, asScreen] }) },
    responses: {
      ...answers(object({ token: text, caller: jsonSchema(caller, 'output') }), []),
      202: {
        description: 'The screen is nobody’s yet: it shows the code, and asks again.',
        content: json(object({ code: text, expiresInMs: { type: 'integer' } })),
      },
    },
  },
  get: {
    summary: 'Who is signed in.',
    tags: ['session'],
    responses: answers(object({ caller: jsonSchema(caller, 'output'), expiresAt: { type: 'string' } }), []),
  },
  delete: { summary: 'Signs out.', tags: ['session'], responses: { 204: { description: 'Done.' } } },
};

const catchUp = {
  get: {
    summary: 'What happened since a version, or a snapshot of a window.',
    tags: ['live'],
    parameters: [
      { name: 'clinic', in: 'path', required: true, schema: { type: 'string' } },
      ...parametersOf(jsonSchema(changesAsk, 'input')),
    ],
    responses: answers(object({ kind: { enum: ['live', 'delta', 'snapshot'] }, epoch: uuid, head: version }), [
      'too-old',
    ]),
  },
};

/** The whole reference as an OpenAPI 3.1 document; `cookieName` is the session's cookie where this node is reached. */
export function openApi(cookieName: string): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'Mawid', version: '1', description: 'The live calendar of a clinic.' },
    security: [{ bearer: [] }, { cookie: [] }],
    paths: {
      '/api/v1/session': session,
      ...Object.fromEntries(Object.entries(commands).map(commandPath)),
      ...Object.fromEntries(Object.entries(queries).map(queryPath)),
      '/api/v1/clinics/{clinic}/changes': catchUp,
    },
    components: {
      schemas: { Problem: problem },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: cookieName },
      },
    },
  };
}
