// The refusals: a time that was said to be taken was taken at some version that was current while it was asked for.
import { type ClinicHistory, type Judge, tookEffect } from './clinic-history.ts';
import { newestKnown, notYetKnown } from './judge-answers.ts';
import type { OpLine } from './lines.ts';
import { Replay } from './replay.ts';

/** What a command asked for, as far as its input names it; times in ms. */
type Wanted = {
  readonly scheduleIds: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly own: string;
};

const minute = 60_000;

/** Only commands that name schedules, start and length can be judged from outside. */
export const judgeRefusals: Judge = (history) => {
  const refused = history.ops.filter(({ outcome }) => outcome === 'slot-taken');
  const replay = new Replay();
  for (const row of history.ledger) replay.apply(row);
  const isJust = judgeOf(history, replay);
  const judged = refused.flatMap((op) => {
    const wanted = wantedIn(op);
    return wanted === null ? [] : [{ op, wanted }];
  });
  const unjust = judged.filter(({ op, wanted }) => !isJust(op, wanted));
  const faults = unjust.map(({ op }) => `${op.op} ${op.commandId} was refused a time that nobody had`);
  return { judged: judged.length, faults };
};

function judgeOf({ ops }: ClinicHistory, replay: Replay): (op: OpLine, wanted: Wanted) => boolean {
  const done = ops.filter((op) => tookEffect(op) && op.ret_ns !== null);
  const [oldest, tooNew] = [newestKnown(done), notYetKnown(done)];
  return (op, { scheduleIds, start, end, own }) => {
    const [first, after] = [oldest(op.call_ns), tooNew(op.ret_ns ?? op.call_ns)];
    return scheduleIds
      .flatMap((id) => replay.near(id, start, end))
      .some((claim) => claim.owner !== own && claim.since < after && claim.until > first);
  };
}

function wantedIn({ args }: OpLine): Wanted | null {
  const asked = args as Partial<Record<string, unknown>>;
  const base = (asked['base'] ?? {}) as Partial<Record<string, unknown>>;
  const field = (name: string) => asked[name] ?? base[name];
  const [scheduleIds, start, length] = ['scheduleIds', 'start', 'durationMinutes'].map(field);
  if (!Array.isArray(scheduleIds) || typeof start !== 'string' || typeof length !== 'number') return null;
  const begins = Date.parse(start);
  const own = asked['appointmentId'];
  const ids = scheduleIds as readonly string[];
  return { scheduleIds: ids, start: begins, end: begins + length * minute, own: typeof own === 'string' ? own : '' };
}
