// One socket of a signed-in person, and who of a clinic is connected here.
import type { Server, Socket } from 'socket.io';
import type { ServerFrames, View } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { monotonic } from '#server/ops/clock.ts';
import type { Metrics } from '#server/ops/metrics.ts';
import type { Session } from '#server/store/sessions.ts';
import { type Bucket, makeBucket } from './bucket.ts';
import type { NodeFrames } from './signals.ts';

type Heard = Record<string, (...args: unknown[]) => void>;
type Kept = { admitted?: Admitted };

/** What was known of a socket when it was let in: its key, its session and how many endings had been heard until then. */
export type Admitted = { readonly token: string; readonly session: Session; readonly endings: number };

export type LiveServer = Server<Heard, ServerFrames, NodeFrames, Kept>;
export type LiveSocket = Socket<Heard, ServerFrames, NodeFrames, Kept>;

/** Where a socket that fell behind stands in the log, and since when (`monotonic`). */
export type Lag = { readonly epoch: string; version: number; readonly since: number };

/**
 * A connected socket. `spoke` tells of a message since the session was last looked up, `doubted` that it was to be looked
 * up and has not been; `checkAt` is in ms since 1970.
 */
export type Connection = {
  readonly socket: LiveSocket;
  readonly token: string;
  readonly bucket: Bucket;
  session: Session;
  view: { readonly of: View; readonly at: number } | null;
  watching: boolean;
  lag: Lag | null;
  spoke: boolean;
  doubted: boolean;
  checkAt: number;
};

/** A connection of an admitted socket. */
export function makeConnection(socket: LiveSocket, { token, session }: Admitted): Connection {
  const fresh = { view: null, watching: false, lag: null, spoke: false, doubted: false, checkAt: 0 };
  return { socket, token, session, bucket: makeBucket(), ...fresh };
}

/** How long a closing handshake is waited for before the line is cut. */
const FAREWELL_MS = 1000;

/** Says why, then closes; whoever does not take the farewell is cut off. */
export function cut({ socket }: Connection, code: string, retryMs = 0): void {
  if (!socket.connected) return;
  const line = socket.conn.request.socket;
  socket.emit('bye', { code, retryMs });
  socket.disconnect(true);
  const timer = setTimeout(() => line.destroy(), FAREWELL_MS);
  line.once('close', () => clearTimeout(timer));
}

/** Packets that wait for a slow line. */
export function waitingPackets({ socket }: Connection): number {
  return (socket.conn as unknown as { readonly writeBuffer: readonly unknown[] }).writeBuffer.length;
}

/** The connections of one node, by clinic. */
export type Connections = ReturnType<typeof makeConnections>;

/** Makes an empty list of connections. */
export function makeConnections(metrics: Metrics) {
  const byClinic = new Map<Id, Set<Connection>>();
  const emptySince = new Map<Id, number>();
  return {
    /** Somebody of this clinic is about to come; should they not, it is left like any other. */
    expect(clinicId: Id) {
      if (!byClinic.has(clinicId)) emptySince.set(clinicId, monotonic());
    },
    add(connection: Connection) {
      const { clinicId } = connection.session.caller;
      const some = byClinic.get(clinicId) ?? new Set();
      byClinic.set(clinicId, some.add(connection));
      emptySince.delete(clinicId);
      metrics.sockets.inc();
    },
    remove(connection: Connection) {
      const { clinicId } = connection.session.caller;
      const some = byClinic.get(clinicId);
      if (!some?.delete(connection)) return;
      metrics.sockets.dec();
      if (some.size > 0) return;
      byClinic.delete(clinicId);
      emptySince.set(clinicId, monotonic());
    },
    of: (clinicId: Id): ReadonlySet<Connection> => byClinic.get(clinicId) ?? new Set(),
    all: (): Connection[] => [...byClinic.values()].flatMap((some) => [...some]),
    /** Clinics nobody here has been connected to for `ms`; they are told once. */
    leftFor(ms: number): Id[] {
      const left = [...emptySince].filter(([, since]) => monotonic() - since >= ms).map(([clinicId]) => clinicId);
      for (const clinicId of left) emptySince.delete(clinicId);
      return left;
    },
  };
}
