// Proves that an open list of free times never moves under a hand: taken times fade in place, new ones wait.
import { expect, test } from 'vitest';
import { instantOf } from '#shared/time/instant.ts';
import { FADE_MS, firstShown, justTaken, nextEnd, type Shown, slotName, steadied } from './steady.ts';

const NOW = Date.UTC(2026, 10, 20, 6);
const slot = (minutes: number, who = 'sara') => ({
  start: instantOf(NOW + minutes * 60_000),
  end: instantOf(NOW + (minutes + 30) * 60_000),
  scheduleIds: [who],
});
const loose = { now: NOW, isHeld: false, focused: null, isOwn: () => false };
const held = { ...loose, isHeld: true };
/** Minutes of what is shown, those that are taken with a minus. */
const minutes = (shown: readonly Shown[]) =>
  shown.map(({ slot: { start }, takenAt }) => ((Date.parse(start) - NOW) / 60_000) * (takenAt === null ? 1 : -1));

test('[AV47] a time that is taken stays where it stands for a moment, and goes by itself', () => {
  const before = firstShown([slot(15), slot(30), slot(45)]);
  const after = steadied(before, [slot(15), slot(45)], loose);
  expect(minutes(after)).toEqual([15, -30, 45]);
  expect(justTaken(before, after)).toEqual([slot(30)]);
  expect(justTaken(after, after)).toEqual([]);
  expect(nextEnd(after, loose)).toBe(NOW + FADE_MS);
  expect(minutes(steadied(after, [slot(15), slot(45)], { ...loose, now: NOW + FADE_MS - 1 }))).toEqual([15, -30, 45]);
  expect(minutes(steadied(after, [slot(15), slot(45)], { ...loose, now: NOW + FADE_MS }))).toEqual([15, 45]);
});

test('[AV47] the time that has the focus stays, taken, until the focus goes elsewhere', () => {
  const on = { ...loose, focused: slotName(slot(30)) };
  const after = steadied(firstShown([slot(15), slot(30), slot(45)]), [slot(45)], on);
  expect(minutes(after)).toEqual([-15, -30, 45]);
  const later = steadied(after, [slot(45)], { ...on, now: NOW + FADE_MS });
  expect(minutes(later)).toEqual([-30, 45]);
  expect(nextEnd(later, on)).toBeNull();
  expect(minutes(steadied(later, [slot(45)], { ...loose, now: NOW + FADE_MS }))).toEqual([45]);
});

test('[AV47] nothing moves while a pointer is in the list: what is taken stays, new times come last', () => {
  const before = firstShown([slot(15), slot(45)]);
  const after = steadied(before, [slot(30), slot(45), slot(60)], held);
  expect(minutes(after)).toEqual([-15, 45, 60]);
  const later = { ...held, now: NOW + 10 * FADE_MS };
  expect(minutes(steadied(after, [slot(30), slot(45), slot(60)], later))).toEqual([-15, 45, 60]);
  expect(nextEnd(after, held)).toBeNull();
  expect(minutes(steadied(after, [slot(30), slot(45), slot(60)], { ...later, isHeld: false }))).toEqual([30, 45, 60]);
});

test('[AV47] a time that is free again is offered again in its place', () => {
  const taken = steadied(firstShown([slot(15), slot(30)]), [slot(30)], held);
  expect(minutes(steadied(taken, [slot(15), slot(30)], held))).toEqual([15, 30]);
});

test('[AV47] what this person took, and what has passed, goes at once', () => {
  const before = firstShown([slot(15), slot(30), slot(45)]);
  const own = { ...held, isOwn: ({ start }: { start: string }) => start === slot(30).start };
  expect(minutes(steadied(before, [slot(15), slot(45)], own))).toEqual([15, 45]);
  expect(minutes(steadied(before, [slot(30), slot(45)], { ...held, now: NOW + 15 * 60_000 }))).toEqual([30, 45]);
});

test('[AV47] an answer keeps its own order, whatever the times in it', () => {
  const before = firstShown([slot(45), slot(15, 'omar'), slot(30)]);
  expect(steadied(before, [slot(45), slot(15, 'omar'), slot(30)], loose)).toBe(before);
  expect(minutes(steadied(before, [slot(45), slot(30), slot(60)], loose))).toEqual([45, -15, 30, 60]);
});

test('[AV47] a list that is the same stays the same object, and people at one time keep the order of the answer', () => {
  const before = firstShown([slot(15, 'omar'), slot(15, 'sara')]);
  expect(steadied(before, [slot(15, 'omar'), slot(15, 'sara')], loose)).toBe(before);
  const after = steadied(before, [slot(15, 'huda'), slot(15, 'omar'), slot(15, 'sara')], loose);
  expect(after.map((one) => one.slot.scheduleIds[0])).toEqual(['huda', 'omar', 'sara']);
});
