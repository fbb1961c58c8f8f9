// The answers: what was acknowledged happened once, what was refused never, in the order people could see.
import { type Judge, tookEffect } from './clinic-history.ts';
import type { LedgerLine, OpLine } from './lines.ts';

/** An acknowledged command stands in the log once, at its version; a refused one never; an unanswered one at most once. */
export const judgeAcks: Judge = ({ ops, ledger }) => {
  const places = Map.groupBy(ledger, ({ commandId }) => commandId);
  const last = new Map(ops.map((op) => [op.commandId, op]));
  const faults = [...last.values()].flatMap((op) => faultsOfAck(op, places.get(op.commandId) ?? []));
  return { judged: last.size, faults };
};

function faultsOfAck(op: OpLine, rows: readonly LedgerLine[]): string[] {
  const versions = rows.map(({ version }) => version).join(', ');
  if (op.ret_ns === null) return rows.length > 1 ? [`${op.op} ${op.commandId} stands at ${versions}`] : [];
  const wanted = tookEffect(op) ? String(op.version) : '';
  const said = `${op.op} ${op.commandId} was answered ${op.outcome} at ${op.version}`;
  return versions === wanted ? [] : [`${said} and stands at ${versions === '' ? 'no version' : versions}`];
}

/** Who asks after somebody else was answered gets the later version. */
export const judgeOrder: Judge = ({ ops }) => {
  const done = ops.filter((op) => tookEffect(op) && op.ret_ns !== null);
  const floorAt = newestKnown(done);
  const faults = done.flatMap((op) => {
    const known = floorAt(op.call_ns);
    return (op.version ?? 0) > known ? [] : [`${op.commandId} began when ${known} was known and got ${op.version}`];
  });
  return { judged: done.length, faults };
};

/** Answers the newest version that anybody had been answered with before a moment (ns). */
export function newestKnown(done: readonly OpLine[]): (ns: number) => number {
  const answered = done.toSorted((a, b) => (a.ret_ns ?? 0) - (b.ret_ns ?? 0));
  const times = answered.map(({ ret_ns: ns }) => ns ?? 0);
  let highest = 0;
  const newest = answered.map(({ version }) => (highest = Math.max(highest, version ?? 0)));
  return (ns) => newest[placeBefore(times, ns)] ?? 0;
}

/** Answers a version that did not exist yet at a moment (ns): the lowest of those that were asked for later. */
export function notYetKnown(done: readonly OpLine[]): (ns: number) => number {
  const asked = done.toSorted((a, b) => b.call_ns - a.call_ns);
  const times = asked.map(({ call_ns: ns }) => -ns);
  let lowest = Number.POSITIVE_INFINITY;
  const oldest = asked.map(({ version }) => (lowest = Math.min(lowest, version ?? lowest)));
  return (ns) => oldest[placeBefore(times, -ns)] ?? Number.POSITIVE_INFINITY;
}

/** The place of the last of some rising numbers that is below a limit; -1 for none. */
function placeBefore(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((rising[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
