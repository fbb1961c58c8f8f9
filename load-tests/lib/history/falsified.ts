// Ways to tamper with a recorded history, each with what a judge must say of it: tests of the tests.
import { tookEffect } from './clinic-history.ts';
import type { LedgerLine, Line, OpLine } from './lines.ts';

/** Answers the history with one thing changed, or null where it holds nothing to change. */
type Falsify = (lines: readonly Line[]) => Line[] | null;

/** Every falsification by what it stands for, and what is found. */
export const falsified: Readonly<Record<string, { readonly falsify: Falsify; readonly finds: RegExp }>> = {
  'a commit that was lost': {
    falsify: without((line) => line.kind === 'ledger' && line.version === 40),
    finds: /row 40 of the log has version 41/,
  },
  'a command that took effect twice': {
    falsify: (lines) => {
      const twice = lines.find((line) => line.kind === 'ledger' && line.version === 30);
      return twice?.kind === 'ledger'
        ? changed(
            lines,
            (line): line is LedgerLine => line.kind === 'ledger' && line.clinic === twice.clinic && line.version === 60,
            (line) => ({ ...line, commandId: twice.commandId }),
          )
        : null;
    },
    finds: /stands at 30, 60/,
  },
  'an acknowledgement of what never happened': {
    falsify: (lines) => changed(lines, refused, (line) => ({ ...line, outcome: 'commit', version: 7 })),
    finds: /was answered commit at 7 and stands at no version/,
  },
  'a refusal of what did happen': {
    falsify: (lines) => changed(lines, committed, (line) => ({ ...line, outcome: 'slot-taken', version: null })),
    finds: /was answered slot-taken at null and stands at \d+/,
  },
  'one time for two visits': {
    falsify: (lines) => {
      const first = lines.find((line): line is LedgerLine => line.kind === 'ledger' && booksIn(line) !== undefined);
      const visit = first && booksIn(first)?.appointment;
      if (first === undefined || visit === undefined) return null;
      const twin = { ...visit, id: 'twin', version: first.version };
      const events = [...first.events, { type: 'appointment.booked', appointment: twin }];
      return lines.map((line) => (line === first ? { ...first, events } : line));
    },
    finds: /use the same time/,
  },
  'a step that no visit can take': {
    falsify: (lines) =>
      changed(
        lines,
        (line): line is LedgerLine => line.kind === 'ledger' && line.events[0]?.type === 'appointment.cancelled',
        (line) => ({
          ...line,
          events: line.events.map(({ appointment, ...event }) =>
            appointment ? { ...event, appointment: { ...appointment, status: 'noshow-twice' } } : event,
          ),
        }),
      ),
    finds: /takes \S+ from \S+ to noshow-twice/,
  },
  'an old value that is not told': {
    falsify: (lines) =>
      changed(
        lines,
        (line): line is LedgerLine => line.kind === 'ledger' && line.events[0]?.type === 'appointment.moved',
        (line) => ({ ...line, events: line.events.map((event) => ({ ...event, was: {} })) }),
      ),
    finds: /does not say what start of/,
  },
  'a version older than one that was known': {
    falsify: (lines) => {
      const last = Math.max(...lines.map((line) => (line.kind === 'op' ? (line.ret_ns ?? 0) : 0)));
      return changed(lines, committed, (line) => ({ ...line, call_ns: last + 1, ret_ns: last + 2 }));
    },
    finds: /began when \d+ was known and got \d+/,
  },
  'a time called taken that nobody had': {
    falsify: (lines) =>
      changed(lines, refused, (line) => ({
        ...line,
        args: { scheduleIds: ['nobody'], start: '2026-01-01T00:00:00.000Z', durationMinutes: 15 },
      })),
    finds: /was refused a time that nobody had/,
  },
  'a picture that lacks a visit': {
    falsify: (lines) =>
      changed(
        lines,
        (line) => line.kind === 'read' && line.seen.length > 0,
        (line) => ('seen' in line ? { ...line, seen: line.seen.slice(1) } : line),
      ),
    finds: /at version \d+: \S+ is missing/,
  },
  'a picture older than what its reader knew': {
    falsify: (lines) =>
      changed(
        lines.toReversed(),
        (line) => line.kind === 'read',
        (line) => ({ ...line, version: 1 }),
      ),
    finds: /read version 1 after \d+ was answered/,
  },
  'a row that a socket was not sent': {
    falsify: (lines) => {
      const frames = lines.filter((line) => line.kind === 'frame');
      const middle = frames[Math.floor(frames.length / 2)];
      return middle === undefined ? null : lines.filter((line) => line !== middle);
    },
    finds: /was sent \d+ after \d+/,
  },
  'a screen that lies at rest': {
    falsify: (lines) =>
      changed(
        lines,
        (line) => line.kind === 'rest' && line.client !== null && line.seen.length > 0,
        (line) => ('seen' in line ? { ...line, seen: ['a-visit@1#that-never-was', ...line.seen] } : line),
      ),
    finds: /client \d+ at rest: a-visit@1#that-never-was never was so/,
  },
};

function without(is: (line: Line) => boolean): Falsify {
  return (lines) => {
    const first = lines.findIndex(is);
    return first < 0 ? null : lines.toSpliced(first, 1);
  };
}

/** The history with its first fitting line changed. */
function changed<L extends Line>(
  lines: readonly Line[],
  fits: (line: Line) => line is L,
  change: (line: L) => Line,
): Line[] | null;
function changed(lines: readonly Line[], fits: (line: Line) => boolean, change: (line: Line) => Line): Line[] | null;
function changed(lines: readonly Line[], fits: (line: Line) => boolean, change: (line: never) => Line): Line[] | null {
  const first = lines.findIndex(fits);
  const found = lines[first];
  return found === undefined ? null : lines.with(first, change(found as never));
}

function refused(line: Line): line is OpLine {
  return line.kind === 'op' && line.outcome === 'slot-taken' && line.op === 'appointment.book';
}

function committed(line: Line): line is OpLine {
  return line.kind === 'op' && tookEffect(line);
}

function booksIn({ events }: LedgerLine) {
  return events.find(({ type }) => type === 'appointment.booked');
}
