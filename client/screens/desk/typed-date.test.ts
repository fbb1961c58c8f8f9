// Proves that a date may be typed as people say it, in either language and either calendar.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDate } from '#client/kit/dates.ts';
import { dateMeant } from './typed-date.ts';

/** A Friday, the 10th of Jumada II 1448. */
const facts = { today: '2026-11-20', language: 'ar' } as const;

test.each([
  ['12/3', '2027-03-12'],
  ['١٢/٣', '2027-03-12'],
  ['12.3.2027', '2027-03-12'],
  ['12-3-27', '2027-03-12'],
  ['2027-03-12', '2027-03-12'],
  ['3/25', '2027-03-25'],
  ['1/11', '2026-11-01'],
  ['31/12', '2026-12-31'],
  ['29/2', '2028-02-29'],
  ['5', '2026-12-05'],
  ['12 march', '2027-03-12'],
  ['Mar 12, 2028', '2028-03-12'],
  ['١٢ مارس', '2027-03-12'],
  ['12 آذار 2027', '2027-03-12'],
])('[DA1] %s is a day of the civil calendar, the day before the month and nearest to today', (text, date) => {
  expect(dateMeant(text, facts)).toBe(date);
});

test.each([
  ['today', '2026-11-20'],
  ['tomorrow', '2026-11-21'],
  ['غدا', '2026-11-21'],
  ['غداً', '2026-11-21'],
  ['بعد غد', '2026-11-22'],
  ['أمس', '2026-11-19'],
  ['+2w', '2026-12-04'],
  ['-3d', '2026-11-17'],
  ['in 3 days', '2026-11-23'],
  ['2 weeks ago', '2026-11-06'],
  ['بعد أسبوعين', '2026-12-04'],
  ['بعد ٣ أيام', '2026-11-23'],
  ['قبل شهر', '2026-10-20'],
  ['next week', '2026-11-27'],
  ['الشهر القادم', '2026-12-20'],
  ['الأحد', '2026-11-22'],
  ['احد', '2026-11-22'],
  ['sunday', '2026-11-22'],
  ['sun', '2026-11-22'],
  ['next sunday', '2026-11-22'],
  ['friday', '2026-11-20'],
  ['next friday', '2026-11-27'],
  ['الجمعة القادمة', '2026-11-27'],
  ['الجمعة الماضية', '2026-11-13'],
  ['last friday', '2026-11-13'],
])('[DA2] %s is counted from the clinic’s today', (text, date) => {
  expect(dateMeant(text, facts)).toBe(date);
});

test.each([
  ['1 رمضان', '2027-02-08'],
  ['١ رمضان', '2027-02-08'],
  ['رمضان', '2027-02-08'],
  ['15 شعبان 1448', '2027-01-23'],
  ['1 ramadan 1448', '2027-02-08'],
  ['١٠ جمادى الآخرة', '2026-11-20'],
  ['1/9/1448', '2027-02-08'],
])('[DA3] %s is a day of the Umm al-Qura calendar', (text, date) => {
  expect(dateMeant(text, facts)).toBe(date);
});

test('[DA3] where the clinic follows the sighted moon the civil date moves with it', () => {
  expect(dateMeant('1 رمضان', { ...facts, hijriAdjust: 1 })).toBe('2027-02-07');
});

test.each(['', 'abc', '30/2/2027', '32', '45/45', '0/3', 'w', 'ش', '1 رمضان 1999', 'noura', '0512345678', '99999w'])(
  '[DA4] “%s” is no date',
  (text) => expect(dateMeant(text, facts)).toBeNull(),
);

test('[DA4] whatever is typed is a date or none, and a date written out is that date', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), (text) => {
      const date = dateMeant(text, facts);
      expect(date === null || isDate(date)).toBe(true);
    }),
  );
  const days = fc.integer({ min: 0, max: 40_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, (date) => {
      const [year, month, day] = date.split('-');
      expect([dateMeant(date, facts), dateMeant(`${day}/${month}/${year}`, facts)]).toEqual([date, date]);
    }),
  );
});
