// Tests that no answer about a clinic's clock depends on the clock of the machine that gives it.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const asked = `
import { dayShape, resolveWall, wallOf, weekdayOf } from './zone.ts';
import { plusMinutes } from './instant.ts';
const answers = [];
for (const zone of ['Africa/Cairo', 'Asia/Beirut', 'Africa/Casablanca', 'Asia/Riyadh', 'Asia/Amman', 'America/New_York', 'Pacific/Apia']) {
  for (const date of ['2026-02-15', '2026-03-08', '2026-03-29', '2026-04-24', '2026-10-29', '2026-11-01']) {
    answers.push(dayShape(date, zone), weekdayOf(date));
    for (const time of ['00:00', '00:30', '01:30', '02:30', '09:00', '23:30']) answers.push(resolveWall(date + 'T' + time, zone));
    answers.push(wallOf(plusMinutes(date + 'T00:00:00.000Z', 765), zone));
  }
}
process.stdout.write(JSON.stringify([new Date(2026, 0, 1).getTimezoneOffset(), answers]));
`;

async function answersUnder(zone: string): Promise<[number, unknown]> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '-e', asked], {
    cwd: here,
    env: { TZ: zone },
  });
  return JSON.parse(stdout) as [number, unknown];
}

test('[TI6] a server in Apia, New York or UTC means the same by a clinic’s wall clock', async () => {
  const [utc, apia, york] = await Promise.all(['UTC', 'Pacific/Apia', 'America/New_York'].map(answersUnder));
  expect([utc?.[0], apia?.[0], york?.[0]]).toEqual([0, -780, 300]);
  expect(apia?.[1]).toEqual(utc?.[1]);
  expect(york?.[1]).toEqual(utc?.[1]);
}, 60_000);
