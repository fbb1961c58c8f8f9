// Tests that a code read off a wall is understood however it is typed.
import { expect, test } from 'vitest';
import { PAIRING_ALPHABET, spelledCode, typedCode } from './pairing-code.ts';

test('[DI2] a code is three and two signs, none of which looks like another from across a room', () => {
  expect(spelledCode('K7M42')).toBe('K7M-42');
  expect(PAIRING_ALPHABET).toMatch(/^[A-Z2-9]+$/);
  expect(Array.from('01OILZSBU').filter((one) => PAIRING_ALPHABET.includes(one))).toEqual([]);
  expect(new Set(PAIRING_ALPHABET).size).toBe(PAIRING_ALPHABET.length);
});

test('[DI2] a code is taken in small letters, with Arabic digits, spaces or another dash, and for what looks like it', () => {
  for (const typed of ['K7M-42', ' k7m42 ', 'k7m 42', 'K7M–42', 'k٧m-٤٢', 'K 7 M - 4 Z'])
    expect([typed, typedCode(typed)]).toEqual([typed, 'K7M42']);
  for (const typed of ['', 'K7M-4', 'K7M-421', 'K7M-4!', 'K0M-42', 'ك7M-42'])
    expect([typed, typedCode(typed)]).toEqual([typed, null]);
});
