// What happens at once or not at all: holds, and taking back. Put together from the parts of a page.
import type { Appointment } from '#shared/model/appointment.ts';
import type { Hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { Answer, Answers, Attempt } from './ask.ts';
import { Attempts } from './attempts.ts';
import type { Connection } from './connection.ts';
import type { InstantName } from './instant-commands.ts';
import type { OwnCommands } from './own-commands.ts';
import type { PendingList } from './pending.ts';
import type { Replica } from './replica.ts';
import type { Timers } from './timers.ts';
import { UndoList } from './undo-list.ts';

/** What it stands on. */
export type InstantParts = {
  readonly connection: Connection;
  readonly replica: Replica;
  readonly pending: PendingList;
  readonly answers: Answers;
  readonly own: OwnCommands;
  readonly timers: Timers;
  /** An answer named a version. */
  readonly expect: (version: number) => void;
  readonly undoChanged: () => void;
};

/** Instant commands and the list of what can be taken back. */
export type Instant = {
  readonly attempt: Attempt;
  readonly undo: UndoList;
  /** The log holds a command of this page. */
  heard(commandId: Id): void;
  stop(): void;
};

const holdCommands = new Set<InstantName>(['hold.place', 'hold.extend', 'hold.release', 'hold.take-over']);

/** Opens it. */
export function openInstant(parts: InstantParts): Instant {
  const { connection, replica, pending, answers, own, timers } = parts;
  const attempts = new Attempts({
    wire: () => connection.commandWire,
    mayReturn: () => connection.mayReturn,
    timers,
    // Nobody fills in a form for a hold that came too late: it is let go.
    late: (name, holdId) => void (name === 'hold.place' && attempt('hold.release', { holdId })),
  });

  const attempt: Attempt = async (name, input, options = {}) => {
    const commandId = options.commandId ?? timers.newId();
    own.add(commandId);
    const { epoch } = replica;
    const answer = (await attempts.send(name, input, commandId)) as Answer<typeof name>;
    if (!answer.ok) {
      if (answer.code === 'unauthenticated') connection.signedOut();
      return answer;
    }
    if (holdCommands.has(name)) replica.meet(answer.value as Hold, epoch);
    parts.expect(answer.version);
    if (name === 'hold.book' && answer.undoable) {
      const on = { noun: 'appointment', id: (answer.value as Appointment).id } as const;
      undo.given({ commandId, name, on, at: timers.now() });
    }
    return answer;
  };

  const undo: UndoList = new UndoList({
    timers,
    withdraw: (commandId) => {
      if (!pending.withdraw(commandId)) return false;
      answers.give(commandId, { ok: false, code: 'withdrawn' });
      return true;
    },
    answerTo: (commandId) => {
      const entry = pending.find(commandId);
      return entry && entry.state !== 'settled' ? answers.to(commandId) : null;
    },
    undo: (commandId, as) => attempt('command.undo', { commandId }, { commandId: as }),
    changed: parts.undoChanged,
  });

  return { attempt, undo, heard: (commandId) => attempts.heard(commandId), stop: () => undo.stop() };
}
