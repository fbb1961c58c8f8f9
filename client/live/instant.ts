// What happens at once or not at all: holds, and taking back. Put together from the parts of a page.
import { type CommandOutput, commands } from '#shared/contract/commands.ts';
import { type Appointment, appointment } from '#shared/model/appointment.ts';
import { type Closure, closure } from '#shared/model/closure.ts';
import { type Hold, hold } from '#shared/model/hold.ts';
import type { Id } from '#shared/model/id.ts';
import type { Answer, Answers, Attempt } from './ask.ts';
import { Attempts } from './attempts.ts';
import type { Connection } from './connection.ts';
import type { InstantName } from './instant-commands.ts';
import type { NounRef } from './kept.ts';
import type { OwnCommands } from './own-commands.ts';
import type { Queue } from './queue.ts';
import type { Replica } from './replica.ts';
import type { Timers } from './timers.ts';
import { UndoList } from './undo-list.ts';
import type { Farewell } from './wire.ts';

/** What it stands on. */
export type InstantParts = {
  readonly connection: Connection;
  readonly replica: Replica;
  readonly queue: () => Queue;
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
  /** The page is being closed: what it holds for a form that goes with it is let go. */
  leave(line: Partial<Farewell>): void;
  stop(): void;
};

/** What a command that was answered leaves behind, where a desk takes such a thing back; null where it does not. */
function madeBy(name: InstantName, value: unknown): NounRef | null {
  if (commands[name].output === appointment) return { noun: 'appointment', id: (value as Appointment).id };
  if (commands[name].output === closure) return { noun: 'closure', id: (value as Closure).id };
  if (name === 'patient.merge') return { noun: 'patient', id: (value as CommandOutput<'patient.merge'>).into.id };
  return SERIES.has(name) ? madeOf(value as CommandOutput<'series.end'>) : null;
}

const SERIES: ReadonlySet<InstantName> = new Set([
  'series.start',
  'series.change',
  'series.end',
  'schedule.close-series',
]);

/** A series is known here by the first of its visits or closures. */
function madeOf({ appointments = [], closures = [] }: Partial<CommandOutput<'series.end'>>): NounRef | null {
  const [visit] = appointments;
  const [closed] = closures;
  if (visit) return { noun: 'appointment', id: visit.id };
  return closed ? { noun: 'closure', id: closed.id } : null;
}

/** Opens it. */
export function openInstant(parts: InstantParts): Instant {
  const { connection, replica, queue, answers, own, timers } = parts;
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
    const { output } = commands[name];
    if (output === hold) met(answer.value as Hold, epoch);
    parts.expect(answer.version);
    const on = answer.undoable ? madeBy(name, answer.value) : null;
    if (on) undo.given({ commandId, name, on, at: timers.now() });
    return answer;
  };

  function met(now: Hold, epoch: string | null): void {
    replica.meet(now, epoch);
    own.hold(now);
  }

  const undo: UndoList = new UndoList({
    timers,
    withdraw: (commandId) => queue().withdraw(commandId),
    answerTo: (commandId) => {
      const entry = queue().pending.find(commandId);
      return entry && entry.state !== 'settled' ? answers.to(commandId) : null;
    },
    undo: (commandId, as) => attempt('command.undo', { commandId }, { commandId: as }),
    changed: parts.undoChanged,
  });

  function leave(line: Partial<Farewell>): void {
    for (const { id, memberId } of own.holds()) {
      const now = replica.lastOfHold(id);
      if (now?.state === 'live' && now.memberId === memberId)
        line.last?.('hold.release', { holdId: id }, timers.newId());
    }
  }

  return { attempt, undo, leave, heard: (commandId) => attempts.heard(commandId), stop: () => undo.stop() };
}
