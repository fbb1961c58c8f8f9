// A period while it is edited: all its ways side by side, so that changing the way loses nothing.
import type { Period } from '#shared/model/hours.ts';
import { holdsOn } from '#shared/rules/period.ts';
import { type LocalDate, plusDays } from '#shared/time/zone.ts';
import { numberOf } from './typed-number.ts';

/** The ways a period is chosen by. */
export const PERIOD_KINDS = ['between', 'onwards', 'yearly', 'hijri', 'hijri-month'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A period as it is typed: dates `YYYY-MM-DD`, numbers as texts. */
export interface TypedPeriod {
  readonly kind: PeriodKind;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly month: number;
  readonly day: string;
  readonly days: string;
}

/** How a period begins that is yet to be chosen; `write` writes a number as the reader does. */
export function blankPeriod(from: LocalDate, write: (value: number) => string): TypedPeriod {
  return { kind: 'between', from, to: plusDays(from, 29), month: 1, day: write(1), days: write(1) };
}

/** The period as its form has it; what it does not use is as in `blank`. */
export function typedPeriod(period: Period, blank: TypedPeriod, write: (value: number) => string): TypedPeriod {
  switch (period.kind) {
    case 'dates':
      return period.to === null
        ? { ...blank, kind: 'onwards', from: period.from, to: plusDays(period.from, 29) }
        : { ...blank, kind: 'between', from: period.from, to: period.to };
    case 'hijri-month':
      return { ...blank, kind: 'hijri-month', month: period.month };
    case 'yearly':
    case 'hijri':
      return { ...blank, ...period, day: write(period.day), days: write(period.days) };
  }
}

/** The period that is asked for. */
export function periodOf({ kind, from, to, month, day, days }: TypedPeriod): Period {
  const ways = {
    between: { kind: 'dates', from, to },
    onwards: { kind: 'dates', from, to: null },
    yearly: { kind: 'yearly', month, day: numberOf(day), days: numberOf(days) },
    hijri: { kind: 'hijri', month, day: numberOf(day), days: numberOf(days) },
    'hijri-month': { kind: 'hijri-month', month },
  } as const satisfies Record<PeriodKind, Period>;
  return ways[kind];
}

/** The period with another first day: the last one keeps its distance. */
export function startMoved(period: TypedPeriod, from: LocalDate): TypedPeriod {
  return { ...period, from, to: period.to < from ? from : period.to };
}

/** Two years and a leap day: whatever comes every year of either calendar comes within. */
const LOOKED_AHEAD = 731;

/** The dates, both included, on which a period holds next, from `today` on; null where it does not again. */
export function nextDates(
  period: Period,
  today: LocalDate,
  hijriAdjust: number,
): { readonly from: LocalDate; readonly to: LocalDate | null } | null {
  if (period.kind === 'dates') {
    const isOver = period.to !== null && period.to < today;
    return isOver ? null : { from: period.from, to: period.to };
  }
  const holds = (date: LocalDate) => holdsOn(period, date, hijriAdjust);
  for (let days = 0; days < LOOKED_AHEAD; days++) {
    let from = plusDays(today, days);
    if (!holds(from)) continue;
    // One that holds today is told from its first day on.
    for (let before = plusDays(from, -1); days === 0 && holds(before); before = plusDays(from, -1)) from = before;
    let to = plusDays(today, days);
    for (let after = plusDays(to, 1); holds(after); after = plusDays(to, 1)) to = after;
    return { from, to };
  }
  return null;
}
