// Tests what two people's edits of one noun come to.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HourSet } from '#shared/model/hours.ts';
import { everyWeekday, idOf, scheduleOf } from '#server/testing/nouns.ts';
import { editedBy, withoutEmpty } from './edit.ts';

const huda = { by: { id: idOf(5), name: 'Huda' }, at: '2026-11-20T06:31:00.000Z' };
const seen = scheduleOf(3, { names: { ar: 'سارة', en: 'Sara' }, hours: everyWeekday('09:00', '17:00') });

function edit(stands: object, base: object, mine: object) {
  return editedBy(stands, { ...base }, { ...mine }, () => huda);
}

test('[CS1] two edits of different fields both stand', () => {
  const stands = { ...seen, title: 'طب الأسرة' };
  expect(edit(stands, { name: seen.name }, { name: 'Dr Sara' })).toEqual({
    ok: true,
    value: { noun: { ...stands, name: 'Dr Sara' }, asked: ['name'] },
  });
});

test('[CS1] an edit of what stands so already is the noun itself, lists in any order', () => {
  const mine = { hours: seen.hours.toReversed(), names: { en: 'Sara', ar: 'سارة' }, active: true };
  const decided = edit(seen, { hours: seen.hours, names: seen.names, active: true }, mine);
  expect(decided.ok && decided.value.noun).toBe(seen);
});

test('[CS1] lists of things are compared as what they are: other hours are a conflict that names the whole week', () => {
  const [theirs, mine] = [everyWeekday('08:00', '12:00'), everyWeekday('09:00', '18:00')];
  const decided = edit({ ...seen, hours: theirs }, { hours: seen.hours }, { hours: mine });
  const field = { field: 'hours', base: seen.hours, theirs, mine, ...huda };
  expect(decided).toMatchObject({ ok: false, refusal: { code: 'conflict', fields: [field] } });
  expect(edit({ ...seen, hours: theirs }, { hours: [...seen.hours] }, { hours: [...theirs] })).toMatchObject({
    ok: true,
  });
});

test('[HR12] other weeks in another order are a change, as the first that holds counts', () => {
  const week = (name: string): HourSet => ({ name, period: { kind: 'hijri-month', month: 9 }, hours: [] });
  const [one, two] = [week('one'), week('two')];
  const stands = { ...seen, otherHours: [one, two] };
  const decided = edit(stands, { otherHours: [one, two] }, { otherHours: [two, one] });
  expect(decided).toMatchObject({ ok: true, value: { noun: { otherHours: [two, one] } } });
  expect(edit({ ...stands, otherHours: [two, one] }, { otherHours: [one, two] }, { otherHours: [one] }).ok).toBe(false);
});

test('[CS2] a name in one language conflicts only with the same language', () => {
  const stands = { ...seen, names: { ar: 'د. سارة', en: 'Sara' } };
  const decided = edit(stands, { names: seen.names }, { names: { ar: 'سارة', en: 'Dr Sara' } });
  expect(decided).toEqual({
    ok: true,
    value: { noun: { ...stands, names: { ar: 'د. سارة', en: 'Dr Sara' } }, asked: ['names.en'] },
  });
  const clash = edit(stands, { names: seen.names }, { names: { ar: 'الدكتورة سارة', en: 'Sara' } });
  const field = { field: 'names.ar', base: 'سارة', theirs: 'د. سارة', mine: 'الدكتورة سارة', ...huda };
  expect(clash).toMatchObject({ ok: false, refusal: { fields: [field] } });
});

test('[CS2] a name that is emptied in a language is gone there', () => {
  const gone = edit(seen, { names: seen.names }, { names: { ar: 'سارة', en: '' } });
  expect(gone).toMatchObject({ ok: true, value: { noun: { names: { ar: 'سارة' } } } });
  expect(gone.ok && 'en' in (gone.value.noun as typeof seen).names).toBe(false);
});

test('[CS2] whoever is first, edits of different languages come to the same names', () => {
  const text = fc.constantFrom('', 'a', 'b', 'c');
  const names = fc.record({ ar: text, en: text }, { requiredKeys: [] });
  fc.assert(
    fc.property(names, names, names, (base, one, two) => {
      expect(inTurn(base, one, two)).toEqual(inTurn(base, two, one));
    }),
  );
});

/** The names after two edits of them, or nothing where the second is a conflict. */
function inTurn(base: object, first: object, second: object): object | null {
  const noun = { ...seen, names: base };
  const one = edit(noun, { names: base }, { names: first });
  const two = one.ok ? edit(one.value.noun, { names: base }, { names: second }) : one;
  return two.ok ? withoutEmpty((two.value.noun as typeof noun).names) : null;
}
