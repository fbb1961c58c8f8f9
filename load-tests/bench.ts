// npm run bench: measures this version against what it stands on, in one run, on a database and a node of its own.
import { measureBookings } from './lib/bench-bookings.ts';
import { measureFight } from './lib/bench-fight.ts';
import { measureFanOut } from './lib/bench-fan-out.ts';
import { measureHolds } from './lib/bench-hold.ts';
import { measureLatency } from './lib/bench-latency.ts';
import { measureSearches } from './lib/bench-search.ts';
import { measureSeries } from './lib/bench-series.ts';
import { measureSlots } from './lib/bench-slots.ts';
import { measureSnapshots } from './lib/bench-snapshot.ts';
import { benchTable } from './lib/bench-table.ts';
import { openMeasuredPlace } from './lib/measured-place.ts';
import { runScript } from './lib/run-script.ts';

const clinicCount = 26;

await runScript(async ({ say, stopped }) => {
  const began = performance.now();
  stopped.addEventListener('abort', () => process.exit(130));
  say('Opening a database and a node of its own…');
  const place = await openMeasuredPlace();
  try {
    const clinics = await place.makeClinics(clinicCount);
    const [forLatency, watched, unwatched, forDays, forFight, forHolds, big, small, full, forSeries] =
      clinics.slice(16);
    if (
      !forLatency ||
      !watched ||
      !unwatched ||
      !forDays ||
      !forFight ||
      !forHolds ||
      !big ||
      !small ||
      !full ||
      !forSeries
    )
      throw new Error('There are fewer clinics than needed.');
    say('Measuring bookings…');
    const bookings = await measureBookings(place, clinics);
    say('Measuring commit → screen…');
    const latency = await measureLatency(place, forLatency);
    say('Measuring hold → screen…');
    const holds = await measureHolds(place, forHolds);
    say('Measuring the fight for slots…');
    const fights = await measureFight(place, forFight);
    say('Measuring deliveries…');
    const fanOut = await measureFanOut(place, watched, unwatched);
    say('Measuring day snapshots…');
    const snapshots = await measureSnapshots(place, forDays);
    say('Measuring searches…');
    const searches = await measureSearches(place, [big, small]);
    say('Measuring free time…');
    const { slots, gone } = await measureSlots(place, full);
    say('Measuring series…');
    const series = await measureSeries(forSeries);
    const tookMs = performance.now() - began;
    say(
      `\n${benchTable({ bookings, fights, latency, holds, fanOut, snapshots, searches, slots, gone, series, tookMs })}`,
    );
  } finally {
    await place.close();
  }
});
