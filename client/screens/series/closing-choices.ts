// What is chosen for the times of a closing that repeats: leave one out, or keep the visits in it.
import type { PlannedClosing } from '#shared/contract/repeating.ts';
import type { Closing } from './closing-wish.ts';

/** By recurrence id. */
export type ClosingChoices = ReadonlyMap<string, 'skip' | 'keep'>;
export const NOTHING_CHOSEN: ClosingChoices = new Map();

/** How a time stands; `open` has visits about which nothing was chosen. */
export type ClosingState = 'planned' | 'keep' | 'skip' | 'open';

/** How a time stands with what was chosen. */
export function closingState(
  { recurrenceId, visits }: Pick<PlannedClosing, 'recurrenceId' | 'visits'>,
  choices: ClosingChoices,
): ClosingState {
  return choices.get(recurrenceId) ?? (visits.length > 0 ? 'open' : 'planned');
}

/** The choices with one more, another, or none where `chosen` is null. */
export function withClosingChoice(
  choices: ClosingChoices,
  recurrenceId: string,
  chosen: 'skip' | 'keep' | null,
): ClosingChoices {
  const next = new Map(choices);
  if (chosen === null) next.delete(recurrenceId);
  else next.set(recurrenceId, chosen);
  return next;
}

/** The same for every time that waits for a choice. */
export function forAllOpen(
  occurrences: readonly PlannedClosing[],
  choices: ClosingChoices,
  chosen: 'skip' | 'keep',
): ClosingChoices {
  const open = occurrences.filter((one) => closingState(one, choices) === 'open');
  return open.reduce((before, { recurrenceId }) => withClosingChoice(before, recurrenceId, chosen), choices);
}

/** The counts of a preview: what is closed, with or without visits, left out or undecided. */
export function closingCounts(occurrences: readonly PlannedClosing[], choices: ClosingChoices) {
  const of = (state: ClosingState) => occurrences.filter((one) => closingState(one, choices) === state).length;
  return { planned: of('planned') + of('keep'), moved: 0, skipped: of('skip'), override: 0, open: of('open') };
}

/** The part of the command: the choices for times there are, in their order. */
export function closingInput(
  occurrences: readonly PlannedClosing[],
  choices: ClosingChoices,
): NonNullable<Closing['choices']> {
  return occurrences.flatMap(({ recurrenceId }) => {
    const action = choices.get(recurrenceId);
    return action === undefined ? [] : [{ recurrenceId, action }];
  });
}
