// Proves that a line of the command menu is found by the beginnings of its words, however they are spelt.
import { expect, test } from 'vitest';
import { fitting } from './matching.ts';

const entries = [
  { text: 'اتصالات الغد', also: 'tomorrow calls' },
  { text: 'إغلاق وقت…', also: 'close time' },
  { text: 'أسبوع د. سارة العتيبي', also: 'week' },
  { text: 'الانتقال إلى اليوم', also: 'today' },
];
const found = (typed: string) => fitting(entries, typed).map(({ text }) => text);

test('[DA20] a line is found by the beginnings of its words, in either language and any spelling', () => {
  expect(found('اغلاق')).toEqual(['إغلاق وقت…']);
  expect(found('ساره')).toEqual(['أسبوع د. سارة العتيبي']);
  expect(found('عتيبي اسبوع')).toEqual(['أسبوع د. سارة العتيبي']);
  expect(found('tom cal')).toEqual(['اتصالات الغد']);
  expect(found('غد')).toEqual(['اتصالات الغد']);
});

test('[DA20] what begins as typed stands first, nothing typed is everything, and nonsense is nothing', () => {
  const both = [
    { text: 'Week of today', also: '' },
    { text: 'Today', also: '' },
  ];
  expect(fitting(both, 'TODAY').map(({ text }) => text)).toEqual(['Today', 'Week of today']);
  expect(found('')).toHaveLength(4);
  expect(found('  ')).toHaveLength(4);
  expect(found('؟؟')).toEqual([]);
  expect(found('zz')).toEqual([]);
});
