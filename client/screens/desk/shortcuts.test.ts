// Proves that the desk's keys mean the same on every layout, and stay away where somebody types.
import { expect, test } from 'vitest';
import { barStepOf, deskKeyOf, isOfText } from './shortcuts.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('[GR15] a key is known by its place, whatever letter the layout puts there', () => {
  expect(deskKeyOf({ ...plain, code: 'KeyN', key: 'ى' }, true)).toEqual({ does: 'new' });
  expect(deskKeyOf({ ...plain, code: 'Slash', key: 'ظ' }, true)).toEqual({ does: 'find' });
  expect(deskKeyOf({ ...plain, shiftKey: true, code: 'Slash', key: '؟' }, true)).toEqual({ does: 'help' });
});

test('[GR15] single keys can be off while the others still act', () => {
  expect(deskKeyOf({ ...plain, code: 'KeyT', key: 't' }, false)).toBeNull();
  expect(deskKeyOf({ ...plain, code: 'Digit3', key: '3' }, false)).toBeNull();
  expect(deskKeyOf({ ...plain, ctrlKey: true, code: 'KeyK', key: 'k' }, false)).toEqual({ does: 'menu' });
  expect(deskKeyOf({ ...plain, shiftKey: true, code: 'F6', key: 'F6' }, false)).toEqual({ does: 'region', by: -1 });
});

test('[UN30] Ctrl Z takes back, Ctrl Shift Z and Ctrl Y do it again, and a text keeps its own', () => {
  const control = { ...plain, ctrlKey: true };
  const undo = deskKeyOf({ ...control, code: 'KeyZ', key: 'ئ' }, false);
  expect(undo).toEqual({ does: 'undo' });
  expect(deskKeyOf({ ...control, shiftKey: true, code: 'KeyZ', key: 'Z' }, false)).toEqual({ does: 'redo' });
  expect(deskKeyOf({ ...control, code: 'KeyY', key: 'y' }, false)).toEqual({ does: 'redo' });
  expect(undo && isOfText(undo)).toBe(true);
  expect(isOfText({ does: 'find' })).toBe(false);
});

test('keys with Ctrl or Alt belong to the browser', () => {
  expect(deskKeyOf({ ...plain, ctrlKey: true, code: 'KeyN', key: 'n' }, true)).toBeNull();
  expect(deskKeyOf({ ...plain, altKey: true, code: 'KeyD', key: 'd' }, true)).toBeNull();
});

test('the page keys step through days', () => {
  expect(barStepOf({ ...plain, code: 'PageDown', key: 'PageDown' })).toBe(1);
  expect(barStepOf({ ...plain, code: 'PageUp', key: 'PageUp' })).toBe(-1);
  expect(barStepOf({ ...plain, shiftKey: true, code: 'PageUp', key: 'PageUp' })).toBeNull();
});

test('[AV53] E looks for the first free time', () => {
  expect(deskKeyOf({ ...plain, code: 'KeyE', key: 'ث' }, true)).toEqual({ does: 'first-free' });
});

test('[DA8] G goes to a date, and Ctrl P prints the day', () => {
  expect(deskKeyOf({ ...plain, code: 'KeyG', key: 'ل' }, true)).toEqual({ does: 'date' });
  expect(deskKeyOf({ ...plain, ctrlKey: true, code: 'KeyP', key: 'p' }, false)).toEqual({ does: 'print' });
});
