// A list of free times that changes under somebody's hand without moving: what is taken fades where it stands.
import type { Alternative } from '#shared/rules/decision.ts';

/** So long a time that was just taken is still shown where it stood, in ms. */
export const FADE_MS = 4000;

/** A time in the list; `takenAt` in ms, once somebody has taken it. */
export type Shown<S extends Alternative = Alternative> = { readonly slot: S; readonly takenAt: number | null };

/** What a list is kept steady by: ms of the clinic’s clock, whether a pointer is in it, and which time has the focus. */
export type Steadiness = {
  readonly now: number;
  readonly isHeld: boolean;
  /** The name of the time that has the focus. */
  readonly focused: string | null;
  /** Times that go at once: this person took them. */
  readonly isOwn: (slot: Alternative) => boolean;
};

/** One name for a time with the same people in the same place. */
export function slotName({ start, scheduleIds }: Alternative): string {
  return `${start} ${scheduleIds.join()}`;
}

/** A list as it is first shown. */
export function firstShown<S extends Alternative>(slots: readonly S[]): readonly Shown<S>[] {
  return slots.map((slot) => ({ slot, takenAt: null }));
}

/**
 * What is shown next of free times that have become others: the same list where nothing is another. A time that is gone
 * stays in its place as taken, for a moment and as long as a pointer is in the list or the focus on it; under a pointer new
 * times come only after all others. A time that has passed, and one this person took, goes at once.
 */
export function steadied<S extends Alternative>(
  before: readonly Shown<S>[],
  slots: readonly S[],
  { now, isHeld, focused, isOwn }: Steadiness,
): readonly Shown<S>[] {
  const free = new Map(slots.map((slot) => [slotName(slot), slot]));
  const stays = before.flatMap(({ slot, takenAt }): Shown<S>[] => {
    const still = free.get(slotName(slot));
    if (still) return [{ slot: still, takenAt: null }];
    if (isOwn(slot) || Date.parse(slot.start) <= now) return [];
    const since = takenAt ?? now;
    return isHeld || slotName(slot) === focused || now - since < FADE_MS ? [{ slot, takenAt: since }] : [];
  });
  const shown = new Set(stays.map(({ slot }) => slotName(slot)));
  const last = slots.findLastIndex((slot) => shown.has(slotName(slot)));
  const there = slots.filter((slot, at) => shown.has(slotName(slot)) || !isHeld || at > last);
  const next = withTaken(firstShown(there), stays);
  const isSameList = next.length === before.length && next.every((one, at) => isSame(one, before[at]));
  return isSameList ? before : next;
}

/** The times that were free in one list and are taken in the next. */
export function justTaken<S extends Alternative>(
  before: readonly Shown<S>[],
  after: readonly Shown<S>[],
): readonly S[] {
  const known = new Set(before.filter(({ takenAt }) => takenAt !== null).map(({ slot }) => slotName(slot)));
  return after.filter(({ slot, takenAt }) => takenAt !== null && !known.has(slotName(slot))).map(({ slot }) => slot);
}

/** When the next time that was taken goes by itself, in ms; null where none waits for that. */
export function nextEnd(
  shown: readonly Shown[],
  { isHeld, focused }: Pick<Steadiness, 'isHeld' | 'focused'>,
): number | null {
  const taken = shown.flatMap(({ slot, takenAt }) => (slotName(slot) === focused ? [] : (takenAt ?? [])));
  return isHeld || taken.length === 0 ? null : Math.min(...taken) + FADE_MS;
}

/** Free times in their order, with those that are taken after what they stood after. */
function withTaken<S extends Alternative>(free: readonly Shown<S>[], stays: readonly Shown<S>[]): readonly Shown<S>[] {
  let next = free;
  stays.forEach((one, at) => {
    if (one.takenAt === null) return;
    const before = at === 0 ? null : stays[at - 1];
    const after = before ? next.findIndex(({ slot }) => slotName(slot) === slotName(before.slot)) : -1;
    next = next.toSpliced(after + 1, 0, one);
  });
  return next;
}

function isSame<S extends Alternative>(one: Shown<S>, other: Shown<S> | undefined): boolean {
  return (
    one.takenAt === other?.takenAt && one.slot.end === other.slot.end && slotName(one.slot) === slotName(other.slot)
  );
}
