// Writes figures for people at a terminal: counts, durations and tables.

/** A count with its thousands apart: 110527 → `110,527`. */
export function countText(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Milliseconds with as many places as they deserve: `0.42 ms`, `7.3 ms`, `1,204 ms`; a dash for NaN. */
export function msText(ms: number): string {
  if (Number.isNaN(ms)) return '–';
  return `${ms < 1 ? ms.toFixed(2) : ms < 100 ? ms.toFixed(1) : countText(Math.round(ms))} ms`;
}

/** A length of time: `7 s`, `12:05 min`. */
export function spanText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
}

/** Rows under each other: the first column to the left, the others to the right. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0, column)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

function padded(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
