// Proves that a rule reads as a person would say it, in both languages, with the right plurals, order of days and digits.
import { expect, test } from 'vitest';
import { makeFormat } from '#client/kit/format.ts';
import { plain, wording } from '#server/testing/wording.ts';
import { translator } from '#shared/i18n/catalog.ts';
import { readRule } from '#shared/rules/recurrence-rule.ts';
import { ruleSentence, ruleTextSentence } from './rule-sentence.ts';

const said: readonly (readonly [rule: string, english: string, arabic: string])[] = [
  ['FREQ=DAILY', 'Every day', 'كل يوم'],
  ['FREQ=DAILY;COUNT=10', 'Every day, 10 times', 'كل يوم، 10 مرات'],
  ['FREQ=DAILY;COUNT=1', 'Every day, 1 time', 'كل يوم، مرة واحدة'],
  ['FREQ=DAILY;INTERVAL=2;COUNT=2', 'Every 2 days, 2 times', 'كل يومين، مرتين'],
  ['FREQ=DAILY;INTERVAL=3', 'Every 3 days', 'كل 3 أيام'],
  ['FREQ=DAILY;INTERVAL=11;COUNT=11', 'Every 11 days, 11 times', 'كل 11 يومًا، 11 مرة'],
  ['FREQ=DAILY;INTERVAL=100', 'Every 100 days', 'كل 100 يوم'],
  ['FREQ=WEEKLY;BYDAY=SU', 'Every week on Sunday', 'كل أسبوع يوم الأحد'],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=8;BYDAY=WE,SU',
    'Every 2 weeks on Sunday and Wednesday, 8 times',
    'كل أسبوعين يومي الأحد والأربعاء، 8 مرات',
  ],
  [
    'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE,SU;UNTIL=20270630',
    'Every 3 weeks on Sunday, Monday, and Wednesday, until June 30, 2027',
    'كل 3 أسابيع أيام الأحد والاثنين والأربعاء، حتى 30 يونيو 2027',
  ],
  ['FREQ=WEEKLY', 'Every week', 'كل أسبوع'],
  ['FREQ=WEEKLY;INTERVAL=12;COUNT=99', 'Every 12 weeks, 99 times', 'كل 12 أسبوعًا، 99 مرة'],
  ['FREQ=MONTHLY;BYMONTHDAY=15', 'Every month on day 15', 'كل شهر في اليوم 15'],
  ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1,15', 'Every 2 months on days 1 and 15', 'كل شهرين في اليومين 1 و15'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'Every month on the last day', 'كل شهر في آخر يوم'],
  ['FREQ=MONTHLY;BYDAY=2SU', 'Every month on the second Sunday', 'كل شهر في يوم الأحد الثاني'],
  ['FREQ=MONTHLY;BYDAY=-1TH', 'Every month on the last Thursday', 'كل شهر في يوم الخميس الأخير'],
  ['FREQ=MONTHLY;BYDAY=-2FR', 'Every month on the last but one Friday', 'كل شهر في يوم الجمعة قبل الأخير'],
  [
    'FREQ=MONTHLY;INTERVAL=6;BYDAY=1MO;COUNT=3',
    'Every 6 months on the first Monday, 3 times',
    'كل 6 أشهر في يوم الاثنين الأول، 3 مرات',
  ],
  [
    'FREQ=MONTHLY;BYDAY=MO,SU;BYSETPOS=-1',
    'Every month on the last of Sunday and Monday',
    'كل شهر في اليوم الأخير من الأحد والاثنين',
  ],
  ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15', 'Every year on Mar 15', 'كل سنة في 15 مارس'],
  ['FREQ=YEARLY;INTERVAL=2', 'Every 2 years', 'كل سنتين'],
  [
    'FREQ=WEEKLY;BYDAY=SA;BYMONTH=9,6',
    'Every week on Saturday in June and September',
    'كل أسبوع يوم السبت في يونيو وسبتمبر',
  ],
];

test.each(said)('[SR40] %s reads as a person would say it', (text, english, arabic) => {
  const read = readRule(text);
  if (!read.ok) throw new Error(`${text} is no rule`);
  expect(plain(ruleSentence(read.value, wording('en')))).toBe(english);
  expect(plain(ruleSentence(read.value, wording('ar')))).toBe(arabic);
});

test('[SR40] the digits are those of the clinic', () => {
  const t = translator('ar', 'arab');
  const format = makeFormat(
    { language: 'ar', region: 'SA', digits: 'arab', hourCycle: 'h12', weekStart: 7, hijri: 'off', hijriAdjust: 0 },
    t,
  );
  expect(plain(ruleTextSentence('FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE;COUNT=8', { t, format }))).toBe(
    'كل أسبوعين يومي الأحد والأربعاء، ٨ مرات',
  );
  expect(plain(ruleTextSentence('FREQ=MONTHLY;BYMONTHDAY=15', { t, format }))).toBe('كل شهر في اليوم ١٥');
});

test('[SR40] days stand in the order of the reader’s week, whatever the rule’s', () => {
  const from = (weekStart: number) => {
    const { t } = wording('en');
    const habits = { region: 'SA', digits: 'latn', hourCycle: 'h23', hijri: 'off', hijriAdjust: 0 } as const;
    return plain(
      ruleTextSentence('FREQ=WEEKLY;BYDAY=MO,SA,SU', {
        t,
        format: makeFormat({ language: 'en', ...habits, weekStart }, t),
      }),
    );
  };
  expect(from(6)).toBe('Every week on Saturday, Sunday, and Monday');
  expect(from(7)).toBe('Every week on Sunday, Monday, and Saturday');
  expect(from(1)).toBe('Every week on Monday, Saturday, and Sunday');
});

test('[SR40] what cannot be read is said to be so', () => {
  expect(ruleTextSentence('FREQ=HOURLY', wording('en'))).toBe('By a rule this page cannot put into words');
});
