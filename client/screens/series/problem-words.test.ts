// Proves that whatever is in the way of a date is said in words: by its holiday, its reason, its patient, its clock.
import { expect, test } from 'vitest';
import { appointmentOf, idOf } from '#server/testing/nouns.ts';
import { plain, wording } from '#server/testing/wording.ts';
import type { PlannedOccurrence } from '#shared/contract/repeating.ts';
import type { Language } from '#shared/model/caller.ts';
import { problemWords } from './problem-words.ts';
import { summaryWords } from './summary-words.ts';

const visit = appointmentOf();

function words(wish: Partial<PlannedOccurrence>, language: Language = 'en'): readonly string[] {
  const one: PlannedOccurrence = {
    recurrenceId: '2026-11-22T10:00',
    start: '2026-11-22T07:00:00.000Z',
    end: '2026-11-22T07:30:00.000Z',
    scheduleIds: [idOf(11)],
    clock: 'exact',
    result: 'conflict',
    blockers: [],
    holiday: null,
    alternatives: [],
    ...wish,
  };
  const facts = {
    ...wording(language),
    zone: 'Asia/Riyadh',
    scheduleOf: () => 'Dr Layla',
    visitOf: (id: string) => (id === visit.id ? visit : null),
    patientOf: () => 'Fatima',
    reasonOf: (id: string) => (id === idOf(70) ? 'Meeting' : null),
  };
  return problemWords(one, facts).map(plain);
}

function blocker(kind: string, owner: string) {
  return { scheduleId: idOf(11), kind, owner, start: visit.start, end: visit.end };
}

test('[SR47] what is in the way is said by its own name', () => {
  expect(words({ result: 'ok' })).toEqual([]);
  expect(words({ result: 'holiday', holiday: 'National day' })).toEqual(['Holiday: National day']);
  expect(words({ result: 'outside-hours' })).toEqual(['Outside the hours of Dr Layla']);
  expect(words({ result: 'closure', blockers: [blocker('closure', idOf(70))] })).toEqual([
    'Dr Layla is closed: Meeting',
  ]);
  expect(words({ result: 'closure', blockers: [blocker('closure', idOf(71))] })).toEqual(['Dr Layla has closed time']);
  expect(words({ blockers: [blocker('appointment', visit.id)] })[0]).toMatch(/^Dr Layla has Fatima at 10:00/);
  expect(words({ blockers: [blocker('appointment', idOf(99))] })).toEqual(['Dr Layla is not free at this time']);
  expect(words({ blockers: [blocker('hold', idOf(98))] })).toEqual(['A colleague is booking this time with Dr Layla']);
  expect(words({ result: 'daily-cap' })).toEqual(['Dr Layla has as many of this service that day as may be']);
  expect(words({ result: 'holiday', holiday: 'اليوم الوطني' }, 'ar')).toEqual(['عطلة: اليوم الوطني']);
});

test('[SR47] the same blocker on two schedules is said once, and a clock that jumps is said with its times', () => {
  const twice = [blocker('appointment', idOf(99)), blocker('appointment', idOf(97))];
  expect(words({ blockers: twice })).toEqual(['Dr Layla is not free at this time']);
  expect(words({ result: 'shifted-gap', clock: 'gap', start: '2026-11-22T08:00:00.000Z' })).toEqual([
    '10:00 does not exist that day, the clocks change: 11:00 instead',
  ]);
  expect(words({ result: 'ok', clock: 'fold' })).toEqual(['10:00 comes twice that day; the first is meant']);
});

test('[SR47] the counts of a preview are one line in both languages', () => {
  const counts = { planned: 6, moved: 1, skipped: 1, override: 0, open: 0 };
  expect(plain(summaryWords(counts, { ...wording('en'), isRtl: false }))).toBe(
    '8 visits: 6 as planned, 1 moved, 1 skipped',
  );
  expect(plain(summaryWords(counts, { ...wording('ar'), isRtl: true }))).toBe(
    '8 مواعيد: 6 كما خُطط، واحد في وقت آخر، واحد متروك',
  );
});
