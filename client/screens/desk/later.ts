// The code of what a key or a press opens on the desk: fetched when the page is at rest, so that nothing waits for it then, and
// without network it is there.

/** What is opened later, by name: each fetched once, however often it is asked for. */
export const later = {
  appointment: () => import('#client/screens/appointment/appointment-sheet.tsx'),
  menu: () => import('#client/screens/menu/command-menu.tsx'),
  patient: () => import('#client/screens/patient/patient-sheet.tsx'),
  cancel: () => import('#client/screens/appointment/cancel-dialog.tsx'),
  move: () => import('#client/screens/appointment/move-dialog.tsx'),
  firstFree: () => import('#client/screens/first-free/first-free-dialog.tsx'),
  date: () => import('./date-dialog.tsx'),
  hold: () => import('#client/screens/appointment/hold-dialog.tsx'),
  locked: () => import('#client/screens/appointment/locked-dialog.tsx'),
  close: () => import('#client/screens/closing/close-dialog.tsx'),
  closure: () => import('#client/screens/closing/closure-dialog.tsx'),
  moveSeries: () => import('#client/screens/series/move-series-dialog.tsx'),
  editSeries: () => import('#client/screens/series/edit-series-dialog.tsx'),
  unplaced: () => import('#client/screens/series/unplaced-dialog.tsx'),
  keys: () => import('#client/screens/shortcuts/shortcuts-dialog.tsx'),
} as const;

/** The page is at rest this long after it was drawn, in ms. */
const AT_REST = 1500;

/** Fetches all of it once the page is at rest, one after the other; call what it answers when the page goes. */
export function fetchAhead(): () => void {
  const timer = setTimeout(() => void fetchAll(), AT_REST);
  return () => clearTimeout(timer);
}

async function fetchAll(): Promise<void> {
  for (const fetchOne of Object.values(later)) {
    // What cannot be had now is asked for again where it is opened, and told there.
    await fetchOne().catch(() => undefined);
  }
}
