// Opening a session: what is asked, what comes back, and the clinics one may have to choose from.
import type { Caller } from '#shared/model/caller.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { type Posted, postJson } from './post-json.ts';

/** Who wants in; `clinic` is an id or slug where there are several. */
export type Credentials = { readonly email: string; readonly password: string; readonly clinic?: string };

/** An open session; the token is for this page's memory only, the cookie serves by itself. */
export type Opened = { readonly token: string; readonly caller: Caller };

/** A clinic to choose. */
export type ClinicChoice = { readonly slug: string; readonly name: string };

/** Signs in. */
export function openSession(credentials: Credentials): Promise<Posted<Opened>> {
  return postJson<Opened>('/api/v1/session', credentials);
}

/** The clinics of somebody who works in several and has not said which; null where that is not the matter. */
export function clinicsToChoose(refusal: Refusal): readonly ClinicChoice[] | null {
  if (refusal.code !== 'invalid' || refusal.choices === undefined) return null;
  return refusal.choices.filter(isClinic);
}

function isClinic(choice: unknown): choice is ClinicChoice {
  return typeof choice === 'object' && choice !== null && 'slug' in choice && 'name' in choice;
}
