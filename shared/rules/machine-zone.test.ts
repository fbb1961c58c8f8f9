// Tests that hours, free times and recurring dates are the same on every machine, over the changes of seven zones' clocks.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));

/** A date of each zone on which its clock changes, or might, with the hours that day has. */
const changes = [
  ['Africa/Cairo', '2026-04-24', 23],
  ['Africa/Cairo', '2026-10-29', 25],
  ['Asia/Beirut', '2026-03-29', 23],
  ['Asia/Beirut', '2026-10-24', 25],
  ['Africa/Casablanca', '2026-02-15', 25],
  ['Africa/Casablanca', '2026-03-22', 23],
  ['Asia/Riyadh', '2026-03-29', 24],
  ['Asia/Amman', '2026-10-30', 24],
  ['Europe/Berlin', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['America/New_York', '2026-03-08', 23],
  ['America/New_York', '2026-11-01', 25],
] as const;

const asked = `
import { clinicOf, everyWeekday, scheduleOf, serviceOf } from '#server/testing/nouns.ts';
import { freeStarts } from './availability.ts';
import { openHours } from './opening.ts';
import { intersect } from '#shared/time/interval.ts';
import { occurrencesOf } from './recurrence.ts';
import { resolveWall, startOfDay, plusDays, wallOf } from '#shared/time/zone.ts';
const answers = [];
for (const [zone, date] of ${JSON.stringify(changes)}) {
  const clinic = { ...clinicOf({ zone }), prayer: null };
  const [from, to] = [startOfDay(plusDays(date, -1), zone), startOfDay(plusDays(date, 2), zone)];
  const day = { start: startOfDay(date, zone), end: startOfDay(plusDays(date, 1), zone) };
  const always = intersect(openHours(scheduleOf(1, { hours: everyWeekday('00:00', '00:00') }), clinic, day), [day]);
  const nights = scheduleOf(2, { hours: [...everyWeekday('20:00', '03:30'), ...everyWeekday('08:00', '12:15')] });
  const service = serviceOf({ durationMinutes: 45, startEvery: 45, startOffset: 20, bufferAfter: 5 });
  const taken = [{ scheduleId: nights.id, owner: nights.id, start: day.start, end: day.start + 5_400_000, capacity: 1 }];
  const free = freeStarts({ clinic, service, schedules: [nights], taken }, { from, to, limit: 200 });
  const rule = { startLocal: plusDays(date, -2) + 'T01:30', zone, rule: 'FREQ=DAILY;COUNT=5', excluded: [] };
  const walls = ['00:00', '00:30', '02:15', '23:30'].map((time) => resolveWall(date + 'T' + time, zone));
  answers.push({
    hours: always.reduce((sum, one) => sum + one.end - one.start, 0) / 3_600_000,
    open: openHours(nights, clinic, { start: from, end: to }),
    free: free.map(({ start }) => [start, wallOf(start, zone)]),
    repeated: occurrencesOf(rule, { until: plusDays(date, 9) }),
    walls,
  });
}
process.stdout.write(JSON.stringify([new Date(2026, 0, 1).getTimezoneOffset(), answers]));
`;

type Answer = {
  readonly hours: number;
  readonly open: unknown[];
  readonly free: [string, string][];
  readonly repeated: { readonly ok: boolean };
};

async function answersUnder(zone: string): Promise<[number, Answer[]]> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', asked], {
    cwd: here,
    env: { TZ: zone },
  });
  return JSON.parse(stdout) as [number, Answer[]];
}

test('[TZ6] a machine in UTC, Cairo or Auckland opens, offers and repeats alike when clocks change', async () => {
  const [utc, cairo, auckland] = await Promise.all(['UTC', 'Africa/Cairo', 'Pacific/Auckland'].map(answersUnder));
  expect([utc?.[0], cairo?.[0], auckland?.[0]]).toEqual([0, -120, -780]);
  expect(cairo?.[1]).toEqual(utc?.[1]);
  expect(auckland?.[1]).toEqual(utc?.[1]);
  const answers = utc?.[1] ?? [];
  expect(answers.map(({ hours }) => hours)).toEqual(changes.map(([, , hours]) => hours));
  for (const { free, open, repeated } of answers) {
    expect([repeated.ok, open.length > 4, free.length > 10]).toEqual([true, true, true]);
    const minutes = free.map(([, wall]) => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)));
    expect(minutes.filter((minute) => (minute - 20 + 1440) % 45 !== 0)).toEqual([]);
  }
}, 60_000);
