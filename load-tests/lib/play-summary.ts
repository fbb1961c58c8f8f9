// Says what became of a replay, for people.
import { type BookingsFile, fileFaults } from './bookings-file.ts';
import { countText, msText, spanText, tableText } from './figures.ts';
import type { PlayPlan } from './play-plan.ts';
import { refusedOf, type Tally } from './tally.ts';
import type { Timings } from './timings.ts';
import type { DayReport } from './watched-day.ts';

/** Everything a summary tells of. */
export type Played = {
  readonly file: BookingsFile;
  readonly plan: PlayPlan;
  readonly tally: Tally;
  readonly timings: Timings;
  readonly tookMs: number;
  readonly day: DayReport;
  /** Somebody ended it before the last row. */
  readonly wasStopped: boolean;
};

/** The summary as lines of text. */
export function playSummary(played: Played): string {
  const { tally, tookMs, wasStopped, file } = played;
  const rate = Math.round((tally.booked / tookMs) * 1000);
  const how = wasStopped ? `stopped after ${countText(tally.done)} of ${countText(file.rows.length)} rows` : 'complete';
  const facts: readonly (readonly [string, string])[] = [
    ['replay', `${how}, in ${spanText(tookMs)}`],
    ['rows', `${countText(rowsOf(file))} in the file, ${faultsText(file)}`],
    ['registered', `${countText(tally.registered)} patients`],
    ['booked', `${countText(tally.booked)}, ${countText(rate)} a second`],
    ['refused', refusedText(tally)],
    ['raced', `${countText(tally.raced)} times another desk was first, and another time was taken`],
    ['busiest day', dayText(played)],
    ['commit → screen', `p50 ${msText(played.day.p50)}, p99 ${msText(played.day.p99)}`],
  ];
  const width = Math.max(...facts.map(([name]) => name.length));
  return [...facts.map(([name, words]) => `${name.padEnd(width)}  ${words}`), '', timesText(played.timings)].join('\n');
}

/** Whether the busiest day arrived whole: nothing missing and nothing that was never booked. */
export function isWhole({ missing, strange }: DayReport): boolean {
  return missing === 0 && strange === 0;
}

function rowsOf({ rows, faults }: BookingsFile): number {
  return rows.length + fileFaults.reduce((sum, kind) => sum + faults[kind], 0);
}

function faultsText({ faults }: BookingsFile): string {
  const some = fileFaults.filter((kind) => faults[kind] > 0);
  if (some.length === 0) return 'none of them faulty';
  return `left out for the file’s own faults: ${some.map((kind) => `${countText(faults[kind])} ${kind}`).join(', ')}`;
}

function refusedText(tally: Tally): string {
  const reasons = [...tally.refused].map(([reason, count]) => `${countText(count)} ${reason}`);
  return reasons.length === 0 ? 'none' : `${countText(refusedOf(tally))}: ${reasons.join(', ')}`;
}

function dayText({ plan, day }: Played): string {
  const arrival = isWhole(day)
    ? 'all arrived on the watching screen'
    : `${countText(day.arrived)} arrived on the watching screen, ${countText(day.missing)} missing, ${countText(day.strange)} never booked`;
  const asked = day.catchUps === 0 ? 'without a gap' : `with ${countText(day.catchUps)} gaps filled by asking`;
  return `${plan.busiest.day}: ${countText(day.booked)} booked, ${arrival}; ${countText(day.pushed)} versions in order, ${asked}`;
}

function timesText(timings: Timings): string {
  const shares = [0.5, 0.95, 0.99] as const;
  const rows = timings
    .names()
    .filter((name) => name !== 'clinic.settings' && name !== 'calendar.range')
    .map((name) => [
      name,
      countText(timings.count(name)),
      ...shares.map((share) => msText(timings.percentile(name, share))),
    ]);
  return tableText([['', 'times', 'p50', 'p95', 'p99'], ...rows]);
}
