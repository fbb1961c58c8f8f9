// The commands of this desk that the replica does not yet show, in the order they were given.
import type { CommandReply } from '#shared/contract/commands.ts';
import type { NounName, Nouns } from '#shared/contract/events.ts';
import type { Refused } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { effectOf } from './effects.ts';
import { dependsOn, type Pending } from './pending-entry.ts';
import { rebasedOff, rebasedOn } from './rebase.ts';
import { isReached } from './view.ts';

/**
 * A command that could not be done and that nobody may lose sight of: the server's reason, or `no-longer-fits` where
 * the noun has changed under it, or `needed-another` where it stood on a command that was refused.
 */
export type Attention = {
  readonly pending: Pending;
  readonly why: 'refused' | 'no-longer-fits' | 'needed-another';
  readonly refusal: Refused | null;
};

/** The list. `changed` is told which noun an entry was about, whenever one comes, changes or goes. */
export class PendingList {
  entries: readonly Pending[] = [];
  attention: readonly Attention[] = [];
  readonly #changed: (entry: Pending) => void;

  constructor(changed: (entry: Pending) => void) {
    this.#changed = changed;
  }

  /** How many commands the server has not yet answered. */
  get unanswered(): number {
    return this.entries.filter((one) => one.state !== 'settled').length;
  }

  find(commandId: Id): Pending | undefined {
    return this.entries.find((one) => one.commandId === commandId);
  }

  /** The entries on one noun, oldest first. */
  on(id: Id): readonly Pending[] {
    return this.entries.filter((one) => one.on.id === id);
  }

  add(entry: Pending): void {
    this.entries = [...this.entries, entry];
    this.#changed(entry);
  }

  /** What a page before this one left goes first, in the order it was given. */
  restore(entries: readonly Pending[], attention: readonly Attention[]): void {
    const known = new Set([...this.entries, ...this.attention.map((one) => one.pending)].map((one) => one.commandId));
    const isNew = ({ commandId }: Pending): boolean => !known.has(commandId);
    this.entries = [...entries.filter(isNew), ...this.entries].toSorted((a, b) => a.at - b.at);
    this.attention = [...attention.filter((one) => isNew(one.pending)), ...this.attention];
    for (const one of [...entries, ...attention.map(({ pending }) => pending)]) this.#changed(one);
  }

  /** Forgets everything: the person leaves. */
  clear(): void {
    const gone = [...this.entries, ...this.attention.map((one) => one.pending)];
    [this.entries, this.attention] = [[], []];
    for (const one of gone) this.#changed(one);
  }

  /** The entries that may go out now: none whose noun, or whose patient, an earlier one has not had its answer about. */
  ready(): Pending[] {
    const busy = new Set<Id>();
    const ready: Pending[] = [];
    for (const entry of this.entries) {
      if (entry.state === 'settled') continue;
      if (entry.state === 'queued' && !dependsOn(entry).some((id) => busy.has(id))) ready.push(entry);
      busy.add(entry.on.id);
    }
    return ready;
  }

  sent(commandId: Id): void {
    this.#update(commandId, (entry) => ({ ...entry, state: 'sent', tries: entry.tries + 1 }));
  }

  /** Back in the queue with the same id: the answer was lost, or it was `busy`. */
  requeue(commandId: Id): void {
    this.#update(commandId, (entry) => (entry.state === 'sent' ? { ...entry, state: 'queued' } : entry));
  }

  /** The log holds it already; its answer is still on the way. */
  heard(commandId: Id, version: number): void {
    this.#update(commandId, (entry) => ({ ...entry, settledAt: entry.settledAt ?? version }));
  }

  /** The server said yes: it stays until the replica has come to its version; later ones go on top of it. */
  settle(commandId: Id, reply: CommandReply): void {
    const value = reply.value as Nouns[NounName];
    this.#update(commandId, (entry) => ({ ...entry, state: 'settled', settledAt: reply.version, value }));
    this.#later(commandId, (entry, later) => rebasedOn(entry, value, later));
  }

  /** The server said no: it goes at once. */
  refuse(commandId: Id, refusal: Refused, isLongAgo: boolean): void {
    const entry = this.find(commandId);
    if (!entry) return;
    this.#later(commandId, rebasedOff);
    if (isLongAgo) this.#attend(entry, 'refused', refusal);
    this.#remove([entry]);
    this.#orphan(entry, refusal);
  }

  /** It cannot be done to the noun as it is now: from the queue to the cards that need attention. */
  setAside(commandId: Id): void {
    const entry = this.find(commandId);
    if (!entry) return;
    this.#later(commandId, rebasedOff);
    this.#attend(entry, 'no-longer-fits', null);
    this.#remove([entry]);
  }

  /** Whoever gave it takes it back before it was ever sent; false when the server may know it. */
  withdraw(commandId: Id): boolean {
    const entry = this.find(commandId);
    if (entry?.state !== 'queued' || entry.tries > 0) return false;
    this.#later(commandId, rebasedOff);
    this.#remove([entry]);
    this.#orphan(entry, null);
    return true;
  }

  /** Takes a card away that somebody has dealt with. */
  dismiss(commandId: Id): void {
    const card = this.attention.find((one) => one.pending.commandId === commandId);
    if (!card) return;
    this.attention = this.attention.filter((one) => one !== card);
    this.#changed(card.pending);
  }

  /** The replica has come to a version: what it shows by itself goes. */
  reached(version: number): void {
    this.#remove(this.entries.filter((one) => one.state === 'settled' && isReached(one, version)));
  }

  /** Versions count anew: what was settled is in the new picture or nowhere; what was sent is sent again. */
  newEpoch(): void {
    this.#remove(this.entries.filter((one) => one.state === 'settled'));
    for (const { commandId } of this.entries) {
      this.#update(commandId, ({ settledAt: _, ...entry }) => ({ ...entry, state: 'queued' }));
    }
  }

  /** What stands on a noun that a command should have made needs attention when it does not make it. */
  #orphan(entry: Pending, refusal: Refused | null): void {
    if (!effectOf(entry.name).makes) return;
    const orphans = this.entries.filter((one) => dependsOn(one).includes(entry.on.id));
    for (const orphan of orphans) this.#attend(orphan, 'needed-another', refusal);
    this.#remove(orphans);
  }

  /** Before it leaves the queue: what is kept of it on the device must at no moment be neither. */
  #attend(pending: Pending, why: Attention['why'], refusal: Refused | null): void {
    this.attention = [...this.attention, { pending, why, refusal }];
    this.#changed(pending);
  }

  #update(commandId: Id, change: (entry: Pending) => Pending): void {
    const entry = this.find(commandId);
    if (!entry) return;
    const changed = change(entry);
    if (changed === entry) return;
    this.entries = this.entries.map((one) => (one === entry ? changed : one));
    this.#changed(changed);
  }

  #later(commandId: Id, change: (entry: Pending, later: readonly Pending[]) => Pending[]): void {
    const place = this.entries.findIndex((one) => one.commandId === commandId);
    const entry = this.entries[place];
    if (!entry) return;
    const before = this.entries;
    this.entries = [...before.slice(0, place + 1), ...change(entry, before.slice(place + 1))];
    for (const one of this.entries) if (!before.includes(one)) this.#changed(one);
  }

  #remove(gone: readonly Pending[]): void {
    if (gone.length === 0) return;
    this.entries = this.entries.filter((one) => !gone.includes(one));
    for (const entry of gone) this.#changed(entry);
  }
}
