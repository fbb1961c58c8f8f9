// What this desk can take back: its own commands of the last minutes, and those it took back itself.
import type { CommandName, CommandOutput, CommandReply } from '#shared/contract/commands.ts';
import type { Refused } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import { UNDO_MS } from '#shared/rules/undo.ts';
import type { Answer } from './ask.ts';
import type { NounRef } from './kept.ts';
import type { Stop, Timers } from './timers.ts';

/** A command that can be taken back; `at` is when it was given, in ms of this device. */
export type Undoable = {
  readonly commandId: Id;
  readonly name: CommandName;
  readonly on: NounRef;
  readonly at: number;
};

/** What undo and redo would do now; null where there is nothing. */
export type UndoState = { readonly undo: Undoable | null; readonly redo: Undoable | null };

/** What the list stands on. */
export type UndoParts = {
  readonly timers: Pick<Timers, 'now' | 'after' | 'newId'>;
  /** Takes a command out of the queue that was never sent; false when the server may know it. */
  readonly withdraw: (commandId: Id) => boolean;
  /** The answer to a command that still waits for one; null when none is awaited. */
  readonly answerTo: (commandId: Id) => Promise<unknown> | null;
  /** Asks the server to take it back. */
  readonly undo: (commandId: Id, as: Id) => Promise<Answer<'command.undo'>>;
  readonly changed: () => void;
};

const NOTHING: UndoState = { undo: null, redo: null };
const isOver = new Set<string>(['too-old', 'not-found', 'forbidden'] satisfies Refused['code'][]);

/** Own commands that can be taken back, the newest last. */
export class UndoList {
  entries: UndoState = NOTHING;
  readonly #parts: UndoParts;
  readonly #taking = new Set<Id>();
  #undo: readonly Undoable[] = [];
  #redo: readonly Undoable[] = [];
  #aging: Stop = () => undefined;

  constructor(parts: UndoParts) {
    this.#parts = parts;
  }

  /** A command of this desk was given: it is the next to be taken back, and nothing is left to be redone. */
  given(entry: Undoable): void {
    this.#redo = [];
    this.#undo = [...this.#undo.filter((one) => one.commandId !== entry.commandId), entry];
    this.#tell();
  }

  /** It was answered: only what can be taken back stays. */
  answered(commandId: Id, answer: ({ readonly ok: true } & CommandReply) | { readonly ok: false }): void {
    if (!answer.ok || !answer.undoable) this.forget(commandId);
  }

  /** It can be taken back no longer. */
  forget(commandId: Id): void {
    const stays = (one: Undoable) => one.commandId !== commandId;
    if ([...this.#undo, ...this.#redo].every(stays)) return;
    [this.#undo, this.#redo] = [this.#undo.filter(stays), this.#redo.filter(stays)];
    this.#tell();
  }

  clear(): void {
    [this.#undo, this.#redo] = [[], []];
    this.#tell();
  }

  /** Takes a command back, or takes back that it was taken back. One never sent is simply withdrawn. */
  async take(commandId: Id): Promise<Answer<'command.undo'>> {
    this.#taking.add(commandId);
    this.#tell();
    try {
      if (this.#parts.withdraw(commandId)) {
        this.forget(commandId);
        return withdrawn(commandId);
      }
      await this.#parts.answerTo(commandId);
      if (!this.#knows(commandId)) return { ok: false, code: 'not-found', detail: 'it was not done' };
      const as = this.#parts.timers.newId();
      const answer = await this.#parts.undo(commandId, as);
      if (answer.ok) this.#taken(commandId, as);
      else if (isOver.has(answer.code)) this.forget(commandId);
      return answer;
    } finally {
      this.#taking.delete(commandId);
      this.#tell();
    }
  }

  stop(): void {
    this.#aging();
  }

  #knows(commandId: Id): boolean {
    return [...this.#undo, ...this.#redo].some((one) => one.commandId === commandId);
  }

  #taken(commandId: Id, as: Id): void {
    const mine = (one: Undoable) => one.commandId === commandId;
    const next = { commandId: as, at: this.#parts.timers.now() };
    const undone = this.#undo.find(mine);
    const redone = this.#redo.find(mine);
    this.forget(commandId);
    if (undone) this.#redo = [...this.#redo, { ...undone, ...next }];
    if (redone) this.#undo = [...this.#undo, { ...redone, ...next }];
  }

  #tell(): void {
    this.#aging();
    const oldest = this.#parts.timers.now() - UNDO_MS;
    const isFresh = (one: Undoable) => one.at > oldest;
    [this.#undo, this.#redo] = [this.#undo.filter(isFresh), this.#redo.filter(isFresh)];
    const all = [...this.#undo, ...this.#redo];
    const first = Math.min(...all.map((one) => one.at));
    if (all.length > 0) this.#aging = this.#parts.timers.after(first - oldest, () => this.#tell());
    const next = (list: readonly Undoable[]) => list.findLast((one) => !this.#taking.has(one.commandId)) ?? null;
    const entries = { undo: next(this.#undo), redo: next(this.#redo) };
    if (entries.undo === this.entries.undo && entries.redo === this.entries.redo) return;
    this.entries = entries;
    this.#parts.changed();
  }
}

/** The answer to taking back what was never sent: nothing has changed anywhere but here. */
function withdrawn(commandId: Id): Answer<'command.undo'> {
  const value: CommandOutput<'command.undo'> = {
    undoes: commandId,
    appointments: [],
    patients: [],
    holds: [],
    closures: [],
    series: [],
    schedules: [],
    clinics: [],
  };
  return { ok: true, outcome: 'noop', commandId, value, version: 0, undoable: false };
}
