// Tests that contact data has one spelling, however it was typed.
import { expect, test } from 'vitest';
import { birthDate, nationalId, phone } from './contact.ts';

test.each([
  ['0501234567', '0501234567'],
  ['٠٥٠١٢٣٤٥٦٧', '0501234567'],
  ['۰۵۰۱۲۳۴۵۶۷', '0501234567'],
  ['+966 50 123 4567', '+966501234567'],
  ['00966501234567', '+966501234567'],
  ['٠٠٩٦٦-٥٠-١٢٣-٤٥٦٧', '+966501234567'],
  ['(050) 123.4567', '0501234567'],
  ['\u2066+966 50 123 4567\u2069', '+966501234567'],
])('[LA1][PA6] the phone number %j is kept as %s', (typed, kept) => {
  expect(phone.parse(typed)).toBe(kept);
  expect(phone.parse(kept)).toBe(kept);
});

test.each(['', '12345', '1234567890123456', '05o1234567', '+', '05012345;67', '٠٥٠١٢٣٤٥٦٧x', '+966+501234567'])(
  '[PA6] %j is no phone number',
  (typed) => {
    expect(phone.safeParse(typed).error?.issues[0]).toMatchObject({ params: { problem: 'phone' } });
  },
);

test('[LA1] an identity number is kept in ASCII capitals', () => {
  expect(nationalId.parse('١٠ ٢٣-٤٥٦٧٨٩')).toBe('1023456789');
  expect(nationalId.parse('ab12345')).toBe('AB12345');
  expect(nationalId.safeParse('12').success).toBe(false);
  expect(nationalId.safeParse('هوية1234').success).toBe(false);
});

test('[BO8] a date of birth is a real one', () => {
  expect(birthDate.safeParse('2024-02-29').success).toBe(true);
  expect(birthDate.safeParse('2023-02-29').success).toBe(false);
  expect(birthDate.safeParse('1899-12-31').success).toBe(false);
  expect(birthDate.safeParse('1990-1-1').success).toBe(false);
});
