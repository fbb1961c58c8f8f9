// Tests what a change of a series makes of each of its visits: this one, that and the following, all to come, and its end.
import { expect, test } from 'vitest';
import { idOf } from '#server/testing/nouns.ts';
import { carriedOut, seriesOf, type Standing, standingFor, startsToCome } from '#server/testing/standing-series.ts';
import type { Series } from '#shared/model/series.ts';
import { changedSeries, endedSeries } from './exceptions.ts';
import { departing, type SeriesChange } from './series-change.ts';

/** Three Sundays are over, the fourth is to come. */
const now = '2026-12-10T12:00:00.000Z';
const until = '2027-01-31';
const newId = idOf(901);
const wallOn = (date: string, time = '09:00') => `${date}T${time}`;
const fourth = wallOn('2026-12-13');

function change(series: Series, visits: readonly Standing[], wish: Partial<SeriesChange>) {
  const asked: SeriesChange = { scope: 'all', recurrenceId: fourth, set: {}, ...wish };
  const plan = changedSeries(series, asked, visits, { now, until, newId });
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
  return plan.value;
}

const eight = seriesOf({ rule: 'FREQ=WEEKLY;COUNT=8' });
/** The visits of eight Sundays, some of them other than planned. */
const visitsOf = (other: Record<string, Partial<Standing>> = {}, series = eight) =>
  standingFor(series, until).map((visit) => ({ ...visit, ...other[visit.recurrenceId.slice(0, 10)] }));
const namesOf = (visits: readonly Standing[]) => visits.map(({ recurrenceId }) => recurrenceId).toSorted();
const whys = (plan: ReturnType<typeof change>) =>
  plan.kept.map(({ member, why }) => [member.recurrenceId.slice(5, 10), why]);
const refusalOf = (series: Series, wish: Partial<SeriesChange>) =>
  changedSeries(series, { scope: 'all', recurrenceId: fourth, set: {}, ...wish }, visitsOf(), { now, until, newId });
const at = (path: string, problem: string) => ({
  ok: false,
  refusal: { code: 'invalid', fields: [{ path, problem }] },
});

test('[RE22] all to come go from nine to ten, and the three that are over stay to the letter', () => {
  const visits = visitsOf();
  const plan = change(eight, visits, { set: { startLocal: wallOn('2026-12-13', '10:00') } });
  expect(plan.before).toBeNull();
  expect(plan.series).toMatchObject({ id: eight.id, startLocal: '2026-11-22T10:00', rule: eight.rule, sequence: 1 });
  expect(whys(plan)).toEqual([
    ['11-22', 'past'],
    ['11-29', 'past'],
    ['12-06', 'past'],
  ]);
  for (const { member } of plan.kept) expect(visits).toContain(member);
  expect(plan.follow.map(({ occurrence }) => occurrence.recurrenceId.slice(5))).toEqual([
    '12-13T10:00',
    '12-20T10:00',
    '12-27T10:00',
    '01-03T10:00',
    '01-10T10:00',
  ]);
  expect([plan.leave, plan.fresh]).toEqual([[], []]);
});

test('[RE22] who came, who cancelled and who was missed are touched as little as the past', () => {
  const visits = visitsOf({
    '2026-12-13': { status: 'arrived' },
    '2026-12-20': { status: 'cancelled' },
    '2026-12-27': { status: 'entered-in-error' },
  });
  const plan = change(eight, visits, { set: { durationMinutes: 45 } });
  expect(whys(plan).slice(3)).toEqual([
    ['12-13', 'attended'],
    ['12-20', 'off'],
    ['12-27', 'off'],
  ]);
  expect(namesOf(plan.follow.map(({ member }) => member))).toEqual([wallOn('2027-01-03'), wallOn('2027-01-10')]);
});

