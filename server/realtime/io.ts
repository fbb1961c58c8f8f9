// The live door: assembles Socket.IO, the sequencer and what happens with each socket.
import type { Server as HttpServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Server } from 'socket.io';
import { type LogFrame, type Mode, PROTOCOL } from '#shared/contract/frames.ts';
import { watchersRoom } from '#shared/contract/rooms.ts';
import type { Id } from '#shared/model/id.ts';
import type { Config } from '#server/config.ts';
import type { Runner } from '#server/commands/run.ts';
import { monotonic } from '#server/ops/clock.ts';
import type { Logger } from '#server/ops/log.ts';
import { countCommit, type Metrics } from '#server/ops/metrics.ts';
import { FRAME_BYTES, projected, pushable } from '#server/ops/projection.ts';
import type { RedisLink } from '#server/ops/redis.ts';
import { changes } from '#server/queries/changes.ts';
import { freeLists } from '#server/queries/free-lists.ts';
import type { Reader } from '#server/queries/run.ts';
import { readHeads, readLog } from '#server/store/clinic-log.ts';
import { memberNames } from '#server/store/member-names.ts';
import type { Store } from '#server/store/open.ts';
import type { TakenMemory } from '#server/store/taken-memory.ts';
import type { Sessions } from '#server/store/sessions.ts';
import { judgeUpgrade, makeAdmission } from './admit.ts';
import { PACE } from './bucket.ts';
import { cut, type LiveServer, makeConnection, makeConnections } from './connection.ts';
import { makeEndings } from './endings.ts';
import { makeFollowed } from './followed.ts';
import { makeMessages } from './messages.ts';
import { makeLockSight } from './lock-sight.ts';
import { makeNames } from './names.ts';
import { makeNearby, type NearbyFrame } from './nearby.ts';
import { makeNodeLocks } from './node-locks.ts';
import { makePresence } from './presence.ts';
import { makePulse } from './pulse.ts';
import { makeSequencer } from './sequencer.ts';
import { type LocksSignal, signalsAdapter } from './signals.ts';
import { makeSoftLocks } from './soft-locks.ts';
import { touchedSchedules } from './touched-schedules.ts';
import { makeWatching } from './watching.ts';

/** What the live door stands on. */
export type RealtimeParts = {
  readonly config: Pick<Config, 'publicOrigins' | 'nodeName'>;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly store: Store;
  readonly runner: Runner;
  readonly reader: Reader;
  readonly sessions: Sessions;
  readonly redis: RedisLink | null;
  readonly follower: Follower;
  readonly memory: TakenMemory;
};

/** Who is told which clinics this node watches, and of every row of theirs, in order. */
export type Follower = {
  begin(clinicId: Id): void;
  hear(row: LogFrame): void;
  forget(clinicId: Id): void;
};

/** The live door of one node. */
export type Realtime = {
  /** Hears of every commit of this node, after it. */
  publish(frame: LogFrame): void;
  /** Asks every socket to leave within `drainMs`, each at its own moment, then closes what is left. */
  stop(drainMs: number): Promise<void>;
};

const PULSE_MS = 250;
const TICK_MS = 50;
const POLL_MS = { live: 2000, degraded: 250 } as const;
/** How long a clinic is still followed after its last socket, so that those who come back are answered from memory. */
const FORGET_MS = 30_000;

