// Contact data as people type it: either digit set, spaces and dashes, written down in one spelling.
import { z } from 'zod';
import { toLatinDigits } from '#shared/i18n/digits.ts';

const PHONE = /^\+?\d{6,15}$/;

function spoken(text: string): string {
  return toLatinDigits(text)
    .replaceAll(/[\s().\-\u200e\u200f\u2066-\u2069]/g, '')
    .replace(/^00/, '+');
}

/** A phone number: 6 to 15 digits of any set, an optional leading + or 00; kept as ASCII without spaces. */
export const phone = z
  .string()
  .max(40)
  .refine((text) => PHONE.test(spoken(text)), { params: { problem: 'phone' } })
  .overwrite((text) => (PHONE.test(spoken(text)) ? spoken(text) : text));

/** A national identity number: 4 to 20 letters or digits; kept as ASCII upper case. */
export const nationalId = z
  .string()
  .max(40)
  .refine((text) => /^[A-Za-z\d]{4,20}$/.test(spoken(text)), { params: { problem: 'format' } })
  .overwrite((text) => spoken(text).toUpperCase());

/** A civil date of birth from 1900 on. */
export const birthDate = z.iso
  .date()
  .refine((text) => text >= '1900-01-01' && text < '2200', { params: { problem: 'format' } });

/** An e-mail address in the one spelling accounts are kept in: small letters, no spaces around it. */
export const email = z
  .string()
  .max(254)
  .overwrite((text) => text.trim().toLowerCase())
  .refine((text) => z.email().safeParse(text).success, { params: { problem: 'email' } });
