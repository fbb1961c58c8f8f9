// Hears in a clinic's log that somebody is less than they were, or a screen nobody's, and has their sockets looked up again.
import { type ClinicEvent, events } from '#shared/contract/events.ts';
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import type { Connection, Connections } from './connection.ts';
import type { Nearby } from './nearby.ts';

/** What the endings stand on; `check` looks a session up again. */
export type EndingsParts = {
  readonly connections: Connections;
  readonly nearby: Nearby;
  readonly check: (connection: Connection) => Promise<void>;
};

/** Makes what listens for endings on one node. */
export function makeEndings({ connections, nearby, check }: EndingsParts) {
  let heard = 0;

  /** Once the sessions here say what their people are called now, everybody is shown that. */
  function recheck(clinicId: Id, concerns: (connection: Connection) => boolean): void {
    heard += 1;
    const looked = [...connections.of(clinicId)].filter(concerns).map(check);
    void Promise.all(looked).then(() => nearby.renamed(clinicId));
  }

  return {
    /** How many were heard; a socket let in meanwhile may have been too late for one. */
    heard: () => heard,
    /** A row of the log, in order. */
    hear(row: LogFrame): void {
      const callers = new Set((row.events ?? []).flatMap(concerned));
      if (callers.size > 0) recheck(row.clinic, ({ session }) => callers.has(session.caller.id));
    },
    /** Rows may have been missed: everybody of this clinic is looked up. */
    doubt: (clinicId: Id): void => recheck(clinicId, () => true),
  };
}

/** Whose sessions an event asks to look up again. */
function concerned(event: ClinicEvent): Id[] {
  const row: { readonly rechecks?: true } = events[event.type];
  if (!row.rechecks) return [];
  if ('memberId' in event) return [event.memberId];
  if ('member' in event) return [event.member.id];
  return 'display' in event ? [event.display.id] : [];
}
