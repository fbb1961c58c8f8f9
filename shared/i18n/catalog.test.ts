// Proves that both languages say the same things, with all the forms Arabic needs.
import { describe, expect, test } from 'vitest';
import { fieldProblems } from '#shared/rules/decision.ts';
import { catalog, translator } from './catalog.ts';
import { fieldText, refusalText } from './refusal-text.ts';

const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const PLURAL = /_(zero|one|two|few|many|other)$/;
const SAYS_NO_NUMBER = new Set(['zero', 'one', 'two']);

/** The sentences of a tree by their dotted key. */
function sentences(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree) as [string, string | object][]) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of sentences(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const arabic = sentences(catalog.ar.words);
const english = sentences(catalog.en.words);
const stem = (key: string) => key.replace(PLURAL, '');
const form = (key: string) => PLURAL.exec(key)?.[1];
const variables = (text: string) => [...text.matchAll(/\{\{-?\s*(\w+)/g)].map((found) => found[1] ?? '');

/** Whether a sentence repeats all variables of its counterpart; the count may be told by the noun itself. */
function keepsVariables(key: string, text: string, wanted: string): boolean {
  const free = SAYS_NO_NUMBER.has(form(key) ?? '') ? 'count' : '';
  const without = (names: string[]) => new Set(names.filter((name) => name !== free));
  const [have, want] = [without(variables(text)), without(variables(wanted))];
  return have.size === want.size && [...have].every((name) => want.has(name));
}

describe('the catalogue', () => {
  test('says the same things in both languages', () => {
    expect(new Set([...arabic.keys()].map(stem))).toEqual(new Set([...english.keys()].map(stem)));
  });

  test('has all six plural forms in Arabic and both in English', () => {
    const missing = [...arabic.keys(), ...english.keys()]
      .filter(form)
      .flatMap((key) => [
        ...FORMS.map((each) => `${stem(key)}_${each}`).filter((each) => !arabic.has(each)),
        ...['one', 'other'].map((each) => `${stem(key)}_${each}`).filter((each) => !english.has(each)),
      ]);
    expect([...new Set(missing)]).toEqual([]);
  });

  test('uses the same variables in both languages', () => {
    const faults = [...arabic].filter(([key, text]) => {
      const counterpart = english.get(key) ?? english.get(`${stem(key)}_other`);
      return counterpart === undefined || !keepsVariables(key, text, counterpart);
    });
    expect(faults).toEqual([]);
  });

  test('has words for every problem a rule can name', () => {
    const worded = new Set(Object.keys(catalog.en.words.errors.field).map(stem));
    expect(fieldProblems.filter((problem) => !worded.has(problem))).toEqual([]);
  });

  test('formats every count as a number', () => {
    const bare = [...arabic, ...english].filter(([, text]) => /\{\{-?\s*count\s*\}\}/.test(text));
    expect(bare).toEqual([]);
  });

  test('leaves nothing untranslated or blank', () => {
    const bare = (text: string) => text.replace(/\{\{.*?\}\}|[^\p{L}]/gu, '');
    const same = [...arabic].filter(([key, text]) => bare(text) !== '' && text === english.get(key));
    expect(same).toEqual([]);
    expect([...arabic, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('a translator', () => {
  test.each([
    [0, 'لا توجد تغييرات'],
    [1, 'تغيير واحد'],
    [2, 'تغييران'],
    [3, '٣ تغييرات'],
    [10, '١٠ تغييرات'],
    [11, '١١ تغييرًا'],
    [99, '٩٩ تغييرًا'],
    [100, '١٠٠ تغيير '],
    [103, '١٠٣ تغييرات'],
    [111, '١١١ تغييرًا'],
  ])('counts %i changes as Arabic does', (count, start) => {
    const t = translator('ar', 'arab');
    expect(t(($) => $.common.connection.queued, { count }).startsWith(start)).toBe(true);
  });

  test('writes the digits the clinic chose', () => {
    expect(translator('ar', 'latn')(($) => $.common.ago.minutes, { count: 24 })).toBe('منذ 24 دقيقة');
    expect(translator('ar', 'arab')(($) => $.common.ago.minutes, { count: 24 })).toBe('منذ ٢٤ دقيقة');
  });

  test('keeps a Latin name whole in an Arabic sentence', () => {
    const t = translator('ar', 'arab');
    expect(t(($) => $.calendar.toast.confirmed, { patient: 'Lina Q.' })).toBe('تم تأكيد موعد \u2068Lina Q.\u2069');
  });

  test('explains every refusal and field in the words of its reader', () => {
    const t = translator('ar', 'arab');
    expect(refusalText(t, 'wrong-status', { from: 'fulfilled', to: 'noshow' })).toContain('تمّ');
    expect(fieldText(t, 'unaligned', { minutes: 5 })).toBe('يجب أن يكون الوقت بخطوات من ٥ دقائق.');
    expect(fieldText(t, 'never-heard-of')).toBe('نوع القيمة غير صحيح.');
    expect(refusalText(translator('en', 'latn'), 'slot-taken')).toBe('This time is already taken.');
  });
});
