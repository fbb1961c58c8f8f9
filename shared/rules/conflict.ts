// Whether two people's changes to one noun can both stand: decided per field group.
import { type FieldConflict, refuse } from './decision.ts';
import type { Id } from '#shared/model/id.ts';
import { isSame } from './was.ts';

/** How a group of fields behaves when its current value is not the one the caller saw. */
export type GroupHabit = 'atomic' | 'ask' | 'merge';

type Fields = Readonly<Record<string, unknown>>;
/** Who changed a field last, and when; nobody where it stands as it was seen. */
export type WrittenBy = (field: string) => Pick<FieldConflict, 'by' | 'at'>;

/** Whether two field values are the same; lists are compared as sets, whatever is in them. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return isSame(a, b);
  return a.length === b.length && isWithin(a, b) && isWithin(b, a);
}

/** The fields whose lists mean something by their order: the first that holds counts. */
const ordered: ReadonlySet<string> = new Set(['otherHours', 'holidays']);

/** Whether two values of one field are the same. */
export function sameField(field: string, a: unknown, b: unknown): boolean {
  return ordered.has(field) ? isSame(a, b) : sameValue(a, b);
}

function isWithin(some: readonly unknown[], all: readonly unknown[]): boolean {
  return some.every((one) => all.some((other) => sameValue(one, other)));
}

/**
 * The fields on which a caller's change and the current value disagree: both moved away from what the caller
 * saw, and not to the same value. An atomic group is in conflict as a whole when any of its fields moved. `written` names
 * for each of them who changed it.
 */
export function conflictsOf(
  habit: GroupHabit,
  current: Fields,
  base: Fields,
  mine: Fields,
  written: WrittenBy,
): FieldConflict[] {
  if (habit === 'merge') return [];
  const names = habit === 'atomic' ? Object.keys(base) : Object.keys(mine);
  const moved = names.filter((name) => name in base && !sameField(name, current[name], base[name]));
  const clashing = moved.filter((name) => !(name in mine) || !sameField(name, current[name], mine[name]));
  return clashing.map((field) => ({
    field,
    base: base[field] ?? null,
    theirs: current[field] ?? null,
    mine: (field in mine ? mine[field] : base[field]) ?? null,
    ...written(field),
  }));
}

/** A set of tags after two people changed it: what both kept and what either added. */
export function mergeSets(base: readonly string[], theirs: readonly string[], mine: readonly string[]): string[] {
  const removed = base.filter((one) => !mine.includes(one));
  const added = mine.filter((one) => !base.includes(one));
  return [...new Set([...theirs.filter((one) => !removed.includes(one)), ...added])];
}

/** So many visits that need a decision are named at most, the earliest of them. */
export const MOST_NAMED = 500;

/** The conflict that names visits about which somebody has to decide first, each as it stands. */
export function conflictNaming<V extends { readonly id: Id; readonly start: string }>(visits: readonly V[]) {
  const named = visits.toSorted((a, b) => a.start.localeCompare(b.start)).slice(0, MOST_NAMED);
  const nobody = { base: null, mine: null, by: null, at: null };
  const fields = named.map((visit) => ({ field: visit.id, theirs: visit, ...nobody }));
  return refuse({ code: 'conflict', current: { appointments: named }, fields });
}
