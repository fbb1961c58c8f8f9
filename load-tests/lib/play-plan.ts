// Plans a replay: how many schedules each place gets, and by how many weeks all dates are shifted.
import type { BookingRow } from './bookings-file.ts';

/** How many appointments of one day one practitioner sees. */
const perSchedule = 40;
const dayMs = 86_400_000;

/** The plan of a replay; dates are civil, after the shift. */
export type PlayPlan = {
  readonly shiftDays: number;
  /** Practitioner schedules of each place, in the order the places first appear. */
  readonly schedules: ReadonlyMap<string, number>;
  readonly days: readonly string[];
  /** The day with the most appointments, and how many. */
  readonly busiest: { readonly day: string; readonly count: number };
};

/** The plan for some rows, at least one; `today` is a civil date, and the first appointment day comes after it. */
export function planOf(rows: readonly BookingRow[], today: string): PlayPlan {
  const byDay = countedBy(rows, (row) => row.day);
  const shiftDays = shiftTo(today, [...byDay.keys()].toSorted()[0] ?? today);
  const busiest = [...byDay].reduce((most, one) => (one[1] > most[1] ? one : most));
  return {
    shiftDays,
    schedules: schedulesOf(rows),
    days: [...byDay.keys()].map((day) => shifted(day, shiftDays)).toSorted(),
    busiest: { day: shifted(busiest[0], shiftDays), count: busiest[1] },
  };
}

/** A civil date some days later. */
export function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

function shiftTo(today: string, first: string): number {
  const days = (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / dayMs;
  return (Math.floor(days / 7) + 1) * 7;
}

function schedulesOf(rows: readonly BookingRow[]): Map<string, number> {
  const fullest = new Map<string, number>();
  for (const [place, some] of Map.groupBy(rows, (row) => row.place)) {
    fullest.set(place, Math.max(...countedBy(some, (row) => row.day).values()));
  }
  return new Map([...fullest].map(([place, most]) => [place, Math.ceil(most / perSchedule)]));
}

function countedBy(rows: readonly BookingRow[], key: (row: BookingRow) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
}
