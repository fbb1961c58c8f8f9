// Everything recorded of one clinic, sorted as its judges want it.
import type { FrameLine, LedgerLine, Line, OpLine, ReadLine, RestLine } from './lines.ts';

/** The lines of one clinic: the log by version, the rest in the order of the file. */
export type ClinicHistory = {
  readonly clinic: string;
  readonly ops: readonly OpLine[];
  readonly reads: readonly ReadLine[];
  readonly frames: readonly FrameLine[];
  readonly ledger: readonly LedgerLine[];
  readonly rests: readonly RestLine[];
};

/** What a judge found: how many things it looked at, and each contradiction in words. */
export type Verdict = { readonly judged: number; readonly faults: readonly string[] };

/** A judge of one clinic's history. */
export type Judge = (history: ClinicHistory) => Verdict;

/** The histories in a file, one per clinic. */
export function historiesIn(lines: readonly Line[]): ClinicHistory[] {
  return [...Map.groupBy(lines, (line) => line.clinic)].map(([clinic, own]) => ({
    clinic,
    ops: own.filter((line) => line.kind === 'op'),
    reads: own.filter((line) => line.kind === 'read'),
    frames: own.filter((line) => line.kind === 'frame'),
    ledger: own.filter((line) => line.kind === 'ledger').toSorted((a, b) => a.version - b.version),
    rests: own.filter((line) => line.kind === 'rest'),
  }));
}

const effects: ReadonlySet<string | null> = new Set(['commit', 'rebased']);

/** Whether an answer says that something was changed. */
export function tookEffect({ outcome }: Pick<OpLine, 'outcome'>): boolean {
  return effects.has(outcome);
}
