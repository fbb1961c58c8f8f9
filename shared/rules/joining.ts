// What one record of a patient becomes by taking in another of the same person.
import type { Patient } from '#shared/model/patient.ts';

/** The longest note a record can have, in UTF-16 units. */
const LONGEST_NOTE = 2000;

/** What both records become: `into` has what it had and what it lacked, `from` is out of use and says where it went. */
export function joined(
  from: Patient,
  into: Patient,
  version: number,
): { readonly from: Patient; readonly into: Patient } {
  const grown: Patient = {
    ...into,
    phone: into.phone ?? from.phone,
    birthDate: into.birthDate ?? from.birthDate,
    sex: into.sex ?? from.sex,
    nationalId: into.nationalId ?? from.nationalId,
    note: bothNotes(into.note, from.note),
    version,
  };
  return { into: grown, from: { ...from, active: false, mergedInto: into.id, version } };
}

/** Both notes, the one under the other; what is too long for a note stays on the record it was on. */
function bothNotes(first: string, second: string): string {
  if (second === '' || first.includes(second)) return first;
  const both = first === '' ? second : `${first}\n${second}`;
  return both.length > LONGEST_NOTE ? first : both;
}
