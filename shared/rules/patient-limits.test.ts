// Tests when a patient may book a service themselves.
import { expect, test } from 'vitest';
import { clinicOf } from '#server/testing/nouns.ts';
import { instantOf, MINUTE } from '#shared/time/instant.ts';
import { decideForPatient, patientWindow } from './patient-limits.ts';

const now = Date.parse('2026-11-20T06:00:00.000Z');
const clinic = clinicOf();
const verdict = (
  start: number | string,
  limits: { noticeMinutes?: number; patientDays?: number | null },
  at = now,
  zone = clinic.zone,
) => {
  const service = { noticeMinutes: 0, patientDays: null, ...limits };
  const decided = decideForPatient({ zone }, service, typeof start === 'string' ? start : instantOf(start), at);
  return decided.ok || decided.refusal.code !== 'invalid' ? decided.ok : decided.refusal.fields[0];
};

test('[CP8] a patient may have a start from its notice on, to the minute', () => {
  const notice = { noticeMinutes: 120 };
  expect(verdict(now + 120 * MINUTE, notice)).toBe(true);
  expect(verdict(now + 119 * MINUTE, notice)).toEqual({ path: 'start', problem: 'too-soon', params: { minutes: 120 } });
  expect(verdict(now, {})).toBe(true);
});

test('[CP8] the days ahead are the clinic’s: all of the last one, however long it is', () => {
  const week = { patientDays: 7 };
  expect(verdict('2026-11-27T20:59:00.000Z', week)).toBe(true);
  expect(verdict('2026-11-27T21:00:00.000Z', week)).toEqual({
    path: 'start',
    problem: 'beyond-horizon',
    params: { days: 7 },
  });
  expect(verdict('2028-01-01T00:00:00.000Z', {})).toBe(true);
  // Cairo’s clocks go back in the night after 29 October: that day has 25 hours.
  const cairo = (start: string) =>
    verdict(start, { patientDays: 1 }, Date.parse('2026-10-28T09:00:00Z'), 'Africa/Cairo');
  expect([cairo('2026-10-29T21:59:00.000Z'), cairo('2026-10-29T22:00:00.000Z') === true]).toEqual([true, false]);
});

test('[CP8] the window says the same', () => {
  expect(patientWindow(clinic, { noticeMinutes: 60, patientDays: 1 }, now)).toEqual({
    start: '2026-11-20T07:00:00.000Z',
    end: '2026-11-21T21:00:00.000Z',
  });
  expect(patientWindow(clinic, { noticeMinutes: 0, patientDays: null }, now).end).toBeNull();
});
