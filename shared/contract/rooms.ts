// Which room a socket stands in: named by the server from the session, never by a client.
import type { Audience } from './events.ts';

/** The room of one clinic's watchers of one audience. */
export function watchersRoom(clinicId: string, audience: Audience): string {
  return `clinic:${clinicId}:${audience}`;
}

/** The room of those of one clinic who follow one state; `name` is the server's own for it. */
export function followersRoom(clinicId: string, name: string): string {
  return `clinic:${clinicId}:follows:${name}`;
}
