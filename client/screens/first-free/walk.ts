// Walking through rows of times with the arrow keys.

/** A place among the rows. */
export type Spot = { readonly row: number; readonly at: number };

const KEYS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/**
 * Where a key leads from a spot; null for keys that lead nowhere. `lengths` are those of the rows, none of them empty. At the
 * end of a row the next one begins; up and down keep the place in the row, as far as the row goes. With `isWhole` Home and
 * End mean all rows.
 */
export function walked(
  key: string,
  { row, at }: Spot,
  lengths: readonly number[],
  { direction, isWhole }: { readonly direction: 'rtl' | 'ltr'; readonly isWhole: boolean },
): Spot | null {
  if (!KEYS.has(key) || lengths.length === 0) return null;
  const last = (of: number) => (lengths[of] ?? 1) - 1;
  const end = lengths.length - 1;
  const inRow = (of: number): Spot => ({ row: of, at: Math.min(at, last(of)) });
  if (key === 'ArrowUp') return inRow(Math.max(0, row - 1));
  if (key === 'ArrowDown') return inRow(Math.min(end, row + 1));
  if (key === 'Home') return { row: isWhole ? 0 : row, at: 0 };
  if (key === 'End') return isWhole ? { row: end, at: last(end) } : { row, at: last(row) };
  const isOn = (key === 'ArrowRight') === (direction === 'ltr');
  if (isOn) return at < last(row) ? { row, at: at + 1 } : row < end ? { row: row + 1, at: 0 } : { row, at };
  return at > 0 ? { row, at: at - 1 } : row > 0 ? { row: row - 1, at: last(row - 1) } : { row, at };
}
