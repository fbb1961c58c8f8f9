// The live part of a page, put together: one replica, one list of pending commands, one line, one picture.
import type { LogFrame, View } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { msOf } from '#shared/time/instant.ts';
import { Answers, type Ask, type Attempt, type Read } from './ask.ts';
import { ClinicClock } from './clinic-clock.ts';
import { Connection } from './connection.ts';
import type { Drafts } from './drafts.ts';
import { type Follow, Followings } from './following.ts';
import { Feed, type RefusedCommand, type Remote } from './feed.ts';
import { Follower } from './follower.ts';
import { type Instant, openInstant } from './instant.ts';
import { Locks } from './locks.ts';
import { OwnCommands } from './own-commands.ts';
import { openQueue, type Queue } from './queue.ts';
import { readOver } from './reads.ts';
import { Replica } from './replica.ts';
import type { Shelf } from './shelf.ts';
import { Store } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import type { Stop, Timers } from './timers.ts';
import type { UndoList } from './undo-list.ts';
import { MARGIN_DAYS, type Window, widened } from './window.ts';
import type { Farewell, SocketWire, Wire } from './wire.ts';

/** What a live part stands on. `clinic` is its id or slug; `shown` the days the screen opens with. */
export type LiveParts = {
  readonly clinic: string;
  readonly shown: Window;
  readonly token?: string;
  /** Keeps what is not done over a reload; without it all lives as long as the page. */
  readonly shelf?: Shelf;
  readonly socket: SocketWire;
  readonly poll: Wire & Partial<Farewell>;
  readonly timers: Timers;
  /** The clinic's clock; one that knows nothing yet where none is given. */
  readonly clock?: ClinicClock;
  readonly surroundings: Surroundings;
};

/** The live part of a page. */
export type Live = {
  readonly store: Store;
  readonly ask: Ask;
  readonly read: Read;
  /** Holds, and taking back: now or not at all. */
  readonly attempt: Attempt;
  /** Who has what open to change it. */
  readonly locks: Pick<Locks, 'shown' | 'on' | 'take' | 'leave'>;
  /** What this desk can take back. */
  readonly undo: Pick<UndoList, 'entries' | 'take'>;
  /** Forms that were begun and not sent. */
  readonly drafts: Pick<Drafts, 'all' | 'put' | 'drop'>;
  /** Whether what is not done would outlive this page. */
  readonly isKeeping: boolean;
  /** The days on the screen; a week around them is kept. */
  show(shown: Window): void;
  /** Where this person is looking, for colleagues. */
  here(view: View): void;
  /** The same person signed in again, after `signed-out`. */
  resume(token?: string): void;
  /** Hears of a state that the server computes, such as free times, as long as it is not stopped. */
  readonly follow: Follow;
  /** Tries to connect now. */
  retry(): void;
  /** Leaves nothing of this person here or on the device, what was never sent included: they leave. */
  discard(): Promise<void>;
  /** Takes a card that needs attention away. */
  dismiss(commandId: Id): void;
  /** What others did, as it is applied. */
  onRemote(listener: (news: Remote) => void): Stop;
  /** Commands of this desk that were refused; those asked with `quiet` are not told. */
  onRefused(listener: (news: RefusedCommand) => void): Stop;
  /** The server speaks another version of the protocol: the page must be loaded anew. */
  onOutdated(listener: () => void): Stop;
  stop(): void;
};

