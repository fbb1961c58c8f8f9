// One's own account as the server has it: what is read of it and what can be changed.
import { askJson, type Posted } from '#client/screens/sign-in/post-json.ts';
import type { AccountPreferences } from '#shared/model/preferences.ts';
import type { Id } from '#shared/model/id.ts';
import type { ChoicePatch } from './account-copy.ts';

/** Where this person is signed in; instants, and the user agent as the browser told it, null where it told none. */
export interface SignedIn {
  readonly id: Id;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly agent: string | null;
  readonly clinic: { readonly slug: string; readonly name: string };
  readonly isThis: boolean;
}

/** One's own account. */
export interface Account {
  readonly email: string;
  readonly name: string;
  readonly preferences: AccountPreferences;
  readonly sessions: readonly SignedIn[];
}

const ACCOUNT = '/api/v1/account';

/** Reads it. */
export function readAccount(): Promise<Posted<Account>> {
  return askJson('GET', ACCOUNT);
}

/** Changes some choices, null gives one up; answers the whole. */
export function sendChoices(preferences: ChoicePatch): Promise<Posted<Account>> {
  return askJson('PATCH', ACCOUNT, { preferences });
}

/** Sets another password and ends every other session of this person. */
export function changePassword(current: string, next: string): Promise<Posted<unknown>> {
  return askJson('POST', `${ACCOUNT}/password`, { current, next });
}

/** Ends one session, or with null all but this one. */
export function endSession(id: Id | null): Promise<Posted<unknown>> {
  return askJson('DELETE', id === null ? `${ACCOUNT}/sessions` : `${ACCOUNT}/sessions/${id}`);
}

/** Whether this is the password of whoever is signed in here; the session stays as it is. */
export function confirmPassword(password: string): Promise<Posted<unknown>> {
  return askJson('POST', '/api/v1/session/confirm', { password });
}
