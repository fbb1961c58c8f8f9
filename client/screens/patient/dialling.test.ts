// Proves that a number as it was typed becomes the one a messenger dials.
import { expect, test } from 'vitest';
import { chatAddress, internationalDigits } from './dialling.ts';

test.each([
  ['+966501234567', 'SA', '966501234567'],
  ['0501234567', 'SA', '966501234567'],
  ['501234567', 'SA', '966501234567'],
  ['966501234567', 'SA', '966501234567'],
  ['00966501234567', 'EG', '966501234567'],
  ['01012345678', 'EG', '201012345678'],
  ['33123456', 'BH', '97333123456'],
  ['0501234567', 'AE', '971501234567'],
  ['99123456', 'KW', '96599123456'],
  ['+201012345678', 'SA', '201012345678'],
  ['0790123456', 'JO', '962790123456'],
])('[PA44] %s in a clinic of %s is dialled %s', (phone, region, dialled) => {
  expect(internationalDigits(phone, region)).toBe(dialled);
});

test('[PA44] a local number of a land nobody wrote down, and a number no exchange has, are not dialled', () => {
  expect(internationalDigits('0501234567', 'AQ')).toBeNull();
  expect(internationalDigits('012', 'SA')).toBeNull();
  expect(internationalDigits('+9665012345678901', 'SA')).toBeNull();
});

test('[PA44] a text goes with the number letter by letter, and no text is no question mark', () => {
  expect(chatAddress('966501234567', 'الأحد & ٩')).toBe(
    `https://wa.me/966501234567?text=${encodeURIComponent('الأحد & ٩')}`,
  );
  expect(chatAddress('966501234567', '')).toBe('https://wa.me/966501234567');
});