/** Opens the live part: it connects and goes on until it is stopped. */
export function openLive(parts: LiveParts): Live {
  const { clinic, shown, timers, clock = new ClinicClock(parts.timers.now) } = parts;
  const remote = new Feed<Remote>();
  const refused = new Feed<RefusedCommand>();
  const outdated = new Feed<void>();
  const answers = new Answers();
  const own = new OwnCommands();
  const replica: Replica = new Replica(widened(shown, MARGIN_DAYS), {
    noun: (ref) => store.nounChanged(ref),
    frame: (part) => (part === 'epoch' ? newEpoch() : store.changed(part)),
    applied: (row) => applied(row),
  });
  const follower: Follower = new Follower({
    clinic,
    replica,
    timers,
    wire: () => connection.wire,
    hears: {
      caughtUp: () => connection.caughtUp(),
      fellBehind: () => connection.fellBehind(),
      refused: (refusal) => refusal.code === 'unauthenticated' && connection.signedOut(),
    },
  });
  const connection: Connection = new Connection(
    {
      ...parts,
      follower: () => follower,
      hears: {
        changed: () => {
          store.changed('link');
          followings.linkChanged();
        },
        ready: () => {
          queue.pending.reached(replica.version);
          queue.pump();
          followings.caughtUp();
        },
        nearby: (near) => {
          store.showPresence(near?.presence ?? []);
          if (near) locks.hear(near.locks);
          else locks.lineDown();
        },
        greeted: () => {
          locks.lineUp();
          followings.lineUp();
        },
        state: (frame) => followings.hear(frame),
        happened: (at) => void (clock.learnRow(msOf(at)) && store.clockSet()),
        outdated: () => outdated.tell(),
      },
    },
    parts.token,
  );
  const queue: Queue = openQueue({
    connection,
    replica,
    answers,
    own,
    timers,
    shelf: parts.shelf,
    hears: {
      entry: ({ on }) => store.nounChanged(on),
      given: ({ commandId, name, on, at }) => instant.undo.given({ commandId, name, on, at }),
      answered: ({ commandId }, answer) => {
        if (answer.ok) follower.expect(answer.version);
        instant.undo.answered(commandId, answer);
      },
      aside: (commandId) => instant.undo.forget(commandId),
      refused: (news) => refused.tell(news),
      drafts: () => store.changed('drafts'),
      kept: () => store.changed('kept'),
      shown: () => store.flush(),
    },
  });
  const locks = new Locks({ line: () => connection.socket, timers, changed: () => store.changed('locks') });
  const instant: Instant = openInstant({
    connection,
    replica,
    queue: () => queue,
    answers,
    own,
    timers,
    expect: (version) => follower.expect(version),
    undoChanged: () => store.changed('undo'),
  });
  const followings: Followings = new Followings({
    line: () => connection.socket,
    wire: () => connection.wire,
    link: () => connection.link.state(0).kind,
    epoch: () => replica.epoch,
    timers,
    signedOut: () => connection.signedOut(),
  });
  const store: Store = new Store({
    clock,
    replica: () => replica,
    pending: () => queue.pending,
    link: () => connection.link.state(queue.waiting),
    timers,
  });

  function newEpoch(): void {
    queue.pending.newEpoch();
    follower.newEpoch();
    followings.newEpoch();
  }

  function applied(row: LogFrame): void {
    const isOwn = own.has(row.commandId);
    if (isOwn) {
      queue.pending.heard(row.commandId, row.version);
      instant.heard(row.commandId);
    }
    queue.pending.reached(row.version);
    followings.happened();
    const { by, at, version, events, commandId, via } = row;
    const fresh = connection.link.facts.caughtUp;
    if (!isOwn) remote.tell({ by, at, version, events: events ?? [], commandId, via, fresh });
  }

  const stops = [
    parts.surroundings.onLeaving(() => {
      locks.leaveAll();
      instant.leave(parts.poll);
    }),
    parts.surroundings.onAwake(() => {
      void queue.keeper.look();
      followings.awake();
    }),
    parts.surroundings.onAsleep(() => followings.asleep()),
  ];
  connection.start();
  return {
    store,
    ask: queue.ask,
    read: readOver(connection, replica),
    attempt: instant.attempt,
    locks,
    follow: followings.follow,
    undo: instant.undo,
    drafts: queue.drafts,
    get isKeeping() {
      return queue.keeper.isKeeping;
    },
    show: (window) => follower.show(window),
    here: (view) => connection.here(view),
    resume: (token) => connection.resume(token),
    retry: () => connection.retry(),
    discard: () => {
      instant.undo.clear();
      return queue.discard();
    },
    dismiss: (commandId) => queue.pending.dismiss(commandId),
    onRemote: (listener) => remote.listen(listener),
    onRefused: (listener) => refused.listen(listener),
    onOutdated: (listener) => outdated.listen(listener),
    stop: () => {
      for (const stop of stops) stop();
      instant.leave(parts.poll);
      locks.stop();
      followings.stop();
      instant.stop();
      store.stop();
      connection.stop();
      queue.keeper.close();
    },
  };
}
