// The commands of this desk on their way: asked, kept, sent, answered. Put together from the parts of a page.
import type { AskAck } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import type { Answer, Answers, Ask } from './ask.ts';
import type { Connection } from './connection.ts';
import { Drafts } from './drafts.ts';
import type { RefusedCommand } from './feed.ts';
import { Keeper } from './keeper.ts';
import type { OwnCommands } from './own-commands.ts';
import { newPending, type Pending } from './pending-entry.ts';
import { PendingList } from './pending.ts';
import type { Replica } from './replica.ts';
import { Sender } from './sender.ts';
import type { Shelf } from './shelf.ts';
import type { Timers } from './timers.ts';
import { shownNoun, stillFits } from './view.ts';

/** How long commands wait, in ms, for a device that does not say what it has kept. */
const SHELF_PATIENCE = 3000;

/** What the queue tells. */
export type QueueHears = {
  /** An entry came, changed or went. */
  entry(entry: Pending): void;
  /** A command was given for the first time. */
  given(entry: Pending): void;
  answered(entry: Pending, answer: AskAck): void;
  /** It will not be sent, and lies among the cards. */
  aside(commandId: Id): void;
  refused(news: RefusedCommand): void;
  drafts(): void;
  kept(): void;
  /** The picture has to be brought up to date at once. */
  shown(): void;
};

/** What it stands on. */
export type QueueParts = {
  readonly connection: Connection;
  readonly replica: Replica;
  readonly answers: Answers;
  readonly own: OwnCommands;
  readonly timers: Timers;
  readonly shelf: Shelf | undefined;
  readonly hears: QueueHears;
};

/** The queue of one page. */
export type Queue = ReturnType<typeof openQueue>;

/** Opens it; what a page before this one left is sent first. */
export function openQueue({ connection, replica, answers, own, timers, shelf, hears }: QueueParts) {
  let isReady = shelf === undefined;
  const pending: PendingList = new PendingList((entry) => {
    keeper.keep(pending.entries, pending.attention);
    hears.entry(entry);
  });
  const keeper = new Keeper(shelf ?? null, {
    found: ({ unsent, attention, drafts: left }) => {
      for (const { commandId } of unsent) own.add(commandId);
      pending.restore(unsent, attention);
      drafts.restore(left);
      sender.pump();
    },
    changed: () => hears.kept(),
  });
  const drafts = new Drafts(keeper.drafts, () => hears.drafts());
  const sender: Sender = new Sender({
    pending,
    timers,
    wire: () => (isReady ? connection.commandWire : null),
    fits: (entry) => stillFits(entry, beneath(entry)),
    answered: (entry, answer) => {
      pending.reached(replica.version);
      hears.answered(entry, answer);
      answers.give(entry.commandId, answer);
      if (!answer.ok && !entry.quiet) hears.refused({ pending: entry, refusal: answer });
      settleAside();
    },
    setAside: settleAside,
    signedOut: () => connection.signedOut(),
  });

  /** The noun a pending command is about, as the confirmed one and the earlier pending ones make it. */
  function beneath(entry: Pending) {
    const { noun, id } = entry.on;
    const confirmed = noun === 'patient' ? replica.patients.get(id) : replica.appointments.get(id);
    const earlier = pending.on(id).filter((one) => pending.entries.indexOf(one) < pending.entries.indexOf(entry));
    return shownNoun(noun, confirmed, earlier, replica.version, replica);
  }

  function settleAside(): void {
    for (const { pending: card } of pending.attention) {
      answers.give(card.commandId, { ok: false, code: 'set-aside' });
      hears.aside(card.commandId);
    }
  }

  const ask: Ask = (name, input, options = {}) => {
    const commandId = options.commandId ?? timers.newId();
    own.add(commandId);
    const answer = answers.to(commandId) as Promise<Answer<typeof name>>;
    const entry = newPending({ commandId, name, input, at: timers.now(), quiet: options.quiet ?? false });
    hears.given(entry);
    pending.add(entry);
    sender.pump();
    hears.shown();
    return { commandId, answer };
  };

  function ready(): void {
    isReady = true;
    sender.pump();
  }

  if (shelf) {
    timers.after(SHELF_PATIENCE, ready);
    void keeper.look().then(ready);
  }
  return {
    pending,
    keeper,
    drafts,
    ask,
    pump: () => sender.pump(),
    /** Commands the server has not answered, those left out that the device is only just being told of. */
    get waiting(): number {
      return Math.max(0, pending.unanswered - keeper.unwritten);
    },
    /** Takes a command back that was never sent; false when the server may know it. */
    withdraw(commandId: Id): boolean {
      if (!pending.withdraw(commandId)) return false;
      answers.give(commandId, { ok: false, code: 'withdrawn' });
      settleAside();
      return true;
    },
    /** Gives everything up, here and on the device. */
    async discard(): Promise<void> {
      pending.clear();
      drafts.clear();
      await keeper.wipe();
    },
  };
}
