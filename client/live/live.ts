// The live part of a page, put together: one replica, one list of pending commands, one line, one picture.
import type { LogFrame, View } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { msOf } from '#shared/time/instant.ts';
import { type Answer, Answers, type Ask, type Attempt, type Read } from './ask.ts';
import { ClinicClock } from './clinic-clock.ts';
import { Connection } from './connection.ts';
import { Drafts } from './drafts.ts';
import { Feed, type RefusedCommand, type Remote } from './feed.ts';
import { Follower } from './follower.ts';
import { openInstant } from './instant.ts';
import type { Keeper } from './keeper.ts';
import { Locks } from './locks.ts';
import { OwnCommands } from './own-commands.ts';
import { newPending, type Pending } from './pending-entry.ts';
import { PendingList } from './pending.ts';
import { readOver } from './reads.ts';
import { Replica } from './replica.ts';
import { Sender } from './sender.ts';
import { Store } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import type { Stop, Timers } from './timers.ts';
import type { UndoList } from './undo-list.ts';
import { shownNoun, stillFits } from './view.ts';
import { MARGIN_DAYS, type Window, widened } from './window.ts';
import type { SocketWire, Wire } from './wire.ts';

/** What a live part stands on. `clinic` is its id or slug; `shown` the days the screen opens with. */
export type LiveParts = {
  readonly clinic: string;
  readonly shown: Window;
  readonly token?: string;
  /** Keeps unanswered commands over a reload; without it they live as long as the page. */
  readonly keeper?: Keeper;
  readonly socket: SocketWire;
  readonly poll: Wire;
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
  /** The days on the screen; a week around them is kept. */
  show(shown: Window): void;
  /** Where this person is looking, for colleagues. */
  here(view: View): void;
  /** The same person signed in again, after `signed-out`. */
  resume(token?: string): void;
  /** Tries to connect now. */
  retry(): void;
  /** Gives up every command that has no answer yet, here and on the device: the person leaves. */
  discard(): void;
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
  const { clinic, shown, timers, keeper, clock = new ClinicClock(parts.timers.now) } = parts;
  const remote = new Feed<Remote>();
  const refused = new Feed<RefusedCommand>();
  const outdated = new Feed<void>();
  const answers = new Answers();
  const own = new OwnCommands();
  const pending: PendingList = new PendingList((entry) => {
    store.nounChanged(entry.on);
    keep(entry);
  });
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
        changed: () => store.changed('link'),
        ready: () => {
          pending.reached(replica.version);
          sender.pump();
        },
        nearby: (near) => {
          store.showPresence(near?.presence ?? []);
          if (near) locks.hear(near.locks);
          else locks.lineDown();
        },
        greeted: () => locks.lineUp(),
        happened: (at) => clock.learnRow(msOf(at)),
        outdated: () => outdated.tell(),
      },
    },
    parts.token,
  );
  const sender: Sender = new Sender({
    pending,
    timers,
    wire: () => connection.commandWire,
    fits: (entry) => stillFits(entry, beneath(entry)),
    answered: (entry, answer) => {
      pending.reached(replica.version);
      if (answer.ok) follower.expect(answer.version);
      instant.undo.answered(entry.commandId, answer);
      answers.give(entry.commandId, answer);
      if (!answer.ok && !entry.quiet) refused.tell({ pending: entry, refusal: answer });
      settleAside();
    },
    setAside: settleAside,
    signedOut: () => connection.signedOut(),
  });
  const drafts = new Drafts(null, () => store.changed('drafts'));
  const locks = new Locks({ line: () => connection.socket, timers, changed: () => store.changed('locks') });
  const instant = openInstant({
    connection,
    replica,
    pending,
    answers,
    own,
    timers,
    expect: (version) => follower.expect(version),
    undoChanged: () => store.changed('undo'),
  });
  const store: Store = new Store({
    clock,
    replica: () => replica,
    pending: () => pending,
    link: () => connection.link.state(pending.unanswered),
    timers,
  });

  function keep(entry: Pending): void {
    const now = pending.find(entry.commandId);
    if (now && now.state !== 'settled') keeper?.put(now);
    else keeper?.drop(entry.commandId);
  }

  function newEpoch(): void {
    pending.newEpoch();
    follower.newEpoch();
  }

  function applied(row: LogFrame): void {
    const isOwn = own.has(row.commandId);
    if (isOwn) pending.heard(row.commandId, row.version);
    if (isOwn) instant.heard(row.commandId);
    pending.reached(row.version);
    const { by, at, version, events, commandId, via } = row;
    const fresh = connection.link.facts.caughtUp;
    if (!isOwn) remote.tell({ by, at, version, events: events ?? [], commandId, via, fresh });
  }

  /** The noun a pending command is about, as the confirmed one and the earlier pending ones make it. */
  function beneath(entry: Pending) {
    const { noun, id } = entry.on;
    const confirmed = noun === 'patient' ? replica.patients.get(id) : replica.appointments.get(id);
    const earlier = pending.on(id).filter((one) => pending.entries.indexOf(one) < pending.entries.indexOf(entry));
    return shownNoun(noun, confirmed, earlier, replica.version, replica);
  }

  function settleAside(): void {
    for (const { pending: card } of pending.attention) answers.give(card.commandId, { ok: false, code: 'set-aside' });
  }

  const ask: Ask = (name, input, options = {}) => {
    const commandId = options.commandId ?? timers.newId();
    own.add(commandId);
    const answer = answers.to(commandId) as Promise<Answer<typeof name>>;
    const entry = newPending({ commandId, name, input, at: timers.now(), quiet: options.quiet ?? false });
    instant.undo.given({ commandId, name, on: entry.on, at: entry.at });
    pending.add(entry);
    sender.pump();
    store.flush();
    return { commandId, answer };
  };

  for (const kept of keeper?.all() ?? []) {
    own.add(kept.commandId);
    pending.add(kept);
  }
  connection.start();
  return {
    store,
    ask,
    read: readOver(connection, replica),
    attempt: instant.attempt,
    locks,
    undo: instant.undo,
    drafts,
    show: (window) => follower.show(window),
    here: (view) => connection.here(view),
    resume: (token) => connection.resume(token),
    retry: () => connection.retry(),
    discard: () => {
      for (const { commandId } of pending.entries) pending.discard(commandId);
      instant.undo.clear();
      drafts.clear();
    },
    dismiss: (commandId) => pending.dismiss(commandId),
    onRemote: (listener) => remote.listen(listener),
    onRefused: (listener) => refused.listen(listener),
    onOutdated: (listener) => outdated.listen(listener),
    stop: () => {
      locks.stop();
      instant.stop();
      store.stop();
      connection.stop();
    },
  };
}
