// The page of one’s own account.

/** The page of one’s own account. */
export function Account() {
  return null;
}
