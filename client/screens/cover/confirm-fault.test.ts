// Proves what a covered screen says to a password it does not take.
import { expect, test } from 'vitest';
import { wording } from '#server/testing/wording.ts';
import { confirmFault } from './confirm-fault.ts';

test('[ME56] a wrong password, one too many and a missing line are told apart', () => {
  const { t, format } = wording('en');
  const said = [
    confirmFault(t, format, { code: 'unauthenticated' }),
    confirmFault(t, format, { code: 'rate-limited', retryMs: 120_000 }),
    confirmFault(t, format, { code: 'unavailable', retryMs: 0 }),
  ];
  expect(new Set(said).size).toBe(3);
  expect(said[1]).toContain('2 minutes');
});
