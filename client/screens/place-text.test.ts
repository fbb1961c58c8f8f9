// Proves that a page's address keeps what is shown, and survives whatever somebody types into it.
import { expect, test } from 'vitest';
import { addressOf, placeOf, shortId } from './place-text.ts';

test('a plain address leaves everything to the page', () => {
  const place = placeOf('/', '');
  expect(place).toMatchObject({ path: '/', view: null, date: null, columns: null, withCancelled: false });
  expect(addressOf(place)).toBe('/');
});

test('[GR30][PA40] what is shown comes back from its own address', () => {
  const place = {
    ...placeOf('/doctor', ''),
    view: 'week' as const,
    date: '2026-11-22',
    columns: [shortId('5b0cf6a6-5a2f-5b6e-9a3c-2f0f6f1f7f00'), shortId('0193aaaa-bbbb-7ccc-8ddd-eeeeffff0000')],
    status: 'checked-in' as const,
    withCancelled: true,
    appointmentId: '0193aaaa-bbbb-7ccc-8ddd-eeeeffff0000',
    patientId: '0193aaaa-bbbb-7ccc-8ddd-eeeeffff0002',
    at: '2026-11-20T06:12:04.120Z',
    by: '0193aaaa-bbbb-7ccc-8ddd-eeeeffff0001',
  };
  const [path = '', search = ''] = addressOf(place).split('?');
  expect(placeOf(path, search)).toEqual(place);
});

test('nonsense in an address is left out', () => {
  const place = placeOf('/', '?view=month&date=2026-02-30&status=asleep&at=yesterday');
  expect(place).toMatchObject({ view: null, date: null, status: null, at: null });
});

test('[DA34] the visits nobody has confirmed have an address of their own', () => {
  const place = placeOf('/', '?view=list&date=2026-11-22&status=unconfirmed');
  expect(place).toMatchObject({ view: 'list', date: '2026-11-22', status: 'unconfirmed' });
  expect(addressOf(place)).toBe('/?view=list&date=2026-11-22&status=unconfirmed');
});

test('columns that were made in one minute are told apart', () => {
  const made = ['019aa0b1-2c3d-7000-8aaa-000000000001', '019aa0b1-2c3e-7000-8aaa-0000000000b2'];
  expect(new Set(made.map(shortId)).size).toBe(2);
});
