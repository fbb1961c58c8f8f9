// One writing transaction per clinic at a time on this node: a hot clinic holds one connection, others none of its wait.
import type { Id } from '#shared/model/id.ts';

/** How many commands of one clinic wait in memory before further ones are told it is busy. */
export const MOST_WAITING = 64;

/** A place in a clinic's queue: `turn` resolves when it may run; `leave` lets the next one in. */
export type Place = { readonly turn: Promise<void>; leave(): void };

/** Makes the queues of one node. */
export function makeFairQueue(): { enter(clinicId: Id): Place | null } {
  const lines = new Map<Id, (() => void)[]>();
  const leave = (clinicId: Id) => {
    const line = lines.get(clinicId);
    const next = line?.shift();
    if (next) next();
    else lines.delete(clinicId);
  };
  return {
    enter(clinicId) {
      const line = lines.get(clinicId);
      if (!line) {
        lines.set(clinicId, []);
        return { turn: Promise.resolve(), leave: () => leave(clinicId) };
      }
      if (line.length >= MOST_WAITING) return null;
      const turn = new Promise<void>((resume) => line.push(resume));
      return { turn, leave: () => leave(clinicId) };
    },
  };
}
