// The machine-readable reference (OpenAPI 3.1), generated from the contract.
import { commands } from '#shared/contract/commands.ts';
import { queries } from '#shared/contract/queries.ts';
import { type RefusalCode, fieldProblems } from '#shared/rules/decision.ts';
import { changesAsk } from './contract-routes.ts';
import { statusOf } from './errors.ts';
import { accountPaths } from './openapi-account.ts';
import { answers, type Json, json, jsonSchema, object, uuid } from './openapi-shapes.ts';

const ofCommands: readonly RefusalCode[] = ['too-old', 'command-id-reused'];

const version = { type: 'integer', minimum: 0 };
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
  return properties.map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(hasParts(schema as Json) ? { content: json(schema as Json) } : { schema }),
  }));
}

/** What has parts of its own is spelt as JSON in a query string. */
function hasParts({ type, oneOf, anyOf }: Json): boolean {
  const some = (oneOf ?? anyOf ?? []) as readonly Json[];
  return type === 'object' || some.some((one) => one['type'] === 'object');
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
      ...accountPaths,
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
