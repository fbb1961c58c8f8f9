// Judges a recorded history: seven questions, each asked of every clinic in it.
import { historiesIn, type Judge, type Verdict } from './clinic-history.ts';
import { judgeAcks, judgeOrder } from './judge-answers.ts';
import { judgeLedger } from './judge-ledger.ts';
import { judgeRefusals } from './judge-refusals.ts';
import { judgeReads, judgeRest, judgeSockets } from './judge-sights.ts';
import type { Line } from './lines.ts';

/** A question and what came of it over all clinics. */
export type Finding = Verdict & { readonly question: string };

const questions: Readonly<Record<string, Judge>> = {
  'ledger: gapless, each step legal, no time sold twice': judgeLedger,
  'answers: acknowledged once, refused never': judgeAcks,
  'order: who asked later got the later version': judgeOrder,
  'refusals: what was called taken was taken': judgeRefusals,
  'reads: each picture is the log’s at its version': judgeReads,
  'sockets: one rising run after each watch': judgeSockets,
  'rest: tables and screens are what the log says': judgeRest,
};

/** Asks everything. */
export function judge(lines: readonly Line[]): Finding[] {
  const histories = historiesIn(lines);
  return Object.entries(questions).map(([question, ask]) => {
    const verdicts = histories.map(ask);
    return {
      question,
      judged: verdicts.reduce((sum, one) => sum + one.judged, 0),
      faults: verdicts.flatMap((one) => one.faults),
    };
  });
}

/** Every contradiction, in words. */
export function faultsIn(lines: readonly Line[]): string[] {
  return judge(lines).flatMap(({ faults }) => faults);
}
