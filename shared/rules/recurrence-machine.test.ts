// Tests that what repeats does not depend on the clock of the machine that reckons it.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const asked = `
import { occurrencesOf } from './recurrence.ts';
import { splitAt } from './splitting.ts';
const answers = [];
for (const zone of ['Africa/Cairo', 'Asia/Beirut', 'Africa/Casablanca', 'Asia/Riyadh', 'Asia/Amman', 'Europe/Berlin', 'America/New_York']) {
  for (const time of ['00:30', '02:30', '09:00', '23:30']) {
    for (const rule of ['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=SU,WE;UNTIL=20261101T220000Z', 'FREQ=MONTHLY;BYDAY=-1TH;COUNT=9', 'FREQ=MONTHLY;BYMONTHDAY=-1,1', 'FREQ=YEARLY;BYMONTH=3,10;BYDAY=SU;BYSETPOS=-1']) {
      const repeating = { startLocal: '2026-01-07T' + time, zone, rule, excluded: ['2026-03-29T' + time], unplaced: [] };
      answers.push(occurrencesOf(repeating, { until: '2027-01-31' }), splitAt(repeating, '2026-04-24T' + time));
    }
  }
}
process.stdout.write(JSON.stringify([new Date(2026, 0, 1).getTimezoneOffset(), answers]));
`;

async function answersUnder(zone: string): Promise<[number, unknown[]]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', asked], {
    cwd: here,
    env: { TZ: zone },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as [number, unknown[]];
}

test('[RE14] a server in UTC, New York, Apia, Cairo or Auckland finds the same occurrences', async () => {
  const machines = ['UTC', 'America/New_York', 'Pacific/Apia', 'Africa/Cairo', 'Pacific/Auckland'];
  const [utc, ...others] = await Promise.all(machines.map(answersUnder));
  expect([utc, ...others].map((one) => one?.[0])).toEqual([0, 300, -780, -120, -780]);
  expect(utc?.[1]).toHaveLength(280);
  for (const other of others) expect(other[1]).toEqual(utc?.[1]);
}, 60_000);
