// Replays a file of bookings against a running server, from its plan to its report.
import type { BookingRow, BookingsFile } from './bookings-file.ts';
import { type Counter, dealWith } from './booking-desk.ts';
import { type DayWindow, dayWindows } from './day-windows.ts';
import type { Desk } from './desk.ts';
import { httpLine } from './http-line.ts';
import { freshSlug, openOwnClinic, type OwnClinic } from './own-clinic.ts';
import type { PlayOptions } from './play-options.ts';
import { type PlayPlan, planOf, shifted } from './play-plan.ts';
import type { Played } from './play-summary.ts';
import { rhythmOf } from './rhythm.ts';
import { emptyTally } from './tally.ts';
import { makeTimings } from './timings.ts';
import { watchDay } from './watched-day.ts';

/** What surrounds a replay. */
export type ReplayWish = PlayOptions & {
  readonly bookings: BookingsFile;
  /** Aborted when somebody wants to end it; the rows in hand are finished. */
  readonly stopped: AbortSignal;
  /** A line for the person at the terminal. */
  readonly say: (line: string) => void;
  /** Hears how many rows are done; called often. */
  readonly onProgress: (done: number) => void;
  /** The environment of `npm run clinic` where it is not this process's own. */
  readonly env?: Readonly<Record<string, string>>;
};

const desks = 3;

/** Replays everything. Throws an Error of one sentence when the clinic cannot be made or the server cannot be reached. */
export async function replay(wish: ReplayWish): Promise<Played> {
  const { bookings, server, say, stopped } = wish;
  const first = bookings.rows[0];
  if (first === undefined) throw new Error('The file has no booking that can be replayed.');
  const tomorrow = shifted(new Date().toISOString().slice(0, 10), 1);
  const plan = planOf(bookings.rows, tomorrow);
  const line = httpLine(server);
  const timings = makeTimings();
  const clinic = await makeClinic(wish, plan, line, timings);
  say(
    `Clinic ${clinic.slug} for ${plan.schedules.size} places; every date ${plan.shiftDays / 7} weeks later, from ${plan.days[0]}.`,
  );
  const windows = await dayWindows(clinic.desks[0], plan.days[0] ?? tomorrow, plan.days.at(-1) ?? tomorrow);
  const busiest = windows.get(plan.busiest.day);
  if (busiest === undefined) throw new Error(`The clinic has no day ${plan.busiest.day}.`);
  const screen = await watchDay(server, clinic.desks[0], busiest);
  try {
    const seenIds = new Set<string>();
    const counter = counterOf({ clinic, plan, windows, seenIds });
    const began = performance.now();
    const rhythm = rhythmOf(first.bookedAt, wish.speed, stopped);
    await Promise.all(clinic.desks.map((desk, turn) => work(desk, turn, wish, counter, rhythm)));
    const tookMs = performance.now() - began;
    const version = await clinic.desks[0].version();
    const day = await screen.finish(seenIds, version);
    return { file: bookings, plan, tally: counter.tally, timings, tookMs, day, wasStopped: stopped.aborted };
  } finally {
    screen.close();
    line.close();
  }
}

async function makeClinic(
  wish: ReplayWish,
  plan: PlayPlan,
  line: ReturnType<typeof httpLine>,
  timings: ReturnType<typeof makeTimings>,
): Promise<OwnClinic> {
  const practitioners = [...plan.schedules.values()].reduce((sum, count) => sum + count, 0);
  const { zone, env } = wish;
  const slug = freshSlug('play');
  const asked = { slug, name: `Replay ${slug}`, zone, practitioners, desks, ...(env === undefined ? {} : { env }) };
  return openOwnClinic(line, asked, timings);
}

function counterOf(parts: {
  clinic: OwnClinic;
  plan: PlayPlan;
  windows: ReadonlyMap<string, DayWindow>;
  seenIds: Set<string>;
}): Counter {
  const { clinic, plan, windows, seenIds } = parts;
  const serviceId = clinic.settings.services[0]?.id ?? '';
  const dayOf = (row: BookingRow) => shifted(row.day, plan.shiftDays);
  return {
    serviceId,
    scheduleIds: dealtOut(plan, clinic),
    dayOf: (row) => windows.get(dayOf(row)),
    patients: new Map(),
    tally: emptyTally(),
    onBooked: (id, row) => {
      if (dayOf(row) === plan.busiest.day) seenIds.add(id);
    },
  };
}

/** The clinic's schedules, dealt to the places in order. */
function dealtOut({ schedules }: PlayPlan, { settings }: OwnClinic): Map<string, string[]> {
  const ids = settings.schedules.map(({ id }) => id);
  return new Map([...schedules].map(([place, count]) => [place, ids.splice(0, count)]));
}

async function work(
  desk: Desk,
  turn: number,
  { bookings: { rows }, stopped, onProgress }: ReplayWish,
  counter: Counter,
  rhythm: (bookedAt: number) => Promise<void>,
): Promise<void> {
  for (let at = turn; at < rows.length; at += desks) {
    const row = rows[at];
    if (row === undefined) return;
    await rhythm(row.bookedAt);
    if (stopped.aborted) return;
    await dealWith(desk, row, counter);
    onProgress(counter.tally.done);
  }
}
