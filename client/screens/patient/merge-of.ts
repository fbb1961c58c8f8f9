// What joining two records changes: what the one that stays takes over, and what of the other is shown no more.
import type { Patient } from '#shared/model/patient.ts';
import { joined } from '#shared/rules/joining.ts';

/** The fields two records can differ in, in the order they are read. */
export const JOINED_FIELDS = ['name', 'phone', 'birthDate', 'sex', 'nationalId', 'note'] as const;
export type JoinedField = (typeof JOINED_FIELDS)[number];

/** The record that stays as it will be, and by field what becomes of the two. */
export type Merge = {
  readonly result: Patient;
  /** Taken over from the one that goes. */
  readonly takes: readonly JoinedField[];
  /** Kept although the other says something else. */
  readonly keeps: readonly JoinedField[];
};

/** What a merge of `from` into `into` will do. */
export function mergeOf(from: Patient, into: Patient): Merge {
  const result = joined(from, into, into.version).into;
  const takes = JOINED_FIELDS.filter((field) => result[field] !== into[field]);
  const isLost = (field: JoinedField) =>
    from[field] !== null && from[field] !== '' && from[field] !== result[field] && !takes.includes(field);
  const isSaid = (field: JoinedField) => field === 'note' && result.note.includes(from.note);
  return { result, takes, keeps: JOINED_FIELDS.filter((field) => isLost(field) && !isSaid(field)) };
}
