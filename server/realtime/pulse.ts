// Looks at every socket four times a second: who fell behind, who caught up, whose session must be looked up again.
import { watchersRoom } from '#shared/contract/rooms.ts';
import { monotonic, now } from '#server/ops/clock.ts';
import type { Logger } from '#server/ops/log.ts';
import type { Metrics } from '#server/ops/metrics.ts';
import { projected, pushable } from '#server/ops/projection.ts';
import type { Sessions } from '#server/store/sessions.ts';
import { type Connection, cut, waitingPackets } from './connection.ts';
import type { Sequencer } from './sequencer.ts';
import { standIn, standOut } from './watching.ts';

/** Packets in waiting: from how many a socket leaves its room, at how few it is let back, and how many end it. */
const WAITING = { leave: 64, back: 8, end: 1000 } as const;
const LONGEST_LAG_MS = 30_000;
/** Rows a socket that fell behind is given at a time. */
const STEP = 32;
/** How often the session of somebody who does something is looked up again. */
const CHECK_MS = 5 * 60_000;
const SOON_MS = 1000;

/** What the pulse stands on. */
export type PulseParts = {
  readonly sequencer: Sequencer;
  readonly sessions: Sessions;
  readonly metrics: Metrics;
  readonly log: Logger;
};

/** Makes what is done with a connection at each pulse. */
export function makePulse({ sequencer, sessions, metrics, log }: PulseParts) {
  /** A socket that does not take its frames leaves the room, so that it costs a bounded amount of memory. */
  function fallBehind(connection: Connection): void {
    const { clinicId } = connection.session.caller;
    const position = sequencer.position(clinicId);
    if (!position) return;
    standOut(connection);
    connection.lag = { ...position, since: monotonic() };
    connection.socket.emit('lagging', { clinic: clinicId });
    metrics.slow.inc();
  }

  /** Gives the next rows; with the last of them the socket is back in the room, in the same turn, so none is missed. */
  function catchUp(connection: Connection): void {
    const { lag, socket } = connection;
    const { clinicId } = connection.session.caller;
    if (!lag) return;
    const found = sequencer.since(clinicId, lag.epoch, lag.version);
    if (!found) {
      connection.lag = null;
      connection.watching = false;
      socket.emit('reset', { clinic: clinicId, why: 'lagging' });
      return;
    }
    for (const row of found.rows.slice(0, STEP)) {
      socket.emit('log', pushable(projected(row, 'staff')));
      lag.version = row.version;
    }
    if (lag.version < found.head) return;
    connection.lag = null;
    standIn(connection);
  }

  function flow(connection: Connection): void {
    const waiting = waitingPackets(connection);
    const { lag, watching, socket } = connection;
    const tooLate = lag !== null && monotonic() - lag.since > LONGEST_LAG_MS;
    if (waiting > WAITING.end || tooLate) cut(connection, 'slow', 1000);
    else if (lag && waiting <= WAITING.back) catchUp(connection);
    else if (!lag && watching && waiting > WAITING.leave && isInRoom(connection)) fallBehind(connection);
    else if (waiting > WAITING.leave) log.debug({ waiting, socket: socket.id }, 'a socket is slow');
  }

  function isInRoom({ socket, session }: Connection): boolean {
    return socket.rooms.has(watchersRoom(session.caller.clinicId, 'staff'));
  }

  /**
   * Looks a session up again: ended, expired or disabled cuts the socket; another role or name counts from now on. Where
   * the database does not answer, the next pulse that may asks again.
   */
  async function check(connection: Connection): Promise<void> {
    connection.checkAt = now() + SOON_MS;
    connection.doubted = true;
    try {
      const session = await sessions.look(connection.token);
      if (session?.caller.clinicId !== connection.session.caller.clinicId) return cut(connection, 'unauthenticated');
      connection.session = session;
      connection.spoke = false;
      connection.doubted = false;
      const nextMs = Math.min(CHECK_MS, Date.parse(session.expiresAt) - now());
      connection.checkAt = now() + Math.max(SOON_MS, nextMs);
    } catch (error) {
      log.warn({ err: error }, 'a session could not be looked up');
    }
  }

  return {
    check,
    /** One pulse of one connection. A silent screen is not looked up, because looking up counts as being there. */
    beat(connection: Connection): void {
      flow(connection);
      const expired = Date.parse(connection.session.expiresAt) <= now();
      if (now() >= connection.checkAt && (connection.spoke || connection.doubted || expired)) void check(connection);
    },
  };
}
