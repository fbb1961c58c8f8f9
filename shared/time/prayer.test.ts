// Tests when the prayers of a date are, and that no clock of a machine has a say in it.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { prayersOn } from './prayer.ts';

const riyadh = { latitude: 24.7136, longitude: 46.6753, method: 'umm-al-qura', asr: 'standard' } as const;
const apia = { latitude: -13.8333, longitude: -171.75, method: 'muslim-world-league', asr: 'standard' } as const;

function clock(minutes: number | undefined): string {
  return minutes === undefined ? '–' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

test('[HR7] the prayers of a date are those around its noon, wherever on Earth, and Isha in Ramadan is later in Makkah', () => {
  const on = (date: string, adjust = 0) =>
    Object.fromEntries(
      Object.entries(prayersOn(date, riyadh, 'Asia/Riyadh', adjust)).map(([name, at]) => [name, clock(at)]),
    );
  expect(on('2026-11-20')).toEqual({ fajr: '4:51', dhuhr: '11:39', asr: '14:43', maghrib: '17:05', isha: '18:35' });
  const [before, within] = ['2027-02-07', '2027-02-08'].map((date) => prayersOn(date, riyadh, 'Asia/Riyadh', 0));
  expect([before, within].map((one) => (one?.isha ?? 0) - (one?.maghrib ?? 0))).toEqual([90, 120]);
  expect(clock(prayersOn('2026-11-20', apia, 'Pacific/Apia', 0).dhuhr)).toBe('12:13');
});

test('[HR7] they are the same whatever clock the machine has', async () => {
  const asked = `import { prayersOn } from './prayer.ts';
    const place = { latitude: 64.9, longitude: 25.5, method: 'turkey', asr: 'hanafi' };
    const dates = ['2026-01-01', '2026-03-28', '2026-03-29', '2026-06-21', '2026-10-25', '2026-11-01', '2026-12-31'];
    process.stdout.write(JSON.stringify(dates.map((date) => prayersOn(date, place, 'Europe/Helsinki', 0))));`;
  const told = await Promise.all(
    ['UTC', 'America/New_York', 'Pacific/Apia'].map(async (zone) => {
      const args = ['--input-type=module-typescript', '-e', asked];
      const options = { cwd: fileURLToPath(new URL('.', import.meta.url)), env: { TZ: zone } };
      return (await promisify(execFile)(process.execPath, args, options)).stdout;
    }),
  );
  expect(new Set(told).size).toBe(1);
  expect(told[0]).toContain('isha');
}, 60_000);
