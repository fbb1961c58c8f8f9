// Counts what a part of the test run proved.

export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  /** Minutes this part may take; none for the checks of the sources. */
  readonly budgetMinutes?: number;
}

/** One line about one part, with its budget where it has one. */
export function lineOf(outcome: Outcome): string {
  const { name, passed, failed, skipped, seconds, budgetMinutes } = outcome;
  const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', ');
  return `${name.padEnd(19)}${spent(seconds, budgetMinutes).padEnd(34)}${counts}`;
}

/** The last line of a run. */
export function totalOf(outcomes: readonly Outcome[]): string {
  return `${sum(outcomes, 'passed')} passed, ${sum(outcomes, 'failed')} failed`;
}

/** True when something was proved and nothing failed. */
export function isGreen(outcomes: readonly Outcome[]): boolean {
  return sum(outcomes, 'passed') > 0 && sum(outcomes, 'failed') === 0;
}

function sum(outcomes: readonly Outcome[], field: 'passed' | 'failed'): number {
  return outcomes.reduce((total, outcome) => total + outcome[field], 0);
}

function spent(seconds: number, budgetMinutes: number | undefined): string {
  const taken = `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
  if (budgetMinutes === undefined) return taken;
  const over = seconds > budgetMinutes * 60 ? ', over its budget' : '';
  return `${taken} of ${budgetMinutes}:00 min${over}`;
}
