// Proves that times, dates, durations and phones read as the clinic set them, whatever the engine's defaults are.
import { describe, expect, test } from 'vitest';
import { translator } from '#shared/i18n/catalog.ts';
import { type FormatSettings, makeFormat } from './format.ts';

const riyadh: FormatSettings = {
  language: 'ar',
  region: 'SA',
  digits: 'arab',
  hourCycle: 'h12',
  weekStart: 7,
  hijri: 'secondary',
  hijriAdjust: 0,
};
const format = (changes: Partial<FormatSettings> = {}) => {
  const settings = { ...riyadh, ...changes };
  return makeFormat(settings, translator(settings.language, settings.digits));
};

describe('a clinic in Riyadh', () => {
  test('reads times in Arabic digits and twelve hours', () => {
    expect(format().time(545)).toBe('٩:٠٥ ص');
    expect(format().timeRange(545, 560)).toBe('٩:٠٥–٩:٢٠ ص');
    expect(format().hour(480)).toBe('٨ ص');
  });

  test('reads dates in both calendars', () => {
    expect(format().dateTitle('2026-11-22')).toBe('الأحد، ٢٢ نوفمبر');
    expect(format().dateLong('2026-11-22')).toContain('٢٠٢٦');
    expect(format().hijri('2026-11-22')).toBe('١٢ جمادى الآخرة ١٤٤٨ هـ');
    expect(format({ hijriAdjust: -1 }).hijriDay('2026-11-22')).toBe('١١');
    expect(format().hijriMonths('2026-11-22')).toBe('جمادى الأولى – جمادى الآخرة ١٤٤٨ هـ');
  });

  test('reads durations as words', () => {
    expect(format().duration(15)).toBe('١٥ دقيقة');
    expect(format().duration(90)).toBe('ساعة واحدة و٣٠ دقيقة');
    expect(format().duration(120)).toBe('ساعتان');
    expect(format().since(12_000)).toBe('منذ ١٢ ثانية');
    expect(format().since(7_200_000)).toBe('منذ ساعتين');
  });

  test('[HO30] reads what is left in minutes and seconds, the second that has begun counted', () => {
    expect(format().countdown(300_000)).toBe('٥:٠٠');
    expect(format().countdown(248_001)).toBe('٤:٠٩');
    expect(format({ language: 'en' }).countdown(600_000)).toBe('10:00');
    expect(format({ digits: 'latn' }).countdown(999)).toBe('0:01');
    expect(format().countdown(-5)).toBe('٠:٠٠');
  });

  test('reads the hours after midnight and a range over midnight', () => {
    expect(format().time(1445)).toBe('١٢:٠٥ ص');
    expect(format({ hourCycle: 'h23' }).timeRange(1430, 1450)).toBe('٢٣:٥٠ – ٠٠:١٠');
  });
});

test('Latin digits hold in an Arabic page, and always in an English one', () => {
  expect(format({ digits: 'latn' }).time(545)).toBe('9:05 ص');
  expect(format({ language: 'en' }).timeRange(690, 720)).toMatch(/^11:30\sAM\s–\s12:00\sPM$/);
  expect(format({ language: 'en', hourCycle: 'h23' }).hour(480)).toBe('08:00');
});

test('months carry the names of the country', () => {
  expect(format({ region: 'IQ' }).monthYear('2026-11-22')).toContain('تشرين الثاني');
});

test.each([
  ['+966501234567', '+966 50 123 4567'],
  ['+201012345678', '+20 10 1234 5678'],
  ['+97455123456', '+974 5512 3456'],
  ['0501234567', '050 123 4567'],
  ['+4915112345678', '+491 511 234 5678'],
  ['911', '911'],
])('the phone %s reads %s', (stored, shown) => {
  expect(format().phone(stored)).toBe(shown);
});
