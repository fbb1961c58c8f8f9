// Reads a file of real bookings and tells its own faults from what can be replayed.
import { createReadStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import type { Columns } from './play-options.ts';

/** One real booking. `bookedAt` is in milliseconds since 1970, `day` a civil date. */
export type BookingRow = {
  readonly bookedAt: number;
  readonly day: string;
  readonly id: string;
  readonly patient: string;
  readonly place: string;
  readonly sex: 'female' | 'male' | null;
};

/** What can be wrong with a row of the file itself. */
export const fileFaults = ['unreadable', 'booked after its day', 'negative age', 'number used twice'] as const;
export type FileFault = (typeof fileFaults)[number];

/** A file read: what can be replayed, by the moment it was booked, and how many rows are at fault, by kind. */
export type BookingsFile = {
  readonly rows: readonly BookingRow[];
  readonly faults: Readonly<Record<FileFault, number>>;
};

type Cells = Readonly<Record<string, string | undefined>>;

/** Reads a CSV, plain or as .gz. Throws an Error of one sentence when it cannot be read or lacks a column. */
export async function readBookings(file: string, columns: Columns): Promise<BookingsFile> {
  const rows: BookingRow[] = [];
  const faults: Record<FileFault, number> = {
    unreadable: 0,
    'booked after its day': 0,
    'negative age': 0,
    'number used twice': 0,
  };
  const ids = new Set<string>();
  const parser = parse({
    bom: true,
    columns: (names: string[]) => required(names, columns),
    skip_empty_lines: true,
    relax_column_count: false,
    skip_records_with_error: true,
    on_skip: (): undefined => {
      faults.unreadable += 1;
    },
  });
  const collect = async (records: AsyncIterable<Cells>): Promise<void> => {
    for await (const cells of records) {
      const row = rowOf(cells, columns);
      const fault = typeof row === 'string' ? row : ids.has(row.id) ? 'number used twice' : null;
      if (fault !== null) faults[fault] += 1;
      if (fault !== null || typeof row === 'string') continue;
      ids.add(row.id);
      rows.push(row);
    }
  };
  try {
    const unpacked = file.endsWith('.gz') ? createGunzip() : new PassThrough();
    await pipeline(createReadStream(file), unpacked, parser, collect);
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return { rows: rows.toSorted((a, b) => a.bookedAt - b.bookedAt), faults };
}

function required(names: string[], columns: Columns): string[] {
  const { sex: _, age: __, ...needed } = columns;
  const missing = Object.entries(needed).find(([, name]) => !names.includes(name));
  if (missing === undefined) return names;
  throw new CsvError('CSV_INVALID_COLUMN_MAPPING', [
    `it has no column ${missing[1]}, name the right one with --column-${missing[0]}.`,
  ]);
}

function rowOf(cells: Cells, columns: Columns): BookingRow | FileFault {
  const cell = (name: keyof Columns): string => cells[columns[name]]?.trim() ?? '';
  const bookedAt = instantIn(cell('booked'));
  const day = cell('day');
  const [id, patient, place] = [cell('id'), cell('patient'), cell('place')];
  const age = cell('age');
  if (Number.isNaN(bookedAt) || !isDate(day) || [id, patient, place].includes('')) return 'unreadable';
  if (age !== '' && !/^-?\d+$/.test(age)) return 'unreadable';
  if (Number(age) < 0) return 'negative age';
  if (new Date(bookedAt).toISOString().slice(0, 10) > day) return 'booked after its day';
  return { bookedAt, day, id, patient, place, sex: sexes[cell('sex').charAt(0).toUpperCase()] ?? null };
}

const sexes: Readonly<Record<string, 'female' | 'male'>> = { F: 'female', M: 'male' };

function instantIn(words: string): number {
  return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/.test(words) ? Date.parse(words) : Number.NaN;
}

function isDate(words: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(words)) return false;
  const ms = Date.parse(`${words}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(words);
}
