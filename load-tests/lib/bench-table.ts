// Writes what a bench measured as one table.
import type { BookingRates } from './bench-bookings.ts';
import { type Fight, type Fights, slots, writers } from './bench-fight.ts';
import { type FanOut, watchers } from './bench-fan-out.ts';
import { type HoldSeen, perSecond, watching } from './bench-hold.ts';
import { bookingsPerSecond, type Latency, screens } from './bench-latency.ts';
import { type SearchTime, sizes } from './bench-search.ts';
import type { SeriesTime } from './bench-series.ts';
import type { Gone, SlotTime } from './bench-slots.ts';
import type { SnapshotTime } from './bench-snapshot.ts';
import { countText, msText, spanText, tableText } from './figures.ts';

/** Everything a bench measures. */
export type Measured = {
  readonly bookings: readonly BookingRates[];
  readonly fights: Fights;
  readonly latency: Latency;
  readonly holds: HoldSeen;
  readonly fanOut: FanOut;
  readonly snapshots: readonly SnapshotTime[];
  readonly searches: readonly SearchTime[];
  readonly slots: readonly SlotTime[];
  readonly gone: Gone;
  readonly series: readonly SeriesTime[];
  readonly tookMs: number;
};

/** The tables, each ratio beside what it is a ratio to. */
export function benchTable({
  bookings,
  fights,
  latency,
  holds,
  fanOut,
  snapshots,
  searches,
  slots: times,
  gone,
  series,
  tookMs,
}: Measured): string {
  const { ours, bare, payloadBytes } = fanOut;
  return [
    tableText([['bookings a second', 'raw pg', 'socket', 'of raw', 'HTTP', 'of raw'], ...bookings.map(bookingRow)]),
    tableText([
      [`${writers} writers on ${slots} slots`, 'tries/s', 'p99', 'won', 'deadlocks'],
      fightRow('Mawid, over sockets', fights.ours),
      fightRow('the constraint alone, raw pg', fights.bare),
    ]),
    tableText([
      ['milliseconds', 'p50', 'p99'],
      [
        `commit → other screen (${screens} screens, ${bookingsPerSecond} bookings a second)`,
        msText(latency.p50),
        msText(latency.p99),
      ],
      [
        `hold pressed → other screen (${watching} screens, ${perSecond} holds a second)`,
        msText(holds.p50),
        msText(holds.p99),
      ],
      ['booking pressed → gone from another open list', msText(gone.p50), msText(gone.p99)],
      ...snapshots.map(({ appointments, p50, p99 }) => [
        `day snapshot of ${countText(appointments)} appointments`,
        msText(p50),
        msText(p99),
      ]),
    ]),
    tableText([
      [`processor time per delivery to ${watchers} sockets`, 'Mawid', 'ws.send', 'ratio'],
      [`microseconds, ${countText(payloadBytes)} bytes`, ours.toFixed(1), bare.toFixed(1), (ours / bare).toFixed(2)],
    ]),
    tableText([
      [
        `patient.search while typing, ${countText(sizes[0])} patients`,
        'p50',
        'p99',
        'rows p50',
        'rows most',
        `p50 of ${sizes[1]}`,
        'ratio',
      ],
      ...searches.filter(({ patients }) => patients === sizes[0]).map((one) => searchRow(one, searches)),
    ]),
    tableText([
      ['slot.find, 60 days with 20,000 visits', 'p50', 'p99', 'in SQL', 'p99', 'ratio of p50'],
      ...times.map(slotRow),
    ]),
    tableText([
      ['series and hostile rules, milliseconds', 'p50', 'p99'],
      ...series.map(({ what, p50, p99 }) => [what, msText(p50), msText(p99)]),
    ]),
    `Measured in one run of ${spanText(tookMs)}. A commit’s time is the one in the log, taken under the lock.`,
  ].join('\n\n');
}

function bookingRow({ clinics, inFlight, raw, socket, http }: BookingRates): string[] {
  const name = `${clinics === 1 ? 'one clinic' : `${clinics} clinics`}, ${inFlight} in flight`;
  const rate = (count: number) => countText(Math.round(count));
  return [name, rate(raw), rate(socket), (socket / raw).toFixed(2), rate(http), (http / raw).toFixed(2)];
}

function searchRow(one: SearchTime, all: readonly SearchTime[]): string[] {
  const small = all.find(({ by, patients }) => by === one.by && patients === sizes[1])?.p50 ?? NaN;
  return [
    `by ${one.by}, ${countText(one.searches)} searches`,
    ...[one.p50, one.p99].map(msText),
    ...[one.rowsP50, one.rowsMost].map((rows) => countText(Math.round(rows))),
    msText(small),
    (one.p50 / small).toFixed(2),
  ];
}

function slotRow({ practitioners, found, p50, p99, sqlP50, sqlP99 }: SlotTime): string[] {
  const who = practitioners === 1 ? 'one practitioner' : `${practitioners} practitioners`;
  return [`${who}, ${countText(found)} starts`, ...[p50, p99, sqlP50, sqlP99].map(msText), (p50 / sqlP50).toFixed(2)];
}

function fightRow(name: string, { perSecond: tries, p99, won, deadlocks }: Fight): string[] {
  return [name, countText(Math.round(tries)), msText(p99), countText(won), countText(deadlocks)];
}
