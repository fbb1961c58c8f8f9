// A practitioner’s day on one sheet of paper.

/** A practitioner’s day on one sheet of paper. */
export function PrintDay() {
  return null;
}
