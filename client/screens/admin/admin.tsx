// The page on which a manager runs the clinic.

/** The page on which a manager runs the clinic. */
export function Admin() {
  return null;
}
