// Tests what a screen keeps and decides by itself: its key, its size, where it draws, when it starts anew, what it says.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeFormat } from '#client/kit/format.ts';
import { translator } from '#shared/i18n/catalog.ts';
import type { Digits } from '#shared/i18n/language.ts';
import type { Language } from '#shared/model/caller.ts';
import { sourcesEndingWith } from '#server/testing/sources.ts';
import { dateLines, namesOf } from './board-words.ts';
import { driftAt } from './drift.ts';
import { entryOf, isNight } from './newer-version.ts';
import { type KeyPlaces, screenKey } from './screen-key.ts';
import { DIAGONALS, DISTANCES, readableFrom, scaleOf, USUAL } from './screen-size.ts';
import { wallTime } from './wall-clock.ts';

const [old, other, made] = ['a', 'b', 'c'].map((one) => one.repeat(43)) as [string, string, string];

function found(path: string, kept: string | null) {
  const said: string[] = [];
  const places: KeyPlaces = {
    path,
    kept: () => kept,
    keep: (key) => said.push(`keep ${key}`),
    go: (to) => said.push(`go ${to}`),
    make: () => made,
  };
  return { key: screenKey(places), said };
}

test('[DI15] a screen finds its key in its address, else on the device, else makes one, and keeps it in both', () => {
  expect(found(`/board/${old}`, other)).toEqual({ key: old, said: [`keep ${old}`] });
  expect(found('/board', old)).toEqual({ key: old, said: [`keep ${old}`, `go /board/${old}`] });
  expect(found('/board/', null)).toEqual({ key: made, said: [`keep ${made}`, `go /board/${made}`] });
  expect(found('/board/not-a-key', 'nor this')).toEqual({ key: made, said: [`keep ${made}`, `go /board/${made}`] });
});

test('[DI16] letters grow with the distance and shrink with the screen, as far as they fit, and the panel says how far they carry', () => {
  expect(scaleOf(USUAL)).toBe(1);
  expect(readableFrom(USUAL)).toBe(5);
  expect(scaleOf({ diagonal: 32, metres: 5 })).toBeCloseTo(43 / 32);
  expect(scaleOf({ diagonal: 24, metres: 10 })).toBe(1.4);
  expect(readableFrom({ diagonal: 24, metres: 10 })).toBe(3);
  const all = DIAGONALS.flatMap((diagonal) => DISTANCES.map((metres) => ({ diagonal, metres })));
  const tooNear = all.filter((one) => scaleOf(one) < 1.4 && readableFrom(one) < one.metres);
  expect(tooNear).toEqual([]);
});

test('[DI17] no pixel burns in: the picture wanders by at most two steps a minute and comes everywhere it may', () => {
  const path = Array.from({ length: 400 }, (_, minute) => driftAt(minute));
  const steps = path.slice(1).map(({ x, y }, at) => Math.max(Math.abs(x - path[at]!.x), Math.abs(y - path[at]!.y)));
  expect(Math.max(...steps)).toBe(2);
  expect(Math.max(...path.map(({ x }) => Math.abs(x)))).toBe(16);
  expect(Math.max(...path.map(({ y }) => Math.abs(y)))).toBe(10);
  expect(new Set(path.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(60);
});

test('[DI18] a screen starts anew for a newer version at night and only then, by its clinic’s clock', () => {
  expect([0, 179, 180, 299, 300, 720].filter(isNight)).toEqual([180, 299]);
  const built =
    '<script src="/boot.js"></script><script type="module" crossorigin src="/assets/index-Ab1.js"></script>';
  expect(entryOf(built)).toBe('/assets/index-Ab1.js');
  expect(entryOf('<p>502</p>')).toBeNull();
});

const wallIn = (zone: string, at: string) => {
  const { date, minutes } = wallTime(zone, Date.parse(at));
  return [date, minutes];
};
test('[DI19] the clock is the clinic’s zone’s, whatever the device is set to and on the days its hours change', () => {
  expect(wallIn('Asia/Riyadh', '2026-11-20T21:30:00Z')).toEqual(['2026-11-21', 30]);
  expect(wallIn('Africa/Cairo', '2026-04-23T21:59:00Z')).toEqual(['2026-04-23', 1439]);
  expect(wallIn('Africa/Cairo', '2026-04-23T22:00:00Z')).toEqual(['2026-04-24', 60]);
});

function tongue(language: Language, hijri: 'off' | 'secondary' | 'primary', digits: Digits = 'arab') {
  const t = translator(language, digits);
  const settings = { language, region: 'SA', digits, hourCycle: 'h12', weekStart: 7, hijri, hijriAdjust: 0 } as const;
  return { language, t, format: makeFormat(settings, t) };
}
test('[DI20] the date stands in both languages, with the Hijri one where the clinic shows it, first where it goes by it', () => {
  const lines = (language: Language, hijri: 'off' | 'secondary' | 'primary') =>
    dateLines(tongue(language, hijri), '2026-11-22', hijri).map((line) => line.replaceAll(/[⁦-⁩]/g, ''));
  expect(lines('ar', 'off')).toEqual(['الأحد، ٢٢ نوفمبر ٢٠٢٦']);
  expect(lines('ar', 'secondary')).toEqual(['الأحد، ٢٢ نوفمبر ٢٠٢٦', '١٢ جمادى الآخرة ١٤٤٨ هـ']);
  expect(lines('ar', 'primary')).toEqual(['الأحد، ١٢ جمادى الآخرة ١٤٤٨ هـ', '٢٢ نوفمبر ٢٠٢٦']);
  expect(lines('en', 'secondary')[0]).toBe('Sunday, November 22, 2026');
  expect(lines('en', 'primary')[0]).toBe('Sunday, 12 Jumada II 1448 AH');
  expect(tongue('ar', 'off').format.clock(545)).toEqual({ digits: '٩:٠٥', half: 'ص' });
});

test('[DI20] a clinic is named in each language it has a name in, its own first, and the same name once', () => {
  const both = [{ language: 'ar' }, { language: 'en' }] as const;
  const names = (name: string, translated: object) => namesOf({ name, names: translated }, both).map((one) => one.name);
  expect(names('عيادة النور', { en: 'Al Noor' })).toEqual(['عيادة النور', 'Al Noor']);
  expect(names('Al Noor', { ar: 'عيادة النور', en: 'Al Noor' })).toEqual(['عيادة النور', 'Al Noor']);
  expect(names('عيادة النور', { en: '' })).toEqual(['عيادة النور']);
  expect(names('Nova', { ar: 'Nova', en: 'Nova' })).toEqual(['Nova']);
});

test('[DI21] a screen loads nothing of the desk, the grid or the live picture', () => {
  const sources = sourcesEndingWith('.ts', '.tsx').filter(
    ({ path }) => path.startsWith('client/screens/board/') && !path.includes('.test.'),
  );
  const imported = sources.flatMap(({ path }) =>
    [...readFileSync(path, 'utf8').matchAll(/^import (?!type\b)[^;]*? from '([^']+)'/gms)].map(
      (found) => found[1] ?? '',
    ),
  );
  const allowed =
    /^(?:\.\/|#shared\/|#client\/(?:kit|i18n)\/|#client\/screens\/clinic-clock|#client\/live\/timers|react|@internationalized)/;
  expect(sources.length).toBeGreaterThan(8);
  expect(imported.filter((from) => !allowed.test(from))).toEqual([]);
});
