// Tests when two people's changes to one thing can both stand.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf } from '#server/testing/nouns.ts';
import { conflictsOf, mergeSets, sameValue } from './conflict.ts';

const huda = { by: { id: idOf(5), name: 'Huda' }, at: '2026-11-20T06:31:00.000Z' };
const written = () => huda;
const slot = { start: '09:00', durationMinutes: 15, scheduleIds: ['a'], serviceId: 's' };

function names(found: readonly { field: string }[]): string[] {
  return found.map((one) => one.field);
}

test('[CO1] a slot that moved away from what was seen is in conflict as one group', () => {
  const found = conflictsOf('atomic', { ...slot, start: '10:00' }, slot, { ...slot, durationMinutes: 30 }, written);
  expect(found).toEqual([{ field: 'start', base: '09:00', theirs: '10:00', mine: '09:00', ...huda }]);
});

test('[CO1] a slot that stands as it was seen is nobody’s conflict', () => {
  expect(conflictsOf('atomic', slot, slot, { ...slot, start: '11:00' }, written)).toEqual([]);
});

test('[CO2] two people who want the same are of one mind', () => {
  const mine = { ...slot, start: '10:00' };
  expect(conflictsOf('atomic', mine, slot, mine, written)).toEqual([]);
});

test('[CO4] of free text only the side that changed counts; both sides are a conflict with three texts', () => {
  const ask = (current: string, base: string, mine: string) =>
    conflictsOf('ask', { note: current }, { note: base }, { note: mine }, written);
  expect(ask('old', 'old', 'mine')).toEqual([]);
  expect(ask('theirs', 'old', 'theirs')).toEqual([]);
  expect(ask('theirs', 'old', 'mine')).toEqual([
    { field: 'note', base: 'old', theirs: 'theirs', mine: 'mine', ...huda },
  ]);
});

test('[CO3] a field that only the other side touched is not asked about', () => {
  const current = { name: 'Noura', phone: '+966501234567' };
  expect(conflictsOf('ask', current, { name: 'Nora' }, { name: 'Noura A.' }, written)).toHaveLength(1);
  expect(conflictsOf('ask', current, { name: 'Noura' }, { name: 'Noura A.' }, written)).toEqual([]);
  expect(names(conflictsOf('ask', current, { name: 'Nora', phone: null }, { name: 'X', phone: '1' }, written))).toEqual(
    ['name', 'phone'],
  );
});

test('[CO7] marks are never a conflict', () => {
  expect(conflictsOf('merge', { confirmed: true }, { confirmed: false }, { confirmed: false }, written)).toEqual([]);
});

test('[CO6] merged tags are those both kept and those either added, whoever is first', () => {
  const tags = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'));
  fc.assert(
    fc.property(tags, tags, tags, (base, theirs, mine) => {
      const merged = mergeSets(base, theirs, mine);
      const wanted = ['a', 'b', 'c', 'd', 'e'].filter((tag) =>
        base.includes(tag) ? theirs.includes(tag) && mine.includes(tag) : theirs.includes(tag) || mine.includes(tag),
      );
      expect(merged.toSorted()).toEqual(wanted);
      expect(mergeSets(base, mine, theirs).toSorted()).toEqual(wanted);
    }),
  );
});

test('[CO6] lists are compared as sets, either way round, and nothing is the same as no value', () => {
  expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(sameValue(null, undefined)).toBe(true);
  expect(sameValue('', null)).toBe(false);
  const some = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 });
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(sameValue(a, b)).toBe(sameValue(b, a));
    }),
  );
});
