// Sends the pending commands, each until it has an answer: in order per appointment, again with the same id.
import type { AskAck, Refused } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import type { RefusalCode } from '#shared/rules/decision.ts';
import type { Pending } from './pending-entry.ts';
import type { PendingList } from './pending.ts';
import { spread, type Timers } from './timers.ts';
import type { Wire } from './wire.ts';

/** How many commands are on the wire at once. */
const MOST_AT_ONCE = 8;
const RETRY_AFTER = 1000;
/** A refusal this long after the command, in ms, finds nobody waiting for it: it stays as a card. */
const LONG_AGO = 10_000;

/** "Not now": the same command again, after a while. */
const notNow: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['busy', 'unavailable', 'rate-limited']);

/** What a sender stands on. `wire` is null while nothing may be sent; `fits` judges a command that was never sent. */
export type SenderParts = {
  readonly pending: PendingList;
  readonly timers: Timers;
  readonly wire: () => Wire | null;
  readonly fits: (entry: Pending) => boolean;
  readonly answered: (entry: Pending, answer: AskAck) => void;
  readonly setAside: (entry: Pending) => void;
  readonly signedOut: (refusal: Refused) => void;
};

/** Sends what is ready whenever it is told that something changed. */
export class Sender {
  readonly #parts: SenderParts;
  readonly #resting = new Set<Id>();

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Sends whatever may go out now. */
  pump(): void {
    const { pending, wire, fits } = this.#parts;
    const line = wire();
    if (!line) return;
    for (const entry of pending.ready()) {
      const onTheWire = pending.entries.filter((one) => one.state === 'sent').length;
      if (onTheWire >= MOST_AT_ONCE) return;
      if (this.#resting.has(entry.commandId)) continue;
      if (entry.tries === 0 && !fits(entry)) return this.#setAside(entry);
      void this.#send(entry, line);
    }
  }

  async #send(entry: Pending, line: Wire): Promise<void> {
    const { pending, timers } = this.#parts;
    const { commandId, name, input } = entry;
    pending.sent(commandId);
    const answer = await line.ask(name, input, commandId).catch(() => null);
    const now = pending.find(commandId);
    if (now?.state !== 'sent' || now.tries !== entry.tries + 1) return;
    if (answer?.ok || (answer && !isRepeatable(answer))) this.#take(entry, answer);
    else {
      pending.requeue(commandId);
      if (answer?.code === 'unauthenticated') this.#parts.signedOut(answer);
      const wait = answer && 'retryMs' in answer ? answer.retryMs : RETRY_AFTER;
      this.#resting.add(commandId);
      timers.after(spread(wait, timers), () => {
        this.#resting.delete(commandId);
        this.pump();
      });
    }
    this.pump();
  }

  #take(entry: Pending, answer: AskAck): void {
    const { pending, timers, answered } = this.#parts;
    const given = pending.find(entry.commandId) ?? entry;
    if (answer.ok) pending.settle(entry.commandId, answer);
    else pending.refuse(entry.commandId, answer, answer.code === 'too-old' || timers.now() - entry.at > LONG_AGO);
    answered(given, answer);
  }

  #setAside(entry: Pending): void {
    this.#parts.pending.setAside(entry.commandId);
    this.#parts.setAside(entry);
    this.pump();
  }
}

function isRepeatable({ code }: Refused): boolean {
  return code === 'unauthenticated' || notNow.has(code);
}
