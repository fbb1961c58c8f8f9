// Proves that a visit is seen where "show in calendar" leads: on its day, with its column, hidden by no filter.
import { expect, test } from 'vitest';
import { placeOf, shortId } from '#client/screens/place-text.ts';
import { idOf, scheduleOf } from '#server/testing/nouns.ts';
import { placeOfVisit } from './place-of-visit.ts';

const [sara, omar, room] = [
  scheduleOf(1, { kind: 'practitioner' }),
  scheduleOf(2, { kind: 'practitioner' }),
  scheduleOf(3, { kind: 'room' }),
];
const visit = {
  id: idOf(31),
  scheduleIds: [room.id, sara.id],
  startWall: '2026-11-22T09:00',
  status: 'booked' as const,
};
const caller = { role: 'doctor', scheduleId: omar.id } as never;
const at = (address: string, view: 'day' | 'week' | 'list' = 'day') => {
  const [path = '', search = ''] = address.split('?');
  const all = [sara, omar, room];
  return { place: placeOf(path, search), today: '2026-11-20', view, schedules: all, shown: all, caller };
};

test('[PA48] the day is the visit’s and its sheet is open; today needs no date', () => {
  expect(placeOfVisit(visit, at('/'))).toEqual({
    appointmentId: visit.id,
    date: '2026-11-22',
    at: null,
    by: null,
    of: null,
  });
  expect(placeOfVisit({ ...visit, startWall: '2026-11-20T09:00' }, at('/')).date).toBeNull();
});

test('[PA48] the week becomes its practitioner’s, a hidden column is shown, a filter it does not pass goes', () => {
  expect(placeOfVisit(visit, at('/?view=week', 'week')).scheduleId).toBe(sara.id);
  expect(placeOfVisit(visit, at('/?columns=abcdef12')).columns).toEqual(['abcdef12', shortId(sara.id)]);
  expect(placeOfVisit(visit, at('/?status=arrived')).status).toBeNull();
  expect(placeOfVisit(visit, at('/?status=booked'))).not.toHaveProperty('status');
  expect(placeOfVisit({ ...visit, status: 'cancelled' }, at('/')).withCancelled).toBe(true);
});

test('[PA48] a column somebody hid for themselves is shown on this page, and nothing of it is kept', () => {
  const hidden = { ...at('/'), shown: [omar, room] };
  expect(placeOfVisit(visit, hidden).columns).toEqual([omar, room, sara].map(({ id }) => shortId(id)));
  expect(placeOfVisit(visit, { ...hidden, view: 'week' })).not.toHaveProperty('columns');
  expect(placeOfVisit(visit, { ...hidden, schedules: [omar, room] })).not.toHaveProperty('columns');
});

test('[PA48] on a doctor’s own page a colleague’s visit leads to the desk', () => {
  expect(placeOfVisit(visit, at('/doctor', 'week'))).toMatchObject({ path: '/', view: 'day' });
  expect(placeOfVisit({ ...visit, scheduleIds: [omar.id] }, at('/doctor', 'week'))).not.toHaveProperty('path');
});