test('[RE23] this and the following is two series, of which the second begins with the next to come', () => {
  const plan = change(eight, visitsOf(), {
    scope: 'following',
    recurrenceId: wallOn('2026-12-20'),
    set: { note: 'with x-ray' },
  });
  expect(plan.before).toMatchObject({ id: eight.id, rule: 'FREQ=WEEKLY;COUNT=4', note: '', sequence: 1 });
  expect(plan.series).toMatchObject({
    id: newId,
    splitFrom: eight.id,
    startLocal: wallOn('2026-12-20'),
    rule: 'FREQ=WEEKLY;COUNT=4',
    note: 'with x-ray',
    sequence: 0,
  });
  expect(plan.kept.map(({ why }) => why)).toEqual(['past', 'past', 'past', 'earlier']);
  expect(plan.follow.map(({ seriesId }) => seriesId)).toEqual([newId, newId, newId, newId]);
});

test('[RE23] from one that is over on it begins with the first to come, and from the first of all it is all', () => {
  const late = change(eight, visitsOf(), {
    scope: 'following',
    recurrenceId: wallOn('2026-11-29'),
    set: { note: 'a' },
  });
  expect([late.before?.rule, late.series.startLocal]).toEqual(['FREQ=WEEKLY;COUNT=3', fourth]);
  const future = seriesOf({ startLocal: fourth, rule: 'FREQ=WEEKLY;COUNT=3' });
  const visits = standingFor(future, until);
  const first = change(future, visits, { scope: 'following', set: { note: 'a' } });
  expect([first.before, first.series.id]).toEqual([null, future.id]);
  expect(first).toEqual(change(future, visits, { scope: 'all', set: { note: 'a' } }));
});

test('[RE24] an exception keeps what it has of its own and takes the rest', () => {
  const own = { start: '2026-12-21T12:00:00.000Z', departs: ['start'] };
  const visits = visitsOf({ '2026-12-20': own, '2026-12-27': { note: 'bring the film', departs: ['note'] } });
  const set = { startLocal: wallOn('2026-12-13', '10:00'), note: 'fasting', durationMinutes: 45 };
  const after = carriedOut(change(eight, visits, { set }));
  const named = (name: string) => after.find(({ recurrenceId }) => recurrenceId === name);
  expect(named('2026-12-20T10:00')).toMatchObject({ ...own, note: 'fasting', durationMinutes: 45 });
  expect(named('2026-12-27T10:00')).toMatchObject({ start: '2026-12-27T08:00:00.000Z', note: 'bring the film' });
  expect(after.filter(({ status }) => status === 'booked')).toHaveLength(8);
});

test('[RE24] the one at which a change is made takes all that is said, whatever it had of its own', () => {
  const visits = visitsOf({
    '2026-12-13': { start: '2026-12-14T12:00:00.000Z', departs: ['start', 'note'], note: 'x' },
  });
  const plan = change(eight, visits, { set: { startLocal: wallOn('2026-12-13', '11:00') } });
  expect(plan.follow[0]).toMatchObject({ departs: ['note'], occurrence: { start: '2026-12-13T09:00:00.000Z' } });
});

test('[RE25] whose date the new rule does not have leaves, but an exception is kept alone under its old name', () => {
  const visits = visitsOf({ '2026-12-20': { note: 'x', departs: ['note'] } });
  const plan = change(eight, visits, { scope: 'following', set: { rule: 'FREQ=WEEKLY;INTERVAL=2;COUNT=2' } });
  expect(whys(plan).at(-1)).toEqual(['12-20', 'alone']);
  expect(namesOf([...plan.leave])).toEqual([wallOn('2027-01-03'), wallOn('2027-01-10')]);
  expect(plan.follow.map(({ member }) => member.recurrenceId)).toEqual([fourth, wallOn('2026-12-27')]);
});

test('[RE26] beside one who came or cancelled nobody is booked anew', () => {
  const visits = visitsOf({ '2026-12-13': { status: 'arrived' }, '2026-12-20': { status: 'cancelled' } });
  const set = { startLocal: wallOn('2026-12-27', '15:00') };
  const whole = change(eight, visits, { recurrenceId: wallOn('2026-12-27'), set });
  expect([whole.fresh, whole.series.excluded]).toEqual([[], ['2026-12-13T15:00', '2026-12-20T15:00']]);
  const part = change(eight, visits, { scope: 'following', recurrenceId: wallOn('2026-12-06'), set: { note: 'a' } });
  expect([part.fresh, part.series.startLocal]).toEqual([[], wallOn('2026-12-27')]);
});

