// Hears in a clinic's log that somebody's session ended or their role changed, and has their sockets looked up again.
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

  function recheck(clinicId: Id, concerns: (connection: Connection) => boolean): void {
    heard += 1;
    nearby.renamed(clinicId);
    for (const connection of connections.of(clinicId)) if (concerns(connection)) void check(connection);
  }

  return {
    /** How many were heard; a socket let in meanwhile may have been too late for one. */
    heard: () => heard,
    /** A row of the log, in order. */
    hear(row: LogFrame): void {
      const members = new Set((row.events ?? []).filter(isForNodes).map(memberIn));
      if (members.size > 0) recheck(row.clinic, ({ session }) => members.has(session.caller.id));
    },
    /** Rows may have been missed: everybody of this clinic is looked up. */
    doubt: (clinicId: Id): void => recheck(clinicId, () => true),
  };
}

function isForNodes(event: ClinicEvent): boolean {
  return events[event.type].hears === 'nodes';
}

function memberIn(event: ClinicEvent): Id | null {
  if ('memberId' in event) return event.memberId;
  return 'member' in event ? event.member.id : null;
}
