// How a day fits one sheet of A4: the height of its rows, their text, and how many empty lines are left for walk-ins.

/** The sizes of a sheet, in mm; `isRoomy`: a row has room for two lines. */
export interface SheetFit {
  readonly row: number;
  readonly text: number;
  readonly blanks: number;
  readonly isRoomy: boolean;
}

/** mm of a sheet's body below the head of the table and above the foot. */
export const BODY_MM = 232;
const TALLEST = 10;
const USUAL = 7.5;
const TALLEST_TEXT = 3.3;
/** So much of a row's height its text takes, and the smallest that can still be read. */
const OF_ROW = 0.62;
const SMALLEST_TEXT = 2;
const FEWEST_BLANKS = 3;
const MOST_BLANKS = 10;

/** The fit of so many rows of visits and closed times. */
export function fitOf(rows: number): SheetFit {
  const blanks = Math.max(FEWEST_BLANKS, Math.min(MOST_BLANKS, Math.floor(BODY_MM / USUAL) - rows));
  const row = Math.min(TALLEST, BODY_MM / Math.max(1, rows + blanks));
  const text = Math.max(SMALLEST_TEXT, Math.min(TALLEST_TEXT, row * OF_ROW));
  return { row, text, blanks, isRoomy: row >= 2 * text * 1.25 };
}