test('[RE27] one changed alone departs in what was said, and its series and all others stay', () => {
  const visits = visitsOf();
  const plan = change(eight, visits, { scope: 'this', set: { startLocal: '2026-12-22T16:00', note: 'late' } });
  expect([plan.series, plan.before, plan.leave, plan.fresh]).toEqual([eight, null, [], []]);
  expect(plan.follow).toEqual([
    {
      member: visits[3],
      seriesId: eight.id,
      occurrence: { recurrenceId: fourth, start: '2026-12-22T14:00:00.000Z', clock: 'exact' },
      takes: ['start', 'note'],
      departs: ['start', 'note'],
    },
  ]);
  expect(departing(['note'], ['start', 'note'])).toEqual(['start', 'note']);
  const over = change(eight, visits, { scope: 'this', recurrenceId: wallOn('2026-11-29'), set: { note: 'late' } });
  expect([over.follow, whys(over)]).toEqual([[], [['11-29', 'past']]]);
});

test('[RE28] a series ended before an occurrence gives up exactly that one and those after it', () => {
  const visits = visitsOf({ '2026-12-27': { status: 'arrived' }, '2026-12-06': { start: '2026-12-30T12:00:00.000Z' } });
  const ended = endedSeries(eight, wallOn('2026-12-20'), visits, now);
  if (!ended.ok) throw new Error('refused');
  expect(ended.value.series).toMatchObject({ rule: 'FREQ=WEEKLY;COUNT=4', active: false, sequence: 1 });
  expect(namesOf(ended.value.leave)).toEqual(['2026-12-20', '2027-01-03', '2027-01-10'].map((date) => wallOn(date)));
  expect(ended.value.kept).toHaveLength(5);
  const whole = endedSeries(eight, eight.startLocal, visits, now);
  expect(whole.ok && [whole.value.series.rule, whole.value.series.active]).toEqual([eight.rule, false]);
  expect(whole.ok && whole.value.leave).toHaveLength(5);
});

