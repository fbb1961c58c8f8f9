// What the reference says of sessions and of one's own account.
import type { z } from 'zod';
import { caller } from '#shared/model/caller.ts';
import { preferences } from '#shared/model/preferences.ts';
import { changingPassword, confirming, preferring } from './account-routes.ts';
import { answers, doneOr, type Json, json, jsonSchema, object, uuid } from './openapi-shapes.ts';
import { screenKey } from './screen-session.ts';
import { newPassword, signIn } from './session-routes.ts';

const text = { type: 'string' };
const instant = { type: 'string', format: 'date-time' };
const clinic = object({ slug: text, name: text });
const openSession = object({
  id: uuid,
  createdAt: instant,
  seenAt: instant,
  agent: { type: ['string', 'null'], description: 'What the browser called itself when it signed in.' },
  clinic,
  isThis: { type: 'boolean' },
});
const account = object({
  email: text,
  name: text,
  preferences: jsonSchema(preferences, 'output'),
  sessions: { type: 'array', items: openSession },
});
/** `board` is a key of 256 random bits in base64url, which the screen made and keeps. */
const asScreen = { ...object({ board: { ...text, pattern: screenKey.source } }), additionalProperties: false };
const me = jsonSchema(caller, 'output');

function asks(schema: z.ZodType): Json {
  return { requestBody: { required: true, content: json(jsonSchema(schema, 'input')) } };
}

/** The paths of sessions and accounts. */
export const accountPaths: Json = {
  '/api/v1/session': {
    post: {
      summary:
        'Signs somebody in and sets the session’s cookie; or tells a screen whose it is, with its own key as the token.',
      tags: ['session'],
      security: [],
      requestBody: { required: true, content: json({ oneOf: [jsonSchema(signIn, 'input'), asScreen] }) },
      responses: {
        ...answers(object({ token: text, caller: me }), []),
        202: {
          description: 'The screen is nobody’s yet: it shows the code, and asks again.',
          content: json(object({ code: text, expiresInMs: { type: 'integer' } })),
        },
      },
    },
    get: {
      summary: 'Who is signed in.',
      tags: ['session'],
      responses: answers(object({ caller: me, expiresAt: text }), []),
    },
    delete: { summary: 'Signs out.', tags: ['session'], responses: doneOr([]) },
  },
  '/api/v1/session/confirm': {
    post: {
      summary: 'Whether this is the password of whoever is signed in.',
      tags: ['session'],
      ...asks(confirming),
      responses: doneOr([]),
    },
  },
  '/api/v1/password': {
    post: {
      summary: 'Uses a one-time link: sets a password with it, or joins a clinic with the password there is.',
      tags: ['session'],
      security: [],
      ...asks(newPassword),
      responses: answers(object({ email: text }), []),
    },
  },
  '/api/v1/account': {
    get: { summary: 'One’s own account.', tags: ['account'], responses: answers(account, []) },
    patch: {
      summary: 'Changes how one likes to see the pages; null puts a choice back.',
      tags: ['account'],
      ...asks(preferring),
      responses: answers(account, []),
    },
  },
  '/api/v1/account/password': {
    post: {
      summary: 'Sets another password and ends every other session of one’s own.',
      tags: ['account'],
      ...asks(changingPassword),
      responses: doneOr([]),
    },
  },
  '/api/v1/account/sessions': {
    delete: { summary: 'Ends every session of one’s own but this one.', tags: ['account'], responses: doneOr([]) },
  },
  '/api/v1/account/sessions/{id}': {
    delete: {
      summary: 'Ends one session of one’s own.',
      tags: ['account'],
      parameters: [{ name: 'id', in: 'path', required: true, schema: uuid }],
      responses: doneOr([]),
    },
  },
};
