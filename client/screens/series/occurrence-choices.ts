// What is chosen for the occurrences of a plan: how each stands, bulk choices, the counts, and the command's part.
import type { OccurrenceChoice, PlannedOccurrence } from '#shared/contract/repeating.ts';
import type { Alternative } from '#shared/rules/decision.ts';

/** What was chosen for one occurrence: leave it out, another time or other schedules, or against the rules with a reason. */
export type Chosen =
  | { readonly action: 'skip' }
  | { readonly action: 'move'; readonly slot: Alternative }
  | { readonly action: 'override'; readonly reason: string };

/** By recurrence id. */
export type Choices = ReadonlyMap<string, Chosen>;
export const NO_CHOICES: Choices = new Map();

/** How an occurrence stands; `open` waits for a choice. */
export type OccurrenceState = 'planned' | 'moved' | 'skipped' | 'override' | 'open';
export const STATES = ['planned', 'moved', 'skipped', 'override', 'open'] as const satisfies readonly OccurrenceState[];

const AFTER: Readonly<Record<Chosen['action'], OccurrenceState>> = {
  skip: 'skipped',
  move: 'moved',
  override: 'override',
};

/** Whether something is in its way; a wall time moved on by the clock is told, and needs nothing. */
export function isInTrouble({ result }: Pick<PlannedOccurrence, 'result'>): boolean {
  return result !== 'ok' && result !== 'shifted-gap';
}

/** How an occurrence stands with what was chosen. */
export function stateOf(occurrence: PlannedOccurrence, choices: Choices): OccurrenceState {
  const chosen = choices.get(occurrence.recurrenceId);
  if (chosen) return AFTER[chosen.action];
  return isInTrouble(occurrence) ? 'open' : 'planned';
}

/** The choices with one more, another, or none where `chosen` is null. */
export function withChoice(choices: Choices, recurrenceId: string, chosen: Chosen | null): Choices {
  const next = new Map(choices);
  if (chosen === null) next.delete(recurrenceId);
  else next.set(recurrenceId, chosen);
  return next;
}

/** Every undecided occurrence at its nearest free time that no other of this plan has; one without such a time stays open. */
export function allNearest(occurrences: readonly PlannedOccurrence[], choices: Choices): Choices {
  return occurrences.reduce((before, one) => {
    if (stateOf(one, before) !== 'open') return before;
    const slot = nearestFor(one, occurrences, before);
    return slot ? withChoice(before, one.recurrenceId, { action: 'move', slot }) : before;
  }, choices);
}

/** The nearest free time of an occurrence that no other of the plan is going to have. */
export function nearestFor(
  one: PlannedOccurrence,
  occurrences: readonly PlannedOccurrence[],
  choices: Choices,
): Alternative | undefined {
  const others = occurrences.filter((other) => other !== one).flatMap((other) => takenBy(other, choices));
  return one.alternatives.find((slot) => !others.some((taken) => overlap(taken, slot)));
}

/** Every undecided occurrence left out. */
export function allSkipped(occurrences: readonly PlannedOccurrence[], choices: Choices): Choices {
  return occurrences.reduce(
    (before, one) =>
      stateOf(one, before) === 'open' ? withChoice(before, one.recurrenceId, { action: 'skip' }) : before,
    choices,
  );
}

/** How many there are of each state. */
export function countsOf(
  occurrences: readonly PlannedOccurrence[],
  choices: Choices,
): Readonly<Record<OccurrenceState, number>> {
  const counts = { planned: 0, moved: 0, skipped: 0, override: 0, open: 0 };
  for (const one of occurrences) counts[stateOf(one, choices)] += 1;
  return counts;
}

/** What the command is given: the choices for occurrences there are, in their order. */
export function choicesInput(occurrences: readonly PlannedOccurrence[], choices: Choices): OccurrenceChoice[] {
  return occurrences.flatMap(({ recurrenceId }): OccurrenceChoice[] => {
    const chosen = choices.get(recurrenceId);
    if (!chosen) return [];
    if (chosen.action === 'skip') return [{ recurrenceId, action: 'skip' }];
    if (chosen.action === 'override') return [{ recurrenceId, action: 'override', reason: chosen.reason.trim() }];
    const { start, scheduleIds } = chosen.slot;
    return [{ recurrenceId, action: 'move', start, scheduleIds: [...scheduleIds] }];
  });
}

/** A plan with what is in the way by now: the occurrences a refusal told, each in its row. */
export function withFresh(
  occurrences: readonly PlannedOccurrence[],
  fresh: readonly PlannedOccurrence[],
): readonly PlannedOccurrence[] {
  const news = new Map(fresh.map((one) => [one.recurrenceId, one]));
  const known = new Set(occurrences.map(({ recurrenceId }) => recurrenceId));
  const added = fresh.filter(({ recurrenceId }) => !known.has(recurrenceId));
  const all = [...occurrences.map((one) => news.get(one.recurrenceId) ?? one), ...added];
  return all.toSorted((a, b) => (a.recurrenceId < b.recurrenceId ? -1 : 1));
}

/** The choices after a refusal: a time that somebody else has now is nobody's choice any more, all others stay. */
export function stillChosen(choices: Choices, refused: ReadonlySet<string>): Choices {
  return new Map([...choices].filter(([id, { action }]) => !(refused.has(id) && action === 'move')));
}

function takenBy(one: PlannedOccurrence, choices: Choices): readonly Alternative[] {
  const chosen = choices.get(one.recurrenceId);
  if (chosen?.action === 'move') return [chosen.slot];
  return stateOf(one, choices) === 'planned' || chosen?.action === 'override' ? [one] : [];
}

function overlap(a: Alternative, b: Alternative): boolean {
  return a.start < b.end && b.start < a.end && a.scheduleIds.some((id) => b.scheduleIds.includes(id));
}
