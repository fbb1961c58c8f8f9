// How a hold lives and ends, without a clock or a database.
import { expect, test } from 'vitest';
import { type Hold, isHeld } from '#shared/model/hold.ts';
import { idOf } from '#server/testing/nouns.ts';
import { decideLonger, decideOneMore, ended, HOLD_MS, isSlotOf, MOST_HOLDS, takenOver } from './holding.ts';

const now = Date.parse('2026-11-21T06:00:00.000Z');
const [owner, other] = [idOf(51), idOf(52)];
const hold: Hold = {
  id: idOf(41),
  serviceId: idOf(2),
  scheduleIds: [idOf(11), idOf(12)],
  start: '2026-11-22T06:00:00.000Z',
  end: '2026-11-22T06:15:00.000Z',
  bufferBefore: 0,
  bufferAfter: 0,
  capacity: 1,
  memberId: owner,
  until: '2026-11-21T06:03:00.000Z',
  extended: false,
  state: 'live',
  version: 3,
};
const until = Date.parse(hold.until);

test('[HO1] a hold keeps others out until its time is up, to the millisecond, and not once it has ended', () => {
  expect([isHeld(hold, until - 1), isHeld(hold, until)]).toEqual([true, false]);
  for (const state of ['booked', 'released', 'expired'] as const) {
    expect(ended(hold, state, 7)).toEqual({ ...hold, state, version: 7 });
    expect(isHeld(ended(hold, state, 7), now)).toBe(false);
  }
});

test('[HO7][HO9] five minutes more are its owner’s, once, and only while it lives', () => {
  expect(decideLonger(hold, owner, now)).toEqual({
    ok: true,
    value: { until: '2026-11-21T06:08:00.000Z', extended: true },
  });
  const refusal = (one: Hold, by = owner, at = now) => {
    const decided = decideLonger(one, by, at);
    return decided.ok ? null : decided.refusal.code;
  };
  expect(refusal(hold, other)).toBe('forbidden');
  expect(refusal(hold, other, until)).toBe('forbidden');
  expect(refusal(hold, owner, until)).toBe('hold-expired');
  expect(refusal(ended(hold, 'released', 4))).toBe('hold-expired');
  expect(refusal({ ...hold, extended: true })).toBe('wrong-status');
});

test('[HO10] beside four holds there is room for a fifth; beside five, once the first of them ends', () => {
  const some = (count: number) => Array.from({ length: count }, () => hold);
  expect(decideOneMore(some(MOST_HOLDS - 1), now)).toEqual({ ok: true, value: null });
  expect(decideOneMore(some(MOST_HOLDS), now)).toEqual({
    ok: false,
    refusal: { code: 'rate-limited', retryMs: until - now },
  });
});

test('[HO12] taken over it is the taker’s for five minutes, and can be made longer again', () => {
  const longer = { ...hold, extended: true };
  const taken = { ...longer, ...takenOver(other, now) };
  expect(Date.parse(taken.until) - now).toBe(HOLD_MS);
  expect(decideLonger(taken, other, now)).toMatchObject({ ok: true });
  expect(decideLonger(taken, owner, now)).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
});

test('[HO6] a slot is the hold’s when service, start and length are, and no other schedule is named', () => {
  const slot = { serviceId: hold.serviceId, scheduleIds: [idOf(11)], start: hold.start, durationMinutes: 15 };
  expect(isSlotOf(hold, slot)).toBe(true);
  expect(isSlotOf(hold, { ...slot, scheduleIds: hold.scheduleIds })).toBe(true);
  const others = [
    { serviceId: idOf(3) },
    { scheduleIds: [idOf(11), idOf(13)] },
    { start: hold.end },
    { durationMinutes: 20 },
  ];
  for (const wish of others) expect(isSlotOf(hold, { ...slot, ...wish })).toBe(false);
});
