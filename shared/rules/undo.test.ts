// Tests what takes a change back, and what stands in its way.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Appointment } from '#shared/model/appointment.ts';
import { paperStage } from '#server/testing/stage.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { changedFields, inParts, ofParts } from './asked-fields.ts';
import { claimsOf, decideRestored, takeBack } from './undo.ts';
import { before, isSame, whatWas } from './was.ts';

const huda = { by: { id: paperStage.patient.id, name: 'Huda' }, at: '2026-11-20T06:31:00.000Z' };
const written = () => huda;
const booked: Appointment = paperStage.visit;
const at = (minutes: number) => plusMinutes(booked.start, minutes);
const moved = (of: Appointment, minutes: number, wish: Partial<Appointment> = {}): Appointment => ({
  ...of,
  start: at(minutes),
  end: at(minutes + 15),
  startWall: `wall ${minutes}`,
  ...wish,
});
/** What takes a change between two states of one appointment back. */
const inverse = (old: Appointment, left: Appointment) => ({ left, back: whatWas(old, left), made: false });

const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
const noun = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'version'), value);

test('[HI1] whatever two states of a noun are, the old one is the new one with what was over it', () => {
  fc.assert(
    fc.property(noun, noun, (old, now) => {
      const { version: _, ...was } = old;
      const { version: __, ...again } = before<typeof now>(now, whatWas(old, now));
      expect(isSame(again, was)).toBe(true);
    }),
  );
});

test('[HI1] lists in another order are another value, and no value is the same as nothing', () => {
  expect(isSame(['a', 'b'], ['b', 'a'])).toBe(false);
  expect(isSame({ a: { b: [1] } }, { a: { b: [1] } })).toBe(true);
  expect(isSame({ a: undefined }, {})).toBe(true);
  expect(isSame([], {})).toBe(false);
});

test('[CO13] a field that changed goes by the name a command has for it; an end that went along has none', () => {
  expect(changedFields(booked, moved(booked, 60))).toEqual(['start']);
  expect(changedFields(booked, { ...booked, end: at(45) })).toEqual(['durationMinutes']);
  expect(changedFields(booked, { ...booked, confirmedAt: booked.start, tags: ['x'] })).toEqual(['confirmed', 'tags']);
  expect(changedFields(booked, { ...booked, status: 'cancelled', cancelReason: 'other' })).toEqual(['status']);
  expect(ofParts(inParts(booked))).toEqual(booked);
});

test('[UN1] what nobody touched since is as it was', () => {
  const left = moved(booked, 60);
  expect(takeBack(inverse(booked, left), left, written)).toEqual({ ok: true, value: booked });
});

test('[UN4] what others changed otherwise stays', () => {
  const left = moved(booked, 60);
  const now = { ...left, note: 'hers', status: 'arrived' as const, arrivedAt: at(0) };
  expect(takeBack(inverse(booked, left), now, written)).toEqual({
    ok: true,
    value: { ...booked, note: 'hers', status: 'arrived', arrivedAt: at(0) },
  });
});

test('[UN4] the slot is one group: another room since is a conflict, although only the time was changed', () => {
  const left = moved(booked, 60);
  const scheduleIds = [paperStage.room];
  expect(takeBack(inverse(booked, left), { ...left, scheduleIds }, written)).toMatchObject({
    refusal: {
      code: 'conflict',
      fields: [
        { field: 'scheduleIds', base: booked.scheduleIds, theirs: scheduleIds, mine: booked.scheduleIds, ...huda },
        { field: 'start', base: left.start, theirs: left.start, mine: booked.start },
      ],
    },
  });
  expect(takeBack(inverse(booked, left), moved(left, 90), written)).toMatchObject({
    refusal: {
      code: 'conflict',
      fields: [{ field: 'start', base: left.start, theirs: at(90), mine: booked.start }],
    },
  });
});

test('[UN4] whoever put a part back already is in nobody’s way', () => {
  const left = { ...booked, start: at(60), end: at(90) };
  const now = { ...left, start: booked.start, end: at(30) };
  expect(takeBack(inverse(booked, left), now, written)).toEqual({ ok: true, value: booked });
});

test('[UN4] the status is one group, also where two say the same with another reason', () => {
  const left = { ...booked, status: 'cancelled' as const, cancelReason: 'patient' as const };
  const now = { ...left, cancelReason: 'clinic' as const };
  expect(takeBack(inverse(booked, left), now, written)).toMatchObject({
    refusal: { fields: [{ field: 'status', base: 'cancelled', theirs: 'cancelled', mine: 'booked' }] },
  });
});

test('[UN4] of what a command made all of it must be as it was left', () => {
  const made = { left: booked, back: { status: 'entered-in-error' }, made: true };
  expect(takeBack(made, booked, written)).toMatchObject({ value: { status: 'entered-in-error' } });
  expect(takeBack(made, { ...booked, note: 'hers', confirmedAt: at(5) }, written)).toMatchObject({
    refusal: {
      fields: [
        { field: 'confirmed', base: false, theirs: true, mine: false },
        { field: 'note', base: '', theirs: 'hers', mine: '' },
        { field: 'status', base: 'booked', theirs: 'booked', mine: 'entered-in-error' },
      ],
    },
  });
});

test('[UN4][HR12] other weeks that somebody has put in another order since are a conflict, dates are not', () => {
  const inverseOf = (field: string) => ({ left: { [field]: ['a', 'b'] }, back: { [field]: ['a'] }, made: false });
  const reordered = (field: string) => takeBack(inverseOf(field), { [field]: ['b', 'a'] }, written).ok;
  expect([reordered('otherHours'), reordered('exceptions')]).toEqual([false, true]);
});

test('[UN6] what is as it was already stays as it is', () => {
  const left = moved(booked, 60);
  expect(takeBack(inverse(booked, left), booked, written)).toEqual({ ok: true, value: booked });
});

test('[UN10] what has lost its time is not moved, a mistake not edited, and nobody has missed what is to come', () => {
  const gone = { ...booked, status: 'cancelled' as const };
  expect(decideRestored(moved(gone, 60), gone, 0)).toMatchObject({
    refusal: { code: 'wrong-status', from: 'cancelled', to: 'booked' },
  });
  const mistake = { ...booked, status: 'entered-in-error' as const };
  expect(decideRestored({ ...mistake, note: 'x' }, mistake, 0)).toMatchObject({ refusal: { code: 'wrong-status' } });
  const missed = { ...booked, status: 'noshow' as const };
  expect(decideRestored(missed, booked, Date.parse(booked.start) - 1)).toMatchObject({
    refusal: { code: 'wrong-status', from: 'booked', to: 'noshow' },
  });
  expect(decideRestored(missed, booked, Date.parse(booked.start))).toEqual({ ok: true, value: null });
  expect(decideRestored({ ...gone, note: 'x' }, gone, 0)).toEqual({ ok: true, value: null });
});

test('[UN7] time is given up and claimed again exactly where it changes', () => {
  const gone = { ...booked, status: 'cancelled' as const };
  expect(claimsOf(booked, gone)).toEqual({ gives: false, takes: true });
  expect(claimsOf(gone, booked)).toEqual({ gives: true, takes: false });
  expect(claimsOf(moved(booked, 60), booked)).toEqual({ gives: true, takes: true });
  expect(claimsOf({ ...booked, note: 'x' }, booked)).toEqual({ gives: false, takes: false });
  expect(claimsOf({ ...booked, status: 'arrived' }, booked)).toEqual({ gives: false, takes: false });
});