/** Attaches the live door to an HTTP server. */
export function attachRealtime(server: HttpServer, parts: RealtimeParts): Realtime {
  const { log, metrics, store, redis, config, sessions, follower, memory } = parts;
  const io: LiveServer = new Server(server, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: FRAME_BYTES,
    connectTimeout: 5000,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: judgeUpgrade(config.publicOrigins),
    ...(redis ? { adapter: signalsAdapter(redis) } : {}),
  });
  let draining = false;
  const connections = makeConnections(metrics);
  const mode = (): Mode => (redis && !redis.isWell() ? 'degraded' : 'live');
  const watchers = (clinicId: Id) => io.local.to(watchersRoom(clinicId, 'staff'));

  const sequencer = makeSequencer({
    readLog: (clinicId, after, limit) => readLog(store, clinicId, after, limit),
    readHeads: (clinicIds) => readHeads(store, clinicIds),
    reset: (clinicId, why) => {
      metrics.resets.inc();
      watchers(clinicId).emit('reset', { clinic: clinicId, why });
      endings.doubt(clinicId);
      follower.begin(clinicId);
      memory.begin(clinicId);
      states.touch(clinicId, 'all');
    },
    emit: (row) => {
      metrics.frames.inc();
      watchers(row.clinic).emit('log', pushable(projected(row, 'staff')));
      endings.hear(row);
      follower.hear(row);
      memory.hear(row);
      states.touch(row.clinic, touchedSchedules(row));
    },
    log,
  });
  const states = makeFollowed({
    read: (clinicId, keys) => freeLists(parts, clinicId, keys),
    send: (room, frame) => io.local.to(room).emit('state', frame),
  });
  const connectionsOf = connections.of;
  const names = makeNames({ connectionsOf, namesOf: (clinicId, ids) => memberNames(store, clinicId, ids) });
  const presence = makePresence({
    connectionsOf,
    names,
    tell: (signal) => redis && io.serverSideEmit('present', signal),
  });
  const book = makeNodeLocks({ redis, log });
  const sight = makeLockSight({ book, names });
  const tellLocks = (signal: LocksSignal) => redis && io.serverSideEmit('locks', signal);
  const locks = makeSoftLocks({ book, sight, names, connectionsOf, tell: tellLocks });
  const show = (frame: NearbyFrame) => watchers(frame.clinic).emit('nearby', frame);
  const nearby = makeNearby({ presence, sight, names, show });
  const watching = makeWatching({ sequencer, readChanges: (caller, ask) => changes(store, caller, ask) });
  const receive = makeMessages({ ...parts, watching, states, presence, nearby, locks });
  const pulse = makePulse({ sequencer, sessions, metrics, log });
  const endings = makeEndings({ connections, nearby, check: (connection) => pulse.check(connection) });

  const follow = async (clinicId: Id): Promise<boolean> => {
    connections.expect(clinicId);
    const known = await sequencer.follow(clinicId);
    if (!known) {
      follower.begin(clinicId);
      memory.begin(clinicId);
    }
    return known;
  };
  const admission = { config, sessions, follow, log, isDraining: () => draining, endings: () => endings.heard() };
  io.use(makeAdmission(admission));
  io.on('connection', (socket) => {
    const { admitted } = socket.data;
    if (!admitted) return socket.disconnect(true);
    const connection = makeConnection(socket, admitted);
    const { clinicId } = connection.session.caller;
    connections.add(connection);
    sight.follow(clinicId);
    socket.on('disconnect', () => {
      connections.remove(connection);
      states.forget(connection);
      presence.touch(clinicId);
      void locks.drop(connection);
    });
    socket.onAny((event: unknown, ...said: unknown[]) => void receive(connection, event, ...said));
    const limits = { messagesPerSecond: PACE.perSecond, burst: PACE.burst, frameBytes: FRAME_BYTES };
    socket.emit('hello', { protocol: PROTOCOL, node: config.nodeName, mode: mode(), limits });
    if (admitted.endings !== endings.heard()) void pulse.check(connection);
  });

  if (redis) {
    io.on('head', (signal) => void sequencer.look(signal.clinic, signal));
    io.on('present', (signal) => presence.hear(signal));
    io.on('locks', (signal) => locks.hear(signal));
    redis.onHealth((well) => {
      io.local.emit('mode', { mode: mode() });
      if (well) void locks.restore();
      void poll();
    });
  }

  async function poll(): Promise<void> {
    for (const clinicId of connections.leftFor(FORGET_MS)) {
      sequencer.forget(clinicId);
      follower.forget(clinicId);
      memory.forget(clinicId);
      nearby.forget(clinicId);
    }
    await sequencer.poll();
    metrics.watched.set(sequencer.count());
    metrics.behind.set(sequencer.behind());
  }

  const stopping = new AbortController();
  const again = async (work: () => Promise<void>, everyMs: () => number): Promise<void> => {
    while (!stopping.signal.aborted) {
      await work().catch((error: unknown) => log.warn({ err: error }, 'a beat of the live door was missed'));
      await pause(everyMs(), undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  void again(poll, () => POLL_MS[mode()]);
  void again(
    async () => {
      for (const connection of connections.all()) pulse.beat(connection);
      await nearby.tick();
    },
    () => PULSE_MS,
  );
  void again(
    () => states.tick(),
    () => TICK_MS,
  );

  return {
    publish(frame) {
      countCommit(metrics, frame);
      sequencer.offer(frame);
      if (redis) io.serverSideEmit('head', { clinic: frame.clinic, epoch: frame.epoch, head: frame.version });
    },
    async stop(drainMs) {
      draining = true;
      const open = connections.all();
      open.forEach(({ socket }, index) => {
        socket.emit('drain', { inMs: Math.round((drainMs * (index + 1)) / open.length) });
      });
      const until = monotonic() + drainMs;
      while (connections.all().length > 0 && monotonic() < until) await pause(50);
      stopping.abort();
      for (const connection of connections.all()) cut(connection, 'unavailable', 1000);
      io.engine.close();
    },
  };
}
