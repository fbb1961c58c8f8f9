// What the replica answers and tells of the log rows it hears.
import type { LogFrame } from '#shared/contract/frames.ts';
import type { NounRef } from './kept.ts';

/** What became of a log row: applied, known already, kept for later, of another epoch, or without its events. */
export type Heard = 'applied' | 'old' | 'later' | 'foreign' | 'empty';

/** What the replica tells: which nouns changed, which part of the frame around them, and each row as it is applied. */
export type ReplicaHears = {
  noun(ref: NounRef): void;
  frame(part: 'settings' | 'days' | 'coverage' | 'epoch'): void;
  applied(row: LogFrame): void;
};
