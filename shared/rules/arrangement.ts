// The order people give to the schedules or to the services of a clinic.
import type { Id } from '#shared/model/id.ts';
import { accept, type Decision, invalidAt, refuse } from './decision.ts';

/** The most schedules and the most services a clinic can have, those out of use included. */
export const MOST_IN_ORDER = 500;

type Placed = { readonly id: Id; readonly position: number };

/** Decides the order `ids` gives to all things there are; `path` is where they were named. Answers all, each at its place. */
export function decideOrder<T extends Placed>(all: readonly T[], ids: readonly Id[], path: string): Decision<T[]> {
  const byId = new Map(all.map((one) => [one.id, one]));
  const named = ids.map((id) => byId.get(id));
  if (named.includes(undefined)) return refuse({ code: 'not-found' });
  if (new Set(ids).size !== ids.length || ids.length !== all.length) return invalidAt(path, 'each-once');
  return accept(named.flatMap((one, position) => (one ? [{ ...one, position }] : [])));
}

/** The place after all others; refused at `name` where there are as many as there can be. */
export function decideLast(all: readonly Placed[]): Decision<number> {
  if (all.length >= MOST_IN_ORDER) return invalidAt('name', 'too-many', { most: MOST_IN_ORDER });
  return accept(Math.max(-1, ...all.map(({ position }) => position)) + 1);
}
