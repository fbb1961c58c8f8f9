// Counts what became of the rows of a replay.

/** The counts of one replay. */
export type Tally = {
  done: number;
  registered: number;
  booked: number;
  /** Times another desk was first with a slot, and the row was booked elsewhere or tried again. */
  raced: number;
  readonly refused: Map<string, number>;
};

/** Nothing done yet. */
export function emptyTally(): Tally {
  return { done: 0, registered: 0, booked: 0, raced: 0, refused: new Map() };
}

/** Counts a refusal under its reason. */
export function countRefusal({ refused }: Tally, reason: string): void {
  refused.set(reason, (refused.get(reason) ?? 0) + 1);
}

/** How many rows were refused, whatever the reason. */
export function refusedOf({ refused }: Tally): number {
  return [...refused.values()].reduce((sum, count) => sum + count, 0);
}
