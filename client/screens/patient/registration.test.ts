// Proves that a registration starts from what was searched for and says what is wrong before anybody is asked.
import { expect, test } from 'vitest';
import { birthDateOf, registerInput, registrationFaults, registrationFrom } from './registration.ts';

const TODAY = '2026-11-20';
const known = { ...registrationFrom('نورة القحطاني'), birth: { day: '٧', month: '3', year: '١٩٨٨' } };

test('a name that was searched for is the name, a number is the phone in 0-9', () => {
  expect(registrationFrom(' نورة ')).toMatchObject({ name: 'نورة', phone: '' });
  expect(registrationFrom('٠٥٠ ١٢٣٤٥٦٧')).toMatchObject({ name: '', phone: '050 1234567' });
});

test('a birth date is read in either digit set, and nothing typed is no date', () => {
  expect(birthDateOf(known.birth)).toBe('1988-03-07');
  expect(birthDateOf({ day: '', month: ' ', year: '' })).toBeNull();
});

test('what is not known is not sent', () => {
  expect(registerInput(registrationFrom('Lina Q.'))).toEqual({ name: 'Lina Q.' });
});

test.each([
  [{ name: '  ' }, 'name', 'required'],
  [{ phone: '12' }, 'phone', 'phone'],
  [{ nationalId: '1' }, 'nationalId', 'format'],
  [{ birth: { day: '30', month: '2', year: '1990' } }, 'birthDate', 'date'],
  [{ birth: { day: '3', month: '', year: '' } }, 'birthDate', 'date'],
  [{ birth: { day: '21', month: '11', year: '2026' } }, 'birthDate', 'in-future'],
])('%o is told at %s', (wrong, path, problem) => {
  expect(registrationFaults({ ...known, ...wrong }, TODAY)).toMatchObject([{ path, problem }]);
});

test('a full registration has no fault', () => {
  expect(registrationFaults({ ...known, phone: '٠٥٠١٢٣٤٥٦٧', sex: 'female' }, TODAY)).toEqual([]);
});
