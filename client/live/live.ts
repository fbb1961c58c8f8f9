// The live part of a page, put together: one replica, one list of pending commands, one line, one picture.
import type { LogFrame, View } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { type Answer, Answers, type Ask, peopleIn, type Read, type ReadAnswer } from './ask.ts';
import { Connection } from './connection.ts';
import { Feed, type RefusedCommand, type Remote } from './feed.ts';
import { Follower } from './follower.ts';
import type { Keeper } from './keeper.ts';
import { OwnCommands } from './own-commands.ts';
import { newPending, type Pending } from './pending-entry.ts';
import { PendingList } from './pending.ts';
import { Replica } from './replica.ts';
import { Sender } from './sender.ts';
import { Store } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import type { Stop, Timers } from './timers.ts';
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
  readonly surroundings: Surroundings;
};

/** The live part of a page. */
export type Live = {
  readonly store: Store;
  readonly ask: Ask;
  readonly read: Read;
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
  const { clinic, shown, timers, keeper } = parts;
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
        presence: (present) => store.showPresence(present),
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
      answers.give(entry.commandId, answer);
      if (!answer.ok && !entry.quiet) refused.tell({ pending: entry, refusal: answer });
      settleAside();
    },
    setAside: settleAside,
    signedOut: () => connection.signedOut(),
  });
  const store: Store = new Store({
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
    pending.reached(row.version);
    const { by, at, version, events } = row;
    const fresh = connection.link.facts.caughtUp;
    if (!isOwn) remote.tell({ by, at, version, events: events ?? [], fresh });
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
    pending.add(newPending({ commandId, name, input, at: timers.now(), quiet: options.quiet ?? false }));
    sender.pump();
    store.flush();
    return { commandId, answer };
  };

  const read: Read = async (name, input) => {
    const line = connection.wire;
    if (!line) throw new Error('there is no line to the server');
    const reading = replica.begin(replica.window);
    const answer = await line.read(name, input).catch((cause: unknown) => {
      replica.forget(reading);
      throw cause;
    });
    if (answer.ok) replica.learn(reading, { ...answer, value: peopleIn(name, answer.value) });
    else replica.forget(reading);
    if (!answer.ok && answer.code === 'unauthenticated') connection.signedOut();
    return answer as ReadAnswer<typeof name>;
  };

  for (const kept of keeper?.all() ?? []) {
    own.add(kept.commandId);
    pending.add(kept);
  }
  connection.start();
  return {
    store,
    ask,
    read,
    show: (window) => follower.show(window),
    here: (view) => connection.here(view),
    resume: (token) => connection.resume(token),
    retry: () => connection.retry(),
    discard: () => {
      for (const { commandId } of pending.entries) pending.discard(commandId);
    },
    dismiss: (commandId) => pending.dismiss(commandId),
    onRemote: (listener) => remote.listen(listener),
    onRefused: (listener) => refused.listen(listener),
    onOutdated: (listener) => outdated.listen(listener),
    stop: () => connection.stop(),
  };
}
