// Brings a screen up to date and keeps it so: it stands in the room before anything is read.
import type { Changes, WatchRequest } from '#shared/contract/frames.ts';
import { watchersRoom } from '#shared/contract/rooms.ts';
import type { Caller } from '#shared/model/caller.ts';
import { accept, type Decision, refuse } from '#shared/rules/decision.ts';
import { isOwnClinic } from '#server/ops/own-clinic.ts';
import { projected, projectedChanges } from '#server/ops/projection.ts';
import { makeTurnstile } from '#server/ops/turnstile.ts';
import type { ChangesAsk } from '#server/queries/changes.ts';
import type { Connection } from './connection.ts';
import type { Sequencer } from './sequencer.ts';

/** Reads what a screen lacks, in one snapshot of the database. */
export type ReadChanges = (
  caller: Caller,
  ask: ChangesAsk,
) => Promise<{ ok: true; changes: Changes } | { ok: false; refusal: Parameters<typeof refuse>[0] }>;

/** Snapshot reads at once on one node. */
const AT_ONCE = 50;

/** Puts a connection into the room of its clinic's watchers. */
export function standIn({ socket, session }: Connection): void {
  void socket.join(watchersRoom(session.caller.clinicId, 'staff'));
}

/** Takes a connection out of that room. */
export function standOut({ socket, session }: Connection): void {
  void socket.leave(watchersRoom(session.caller.clinicId, 'staff'));
}

/** Watching on one node. */
export type Watching = ReturnType<typeof makeWatching>;

/** Makes the watching of one node. */
export function makeWatching(parts: { sequencer: Sequencer; readChanges: ReadChanges }) {
  const turnstile = makeTurnstile(AT_ONCE);
  const flights = new Map<string, ReturnType<ReadChanges>>();

  /** Screens that ask for the same picture at the same version share one read. Its key names the version that was sent
   * when it was asked for, so nobody who joins later misses a row that was sent before the read began. */
  function read(caller: Caller, ask: ChangesAsk): ReturnType<ReadChanges> {
    const { clinicId, role, scheduleId } = caller;
    const key = JSON.stringify([clinicId, role, scheduleId, ask, parts.sequencer.position(clinicId)]);
    const flying = flights.get(key);
    if (flying) return flying;
    const flight = turnstile(() => parts.readChanges(caller, ask)).finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  }

  function fromMemory(clinicId: string, { epoch, since }: WatchRequest): Changes | null {
    if (epoch === undefined || since === undefined) return null;
    const found = parts.sequencer.since(clinicId, epoch, since);
    if (!found) return null;
    if (found.rows.length === 0) return { kind: 'live', epoch, head: found.head };
    return { kind: 'delta', epoch, head: found.head, rows: found.rows.map((row) => projected(row, 'staff')) };
  }

  function unwatch(connection: Connection): void {
    standOut(connection);
    connection.watching = false;
    connection.lag = null;
  }

  /** One that had fallen behind lacks rows: it goes on from where it stood and not from the room. */
  function putBack(connection: Connection, { watching, lag }: Pick<Connection, 'watching' | 'lag'>): void {
    if (!watching) return unwatch(connection);
    if (lag) standOut(connection);
    connection.lag = lag ?? connection.lag;
  }

  return {
    /** Answers a `watch`. Refusals and failures leave the connection as it was; throws what reading throws. */
    async watch(connection: Connection, request: WatchRequest): Promise<Decision<Changes>> {
      const { session, watching, lag } = connection;
      if (!isOwnClinic(session, request.clinic)) return refuse({ code: 'not-found' });
      standIn(connection);
      connection.watching = true;
      connection.lag = null;
      const known = fromMemory(session.caller.clinicId, request);
      if (known) return accept(known);
      const { clinic: _, ...ask } = request;
      let isAnswered = false;
      try {
        const found = await read(session.caller, { ...ask, full: true });
        isAnswered = found.ok;
        return found.ok ? accept(projectedChanges(found.changes, 'staff')) : found;
      } finally {
        if (!isAnswered) putBack(connection, { watching, lag });
      }
    },

    /** Leaves the room. */
    unwatch,
  };
}
