// Refusals in words.
import { expect, test } from 'vitest';
import { fieldProblems } from '#shared/rules/decision.ts';
import { isTest, sourcesEndingWith } from '#server/testing/sources.ts';
import { worded } from './sentences.ts';

test('[SE15] a refusal is told in the reader’s language with the numbers it needs', () => {
  const refusal = { code: 'invalid', fields: [{ path: 'note', problem: 'too-long', params: { most: 2000 } }] } as const;
  const english = worded(refusal, 'en');
  expect(english).toMatchObject({
    ...refusal,
    fields: [{ ...refusal.fields[0], message: expect.stringContaining('2,000') as string }],
  });
  expect(worded(refusal, 'ar-SA').detail).toMatch(/[\u0600-\u06ff]/);
  expect(worded({ code: 'wrong-status', from: 'cancelled', to: 'arrived' }, 'en').detail).toMatch(/Cancelled.*Arrived/);
});

test('[SE15] every problem of a field has a sentence in both languages', () => {
  const fields = fieldProblems.map((problem) => ({
    path: 'x',
    problem,
    params: { count: 5, most: 5, least: 5, max: 5, min: 5, part: 'BYHOUR' },
  }));
  for (const locale of ['ar', 'en']) {
    const told = worded({ code: 'invalid', fields }, locale) as unknown as {
      fields: { problem: string; message: string }[];
    };
    for (const { problem, message } of told.fields)
      expect([problem, message.length > 5 && !/[{}]/.test(message)]).toEqual([problem, true]);
  }
});

test('[SE15] every state that a refusal of a status names has a word in both languages', () => {
  const sources = sourcesEndingWith('.ts').filter(({ path }) => /^(server|shared)\//.test(path) && !isTest(path));
  const named = sources.flatMap(({ text }) =>
    [...text.matchAll(/code: 'wrong-status',([^}]*)\}/g)].flatMap(([, states]) =>
      [...(states ?? '').matchAll(/(?:from|to): '([a-z-]+)'/g)].map(([, state]) => state ?? ''),
    ),
  );
  expect(new Set(named).size).toBeGreaterThan(5);
  for (const locale of ['ar', 'en'])
    for (const state of new Set(named))
      expect(worded({ code: 'wrong-status', from: state, to: 'booked' }, locale).detail).not.toMatch(/status\./);
});