test('[RE29] moved to another day of the week, all move by as many days, and UNTIL with them', () => {
  const two = seriesOf({ rule: 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20270117T090000;WKST=SU;BYDAY=SU,WE' });
  const visits = standingFor(two, until);
  const named = wallOn('2026-12-20');
  const plan = change(two, visits, { recurrenceId: named, set: { startLocal: '2026-12-21T08:00' } });
  expect(plan.series).toMatchObject({
    startLocal: '2026-11-23T08:00',
    rule: 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20270118T080000;BYDAY=MO,TH',
  });
  expect([plan.leave, plan.fresh]).toEqual([[], []]);
  expect(plan.follow.at(-1)?.occurrence.recurrenceId).toBe('2027-01-18T08:00');
});

test('[RE29] the day of a month is moved within its month, and a rule of several is to be said anew', () => {
  const monthly = seriesOf({ startLocal: '2026-12-14T09:00', rule: 'FREQ=MONTHLY;BYDAY=2MO' });
  const visits = standingFor(monthly, until);
  const set = { startLocal: '2026-12-15T09:00' };
  const moved = change(monthly, visits, { recurrenceId: wallOn('2026-12-14'), set });
  expect(moved.series.rule).toBe('FREQ=MONTHLY;BYDAY=3TU');
  const dated = seriesOf({ startLocal: '2026-12-14T09:00', rule: 'FREQ=MONTHLY;COUNT=3' });
  const other = change(dated, standingFor(dated, until), { recurrenceId: wallOn('2026-12-14'), set });
  expect(other.series).toMatchObject({ rule: 'FREQ=MONTHLY;COUNT=3;BYMONTHDAY=15', startLocal: '2026-12-15T09:00' });
  const several = seriesOf({ rule: 'FREQ=MONTHLY;BYDAY=2SU,4SU' });
  expect(refusalOf(several, { set: { startLocal: '2026-12-14T09:00' } })).toEqual(at('rule', 'required'));
});

test('[RE30] another rule for all counts those that are over, and goes on as another series', () => {
  const set = { rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=8' };
  const plan = change(eight, visitsOf(), { set });
  expect([plan.before?.rule, plan.series.rule]).toEqual(['FREQ=WEEKLY;COUNT=3', 'FREQ=WEEKLY;COUNT=5;BYDAY=MO']);
  expect([plan.follow, plan.leave.length, plan.fresh.length]).toEqual([[], 5, 5]);
  expect(refusalOf(eight, { set: { rule: 'FREQ=DAILY;COUNT=3' } })).toEqual(at('rule', 'rule-never'));
});

test('[RE30] the same rule said again, however it is written, changes nothing', () => {
  const plan = change(eight, visitsOf(), { scope: 'following', set: { rule: 'count=8;freq=weekly;', note: 'a' } });
  expect([plan.before?.rule, plan.series.rule]).toEqual(['FREQ=WEEKLY;COUNT=3', 'FREQ=WEEKLY;COUNT=5']);
});

test('[RE31] a day on for all would pass names from one to the next, so that another series goes on', () => {
  const daily = seriesOf({ startLocal: '2026-12-08T09:00', rule: 'FREQ=DAILY;COUNT=6' });
  const plan = change(daily, standingFor(daily, until), {
    recurrenceId: wallOn('2026-12-11'),
    set: { startLocal: wallOn('2026-12-12') },
  });
  expect([plan.before?.rule, plan.series.id]).toEqual(['FREQ=DAILY;COUNT=3', newId]);
  expect(plan.follow.map(({ occurrence }) => occurrence.recurrenceId.slice(8, 10))).toEqual(['12', '13', '14']);
});

test('[RE31] a series that has nothing left ends with what stays of it, and waits for no place any more', () => {
  const unplaced = [{ recurrenceId: wallOn('2026-12-27'), result: 'conflict' as const }];
  const future = seriesOf({ startLocal: fourth, rule: 'FREQ=WEEKLY;COUNT=4', unplaced });
  const visits = standingFor(future, until).filter(({ recurrenceId }) => recurrenceId !== unplaced[0]?.recurrenceId);
  const plan = change(future, visits, { set: { rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=4' } });
  expect(plan.before).toMatchObject({ id: future.id, active: false, unplaced: [], rule: future.rule });
  expect([plan.series.unplaced, plan.leave.length, plan.fresh.length]).toEqual([[], 3, 4]);
});

test('[RE32] one moved over its neighbour is one card, and stays the occurrence it was', () => {
  const visits = visitsOf({ '2026-12-20': { start: '2026-12-28T07:00:00.000Z', departs: ['start'] } });
  const after = carriedOut(change(eight, visits, { set: { startLocal: wallOn('2026-12-13', '10:00') } }));
  expect(new Set(namesOf(after)).size).toBe(8);
  expect(startsToCome(after, now)).toEqual([
    '2026-12-13T08:00:00.000Z',
    '2026-12-27T08:00:00.000Z',
    '2026-12-28T07:00:00.000Z',
    '2027-01-03T08:00:00.000Z',
    '2027-01-10T08:00:00.000Z',
  ]);
});

test('[RE13] a change to a time the clock skips is refused', () => {
  const nightly = seriesOf({ startLocal: '2026-04-20T09:00', rule: 'FREQ=DAILY' });
  const set = { startLocal: '2026-04-24T00:30' };
  const asked: SeriesChange = { scope: 'all', recurrenceId: wallOn('2026-04-24'), set };
  expect(changedSeries(nightly, asked, [], { now: '2026-04-20T00:00:00.000Z', until, newId })).toEqual(
    at('startLocal', 'gap'),
  );
});
