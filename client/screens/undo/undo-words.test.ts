// Proves that taking back is told in words: what is as it was again, why it cannot be, and whose changes stayed.
import { expect, test } from 'vitest';
import type { CommandOutput } from '#shared/contract/commands.ts';
import type { Language } from '#shared/model/caller.ts';
import { clinicOf, idOf, scheduleOf } from '#server/testing/nouns.ts';
import { paperStage } from '#server/testing/stage.ts';
import { plain as withoutMarks, wording } from '#server/testing/wording.ts';
import { mergedWords, notUndoneWords, undoneWords } from './undo-words.ts';

const visit = { ...paperStage.visit, startWall: '2026-11-22T09:00' };
const undone: CommandOutput<'command.undo'> = {
  undoes: idOf(1),
  appointments: [visit],
  patients: [],
  holds: [],
  closures: [],
  series: [],
  schedules: [],
  clinics: [],
};

function factsIn(language: Language) {
  return { ...wording(language), patientOf: () => 'Fatima', scheduleOf: () => 'Dr Sara' };
}
const plain = (text: string | null) => text && withoutMarks(text);

test('[UN31] what was taken back is said by how it stands again, and what was done again by whose it is', () => {
  const said = (name: Parameters<typeof undoneWords>[0], language: Language = 'en') =>
    plain(undoneWords(name, 'undo', undone, factsIn(language)));
  expect(said('appointment.move')).toMatch(/^Undone: Fatima is at Sunday, November 22, 09:00.*09:15 again$/);
  expect(said('appointment.advance')).toBe('Undone: Fatima is “Booked” again');
  expect(said('appointment.book')).toBe('Undone: Fatima is not booked');
  expect(said('appointment.advance', 'ar')).toBe('تم التراجع: عادت حالة Fatima إلى «محجوز»');
  expect(plain(undoneWords('appointment.move', 'redo', undone, factsIn('en')))).toBe('Done again: Fatima');
  const nothing = { ...undone, appointments: [] };
  expect(undoneWords('appointment.move', 'undo', nothing, factsIn('en'))).toBe('Undone before it was sent');
});

test('[HR27][UN31] hours and the clinic’s days that were taken back are said by whose they are, whatever became of visits', () => {
  const schedules = [scheduleOf(11)];
  const said = (how: 'undo' | 'redo', back: Partial<typeof undone>) =>
    plain(undoneWords('schedule.set-hours', how, { ...undone, ...back }, factsIn('en')));
  expect(said('undo', { schedules })).toBe('Undone: the schedule of Dr Sara is as before');
  expect(said('redo', { schedules, appointments: [] })).toBe('Done again: the schedule of Dr Sara');
  expect(said('undo', { clinics: [clinicOf()] })).toBe('Undone: the clinic’s settings are as before');
  expect(said('redo', { clinics: [clinicOf()] })).toBe('Done again: the clinic’s settings');
});

test('[CC39] closed time that was taken back is said by whose time is open or closed again', () => {
  const closure = { ...undone.closures[0], active: false } as (typeof undone.closures)[number];
  const said = (active: boolean) => {
    const back = { ...undone, appointments: [], closures: [{ ...closure, active }] };
    return plain(undoneWords('schedule.close', 'undo', back, factsIn('en')));
  };
  expect([said(false), said(true)]).toEqual(['Dr Sara is open again.', 'Dr Sara is closed again.']);
});

test('[SR49] a series that was taken back is told as a whole, by whose it is', () => {
  const series = { kind: 'visits', patientId: idOf(30), scheduleIds: [idOf(11)] } as (typeof undone.series)[number];
  const visits = Array.from({ length: 8 }, () => visit);
  const said = (name: Parameters<typeof undoneWords>[0], how: 'undo' | 'redo' = 'undo', language: Language = 'en') =>
    plain(undoneWords(name, how, { ...undone, appointments: visits, series: [series] }, factsIn(language)));
  expect(said('series.start')).toBe('Taken back: the series of Fatima with 8 visits.');
  expect(said('series.start', 'undo', 'ar')).toBe('جرى التراجع: أُلغيت سلسلة Fatima وفيها 8 مواعيد.');
  expect(said('series.change')).toBe('Taken back: the series of Fatima is as it was.');
  expect(said('series.end')).toBe('Taken back: the series of Fatima goes on.');
  expect(said('series.start', 'redo')).toBe('Done again: the series of Fatima.');
  const closed = { ...series, kind: 'closures', patientId: null } as typeof series;
  const of = (how: 'undo' | 'redo', name: Parameters<typeof undoneWords>[0] = 'schedule.close-series') =>
    plain(undoneWords(name, how, { ...undone, appointments: [], series: [closed] }, factsIn('en')));
  expect(of('undo')).toBe('Taken back: the time of Dr Sara is open as it was.');
  expect(of('redo')).toBe('Done again: the closing of Dr Sara that repeats.');
  expect(of('undo', 'series.end')).toBe('Done again: the closing of Dr Sara that repeats.');
  expect(of('redo', 'series.end')).toBe('Dr Sara is open again.');
});

test('[UN31] every reason not to take something back has a sentence', () => {
  const { t } = factsIn('en');
  expect(notUndoneWords('too-old', '', t)).toContain('ten minutes');
  expect(plain(notUndoneWords('slot-taken', 'Fatima', t))).toContain('the old time of Fatima has been taken');
  expect(notUndoneWords('unavailable', '', t)).toContain('connection');
  expect(notUndoneWords('something-new', '', t)).toBe('This cannot be undone now.');
});

test('[CO26] what was merged says whose change of what was kept', () => {
  const huda = { by: { id: idOf(5), name: 'Huda' }, at: '2026-11-22T07:31:00.000Z' };
  const merged = [{ field: 'note', ...huda }];
  expect(plain(mergedWords(merged, factsIn('en')))).toBe('Saved. Huda’s change of the note was kept.');
  expect(plain(mergedWords(merged, factsIn('ar')))).toBe('حُفظ، وبقي تغيير Huda في الملاحظة.');
  const place = [{ field: 'scheduleIds', ...huda }];
  expect(plain(mergedWords(place, factsIn('en')))).toContain('the practitioner or room');
  const two = [...merged, { field: 'tags', by: { id: idOf(6), name: 'Mona' }, at: huda.at }];
  expect(plain(mergedWords(two, factsIn('en')))).toBe('Saved. A colleague’s change of the note and the tags was kept.');
  expect(mergedWords([], factsIn('en'))).toBeNull();
});
