// The form of a schedule's hours: the week, other weeks, dates that differ and what it goes by, times as the reader writes them.
import type { Format } from '#client/kit/format.ts';
import { clockOf, minutesOf } from '#client/screens/appointment/clock-text.ts';
import type { Observes } from '#shared/model/hours.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import type { FieldFault } from '#shared/rules/decision.ts';
import { decideHours } from '#shared/rules/hours.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import type { FormShape } from './form/edits.ts';
import { minutesOfClock, type TypedTimes, type TypedWindow } from './hours.ts';
import { blankPeriod, periodOf, typedPeriod, type TypedPeriod } from './period-typed.ts';

/** A week for a while, as it is typed; `key` tells it from the others while the form is open. */
export interface TypedWeek {
  readonly key: string;
  readonly name: string;
  readonly period: TypedPeriod;
  readonly hours: readonly TypedWindow[];
}

/** Dates that differ, as they are typed; a day off keeps the windows it had for another thought. */
export interface TypedDates {
  readonly key: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly isOff: boolean;
  readonly windows: readonly TypedTimes[];
  readonly reason: string;
}

/** All of it. */
export interface HoursTyped {
  readonly hours: readonly TypedWindow[];
  readonly otherHours: readonly TypedWeek[];
  readonly exceptions: readonly TypedDates[];
  readonly observes: Observes;
}

/** What a schedule's form of hours is opened on. */
export type HoursNoun = Pick<Schedule, 'hours' | 'otherHours' | 'exceptions' | 'observes' | 'version'>;

/** Minutes after midnight of a typed time; null where it is none. */
export function typedMinutes(text: string): number | null {
  return minutesOf(text, () => true);
}

/** The form; `today` is the clinic's date with which a new period begins. */
export function hoursShape(format: Format, today: LocalDate): FormShape<HoursNoun, HoursTyped> {
  const text = (clock: string) => format.time(minutesOfClock(clock));
  const write = (value: number) => format.plain(value);
  const shown = <W extends TypedTimes>(window: W): W => ({ ...window, from: text(window.from), to: text(window.to) });
  const sent = <W extends TypedTimes>(window: W): W => ({ ...window, from: clock(window.from), to: clock(window.to) });
  return {
    typedOf: ({ hours, otherHours, exceptions, observes }) => ({
      hours: hours.map(({ weekday, from, to }) => shown({ weekday, from, to })),
      otherHours: otherHours.map((one, at) => ({
        key: String(at),
        name: one.name,
        period: typedPeriod(one.period, blankPeriod(today, write), write),
        hours: one.hours.map(({ weekday, from, to }) => shown({ weekday, from, to })),
      })),
      exceptions: exceptions.map(({ from, to, windows, reason }, at) => ({
        key: String(at),
        from,
        to,
        isOff: windows.length === 0,
        windows: windows.map((one) => shown({ from: one.from, to: one.to })),
        reason,
      })),
      observes,
    }),
    fieldsOf: ({ hours, otherHours, exceptions, observes }) => ({
      hours: hours.map(sent),
      otherHours: otherHours.map((one) => ({
        name: one.name.trim(),
        period: periodOf(one.period),
        hours: one.hours.map(sent),
      })),
      exceptions: exceptions.map(({ from, to, isOff, windows, reason }) => ({
        from,
        to,
        windows: isOff ? [] : windows.map(sent),
        reason: reason.trim(),
      })),
      observes,
    }),
    writes: { hours: ['hours'], otherHours: ['otherHours'], exceptions: ['exceptions'], observes: ['observes'] },
  };
}

function clock(typed: string): string {
  const minutes = typedMinutes(typed);
  return minutes === null ? typed : clockOf(minutes);
}

/** What the contract cannot tell: windows that overlap, dates named twice, a day that its month has not. */
export function faultsOfHours(fields: Readonly<Record<string, unknown>>): readonly FieldFault[] {
  const decided = decideHours({ hours: [], otherHours: [], exceptions: [], ...fields });
  return decided.ok || decided.refusal.code !== 'invalid' ? [] : decided.refusal.fields;
}
