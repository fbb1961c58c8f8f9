// Random rules of repetition, first starts and zones, for properties of what repeats.
import fc from 'fast-check';
import { frequencies, type Rule, writeRule } from '#shared/rules/recurrence-rule.ts';
import { plusDays } from '#shared/time/zone.ts';

/** Where clocks change at midnight, for Ramadan, by half an hour, never, and in the usual ways. */
export const zones = [
  'Africa/Cairo',
  'Asia/Beirut',
  'Africa/Casablanca',
  'Asia/Riyadh',
  'Asia/Amman',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Tehran',
  'Pacific/Auckland',
  'Pacific/Apia',
] as const;

export const anyZone = fc.constantFrom(...zones);

/** A first start of the years 2020–2036, mostly in the hours of a clinic, sometimes where clocks change. */
export const anyStart = fc
  .tuple(
    fc.integer({ min: 0, max: 16 * 365 }),
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('07:00', '09:00', '12:30', '17:45', '22:00') },
      { weight: 1, arbitrary: fc.constantFrom('00:00', '00:30', '01:30', '02:30', '23:30') },
    ),
  )
  .map(([days, time]) => `${plusDays('2020-01-01', days)}T${time}`);

const some = (most: number, least = 1) =>
  fc
    .uniqueArray(
      fc.integer({ min: least, max: most }).filter((value) => value !== 0),
      { minLength: 1, maxLength: 4 },
    )
    .map((values) => values.toSorted((a, b) => a - b));
const maybe = <T>(wish: fc.Arbitrary<T[]>, weight = 1) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant<T[]>([]) }, { weight, arbitrary: wish });
const nth = (most: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: -most, max: most }).filter((value) => value !== 0) },
  );
const days = (most: number | null) =>
  fc.uniqueArray(
    fc.record({ day: fc.integer({ min: 1, max: 7 }), nth: most === null ? fc.constant(null) : nth(most) }),
    {
      minLength: 1,
      maxLength: 4,
      selector: ({ day, nth: at }) => `${day} ${at}`,
    },
  );

/** Days of a whole year, all counted up to the 52nd: mixing them, and the 53rd, have a test of their own. */
const daysOfYear = days(52).map((list) => list.map(({ day, nth: at }) => ({ day, nth: at ?? 1 })));

/** A rule without an end that reading takes; it may still never occur. */
export const endlessRule: fc.Arbitrary<Rule> = fc
  .record({
    freq: fc.constantFrom(...frequencies),
    interval: fc.oneof(
      { weight: 3, arbitrary: fc.constant(1) },
      { weight: 2, arbitrary: fc.integer({ min: 2, max: 6 }) },
    ),
    weekStart: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 7 })),
    byMonth: maybe(some(12)),
  })
  .chain((plain) => {
    const isOfYear = plain.freq === 'YEARLY' && plain.byMonth.length === 0;
    const isShort = plain.freq === 'DAILY' || plain.freq === 'WEEKLY';
    return fc
      .record({
        byDay: maybe(isOfYear ? fc.oneof(days(null), daysOfYear) : days(isShort ? null : 5), 3),
        byMonthDay: plain.freq === 'WEEKLY' || isOfYear ? fc.constant<number[]>([]) : maybe(some(31, -31)),
        bySetPos: plain.freq === 'DAILY' ? maybe(fc.constantFrom([1], [-1], [-1, 1])) : maybe(some(4, -3)),
      })
      .map((more): Rule => {
        const isChosen = more.byDay.length + more.byMonthDay.length + plain.byMonth.length > 0;
        // Of a week no day is the fifth where two are named.
        const most = plain.freq === 'WEEKLY' ? Math.max(1, more.byDay.length) : 4;
        const bySetPos = isChosen ? more.bySetPos.filter((at) => Math.abs(at) <= most) : [];
        return { ...plain, ...more, bySetPos, count: null, until: null };
      });
  });

/** How a rule ends: after so many, by one of the three ways to say until, so many days from its first start, or never. */
export const anyEnd = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 14 }).map((count) => ({ count })) },
  {
    weight: 3,
    arbitrary: fc.record({ days: fc.integer({ min: 0, max: 500 }), form: fc.constantFrom('date', 'wall', 'instant') }),
  },
  { weight: 1, arbitrary: fc.constant({}) },
);

/** The rule that ends so, as text. */
export function endedRule(
  rule: Rule,
  end: { count?: number; days?: number; form?: string },
  startLocal: string,
): string {
  const { count = null, days: ahead, form } = end;
  const date = ahead === undefined ? null : plusDays(startLocal.slice(0, 10), ahead).replaceAll('-', '');
  const tail = { date: '', wall: `T${startLocal.slice(11).replace(':', '')}00`, instant: 'T120000Z' }[form ?? 'date'];
  return writeRule({ ...rule, count, until: date === null ? null : `${date}${tail}` });
}
