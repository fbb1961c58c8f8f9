// Every "no" there is, and what a rule may answer: a closed list.
import type { Id } from '#shared/model/id.ts';
import type { Instant } from '#shared/time/instant.ts';

/** What can be wrong with one field; the words are in the catalogue under the same names. */
export const fieldProblems = [
  'required',
  'unknown-field',
  'wrong-type',
  'unknown-choice',
  'too-long',
  'too-short',
  'too-many',
  'too-small',
  'too-large',
  'characters',
  'format',
  'instant',
  'unaligned',
  'past',
  'too-soon',
  'beyond-horizon',
  'needs',
  'phone',
  'email',
  'reason',
  'base',
  'window',
  'password',
  'one-of',
  'each-once',
  'overlap',
  'order',
  'in-use',
  'already-there',
  'zone',
  'oneself',
  'only-manager',
  'same',
  'pairing-code',
  'gap',
  'rule-part',
  'rule-value',
  'rule-never',
] as const;
export type FieldProblem = (typeof fieldProblems)[number];

/** One field's fault: where (dots between names), what, and the numbers its sentence needs. */
export type FieldFault = {
  readonly path: string;
  readonly problem: FieldProblem;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** A time that could be taken instead. */
export type Alternative = { readonly scheduleIds: readonly Id[]; readonly start: Instant; readonly end: Instant };

/** What stands in the way, for those who may see the calendar. */
export type Blocker = {
  readonly scheduleId: Id;
  readonly kind: string;
  readonly owner: Id;
  readonly start: Instant;
  readonly end: Instant;
};

/** One field two people changed: what both saw, what stands now and what was asked for. */
export type FieldConflict = {
  readonly field: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  readonly by: { readonly id: Id; readonly name: string } | null;
  readonly at: Instant | null;
};

type Plain = 'forbidden' | 'not-found' | 'hold-expired' | 'too-old' | 'command-id-reused' | 'too-large' | 'unsupported';

/** A named, expected "no"; everything else that goes wrong is a bug. */
export type Refusal =
  | { readonly code: Plain }
  | { readonly code: 'unauthenticated'; readonly reauth?: true }
  | { readonly code: 'invalid'; readonly fields: readonly FieldFault[]; readonly choices?: readonly unknown[] }
  | {
      readonly code: 'slot-taken' | 'outside-hours';
      readonly alternatives: readonly Alternative[];
      readonly blockers?: readonly Blocker[];
    }
  | { readonly code: 'conflict'; readonly current: unknown; readonly fields: readonly FieldConflict[] }
  | { readonly code: 'wrong-status'; readonly from: string; readonly to: string }
  | { readonly code: 'locked'; readonly by: string; readonly ttlMs: number }
  | { readonly code: 'rate-limited' | 'busy' | 'unavailable'; readonly retryMs: number };

export type RefusalCode = Refusal['code'];

/** What a rule answers: a value, or the reason why not. */
export type Decision<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** Yes, with what follows from it. */
export function accept<T>(value: T): Decision<T> {
  return { ok: true, value };
}

/** No, with the reason. */
export function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}

/** No, because of one field. */
export function invalidAt(path: string, problem: FieldProblem, params?: FieldFault['params']) {
  return refuse({ code: 'invalid', fields: [params ? { path, problem, params } : { path, problem }] });
}

/**
 * The refusals that are kept with a command's id, so that its repetition is answered alike. `forbidden` is among them: whose
 * schedule an appointment is on may change, and a copy of the command that comes late must not do what was refused.
 */
export const storedRefusals: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'slot-taken',
  'outside-hours',
  'conflict',
  'wrong-status',
  'hold-expired',
  'not-found',
  'forbidden',
]);
