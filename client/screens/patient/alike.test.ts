// Proves that those alike are asked for as soon as the phone, or the name with the birth date, is understood.
import { expect, test } from 'vitest';
import { alikeQuestion } from './alike.ts';
import { registrationFrom } from './registration.ts';

const typed = registrationFrom('فاطمة');
const birth = { day: '٧', month: '3', year: '1988' };

test('[PA54] a name alone, half a phone and half a date ask nobody', () => {
  expect(alikeQuestion(typed)).toBeNull();
  expect(alikeQuestion({ ...typed, phone: '+966', birth: { day: '7', month: '', year: '' } })).toBeNull();
  expect(alikeQuestion({ ...typed, name: ' ', birth })).toBeNull();
});

test('[PA54] a phone asks by itself, a birth date with the name, in either digit set', () => {
  expect(alikeQuestion({ ...typed, name: '', phone: '٠٥٠١٢٣٤٥٦٧' })).toEqual({ name: '', phone: '0501234567' });
  expect(alikeQuestion({ ...typed, birth })).toEqual({ name: 'فاطمة', birthDate: '1988-03-07' });
});

test('[PA54] whoever is corrected is not alike to themselves', () => {
  expect(alikeQuestion({ ...typed, birth }, 'itself')).toMatchObject({ except: 'itself' });
});
