// Proves that the head of a column says why its day is not a usual one, in the reader's language.
import { expect, test } from 'vitest';
import { makeFormat } from '#client/kit/format.ts';
import { clinicOf, scheduleOf } from '#server/testing/nouns.ts';
import { translator } from '#shared/i18n/catalog.ts';
import { dayShape } from '#shared/time/zone.ts';
import { dayRemark } from './day-remark.ts';
import { dayColumns, weekColumns } from './grid-columns.ts';

const t = translator('en', 'latn');
const settings = { region: 'SA', hourCycle: 'h23', weekStart: 7, hijri: 'off', hijriAdjust: 0 } as const;
const format = makeFormat({ language: 'en', digits: 'latn', ...settings }, t);
const clinic = clinicOf({
  holidays: [
    { name: 'اليوم الوطني', names: { en: 'National day' }, period: { kind: 'yearly', month: 9, day: 23, days: 1 } },
  ],
});
const schedule = scheduleOf(1, {
  title: 'Eyes',
  otherHours: [{ name: 'Ramadan', period: { kind: 'hijri-month', month: 9 }, hours: [] }],
  exceptions: [
    { from: '2026-11-22', to: '2026-11-23', windows: [], reason: 'Leave' },
    { from: '2026-11-24', to: '2026-11-24', windows: [], reason: '' },
    { from: '2026-09-23', to: '2026-09-23', windows: [{ from: '09:00', to: '12:00' }], reason: '' },
    { from: '2026-11-25', to: '2026-11-25', windows: [{ from: '09:00', to: '12:00' }], reason: '' },
  ],
});

test('[HR45] a day is called by its holiday, its reason or the week that holds, and a usual one by nothing', () => {
  const on = (date: string, language: 'en' | 'ar' = 'en') => dayRemark(schedule, clinic, date, { t, language });
  expect(on('2026-11-21')).toBeNull();
  expect(on('2026-11-23')).toBe('Leave');
  expect(on('2026-11-24')).toBe('Day off');
  expect(on('2026-11-25')).toBe('Own hours');
  expect(on('2027-09-23')).toBe('National day');
  expect(on('2027-09-23', 'ar')).toBe('اليوم الوطني');
  // Worked on a holiday it is still called by it.
  expect(on('2026-09-23')).toBe('National day');
  expect(on('2027-02-10')).toBe('Ramadan');
});

test('[HR45] the head of a column and of a day of the week says it with its quieter line', () => {
  const dates = ['2026-11-22', '2026-11-26'];
  const days = dates.map((date) => dayShape(date, clinic.zone));
  const wish = { dates, days, today: '2026-11-20', clinic, t, format };
  expect(dayColumns([schedule], wish)[0]).toMatchObject({ remark: 'Leave', subtitle: '', open: [] });
  expect(dayColumns([schedule], { ...wish, dates: dates.slice(1) })[0]).toMatchObject({ subtitle: 'Eyes' });
  expect(weekColumns(schedule, wish).map(({ remark = null }) => remark)).toEqual(['Leave', null]);
});
