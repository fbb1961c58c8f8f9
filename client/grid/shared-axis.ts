// The one time axis of all columns: days of 23, 24 and 25 hours side by side, each hour of the clock at one height.
import type { DayShape, LocalDate } from '#shared/time/zone.ts';
import { type ClockChange, clockChanges, minuteOfWall, plainDay, wallAt } from './day-scale.ts';
import type { Stretch } from './types.ts';

/** How one date stands on the axis. Axis minutes are what is drawn, grid minutes what is meant. */
export interface DayOnAxis {
  readonly day: DayShape;
  /** The axis minute at which something that starts at a grid minute is drawn. */
  start(minute: number): number;
  /** The axis minute at which something that ends at a grid minute stops. */
  end(minute: number): number;
  /** The grid minute under an axis minute; in an hour this day does not have, the next one it has. */
  minuteAt(axis: number): number;
  /** Axis minutes this day does not have. */
  readonly voids: readonly Stretch[];
}

export interface Axis {
  /** The length of the axis in minutes. */
  readonly minutes: number;
  /** Full hours: where they stand and what the wall clock shows there, in minutes. */
  readonly hours: readonly { readonly at: number; readonly wall: number }[];
  on(date: LocalDate): DayOnAxis;
}

interface Jump {
  readonly at: number;
  readonly by: number;
}

/** The axis on which all these days can be drawn. Of days that agree it is simply their minutes. */
export function axisOf(days: readonly DayShape[]): Axis {
  const changes = new Map(days.map((day) => [day.date, clockChanges(day)]));
  const all = distinct([...changes.values()].flat());
  const jumps = (day: DayShape): Jump[] => all.flatMap((change) => jumpOf(day, change, changes)).toSorted(byPlace);
  const length = (day: DayShape) => endOn(jumps(day), day.minutes);
  const minutes = Math.max(0, ...days.map(length));
  const placed = new Map(days.map((day) => [day.date, place(day, jumps(day), minutes)]));
  return {
    minutes,
    hours: hoursOf([...placed.values()]),
    on: (date) => placed.get(date) ?? place(plainDay(date), [], minutes),
  };
}

function distinct(changes: readonly ClockChange[]): ClockChange[] {
  return [...new Map(changes.map((change) => [`${change.wall} ${change.by}`, change])).values()];
}

/** A skipped hour leaves a hole in the days that skip it; a repeated hour leaves one in the days that do not. */
function jumpOf(day: DayShape, change: ClockChange, changes: Map<LocalDate, readonly ClockChange[]>): Jump[] {
  const same = (one: ClockChange) => one.wall === change.wall && one.by === change.by;
  const own = changes.get(day.date)?.find(same);
  const everybody = [...changes.values()].every((list) => list.some(same));
  if (change.by > 0) return own && !everybody ? [{ at: own.minute, by: change.by }] : [];
  return own ? [] : [{ at: minuteOfWall(day, change.wall), by: -change.by }];
}

function byPlace(a: Jump, b: Jump): number {
  return a.at - b.at;
}

function startOn(jumps: readonly Jump[], minute: number): number {
  return jumps.reduce((at, jump) => (jump.at <= minute ? at + jump.by : at), minute);
}

function endOn(jumps: readonly Jump[], minute: number): number {
  return jumps.reduce((at, jump) => (jump.at < minute ? at + jump.by : at), minute);
}

function place(day: DayShape, jumps: readonly Jump[], minutes: number): DayOnAxis {
  const edges = [0, ...jumps.map((jump) => jump.at), day.minutes];
  const pieces = edges.slice(1).flatMap((end, index) => {
    const start = edges[index] ?? 0;
    return end > start ? [{ start: startOn(jumps, start), end: endOn(jumps, end), minute: start }] : [];
  });
  return {
    day,
    start: (minute) => startOn(jumps, minute),
    end: (minute) => endOn(jumps, minute),
    minuteAt: (axis) => {
      const piece = pieces.find((one) => axis < one.end);
      return piece ? piece.minute + Math.max(0, axis - piece.start) : day.minutes;
    },
    voids: voidsBetween(pieces, minutes),
  };
}

function voidsBetween(pieces: readonly Stretch[], minutes: number): Stretch[] {
  const ends = [0, ...pieces.map((piece) => piece.end)];
  const starts = [...pieces.map((piece) => piece.start), minutes];
  return starts.map((end, index) => ({ start: ends[index] ?? 0, end })).filter((one) => one.end > one.start);
}

const QUARTER = 15;

function hoursOf(days: readonly DayOnAxis[]): { at: number; wall: number }[] {
  const hours = new Map<number, number>();
  for (const one of days) {
    for (let minute = 0; minute < one.day.minutes; minute += QUARTER) {
      const wall = wallAt(one.day, minute);
      if (wall % 60 === 0) hours.set(one.start(minute), wall);
    }
  }
  return [...hours].map(([at, wall]) => ({ at, wall })).toSorted((a, b) => a.at - b.at);
}
