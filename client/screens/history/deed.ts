// One thing that was done, in the words of a history.
import type { Id } from '#shared/model/id.ts';

/** One value that became another, in words. */
export type ChangeWords = { readonly label: string; readonly from: string; readonly to: string };

/** One thing that was done. */
export type DeedWords = {
  /** What was done: `Moved`. */
  readonly verb: string;
  /** To whom or to what: a patient, a schedule, a colleague. */
  readonly name: string | null;
  /** What it is about where nothing changed but everything began: a booking's time and place. */
  readonly about: string;
  readonly changes: readonly ChangeWords[];
  /** Reasons that were given. */
  readonly remarks: readonly string[];
  /** What it was done to. */
  readonly nounId: Id;
};
