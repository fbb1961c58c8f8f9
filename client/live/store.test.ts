// The picture of one desk: who is told of what, and which days it knows.
import { expect, test } from 'vitest';
import { deskWith, HandDesk, note, shown } from './testing/hand-desk.ts';
import { at, schedules, TODAY, today } from './testing/model-settings.ts';

test('[SY16] each listener is told once a frame, and only of what changed', async () => {
  const { desk, booked } = await deskWith('09:00', '10:00');
  const [first = '', second = ''] = booked;
  const told: string[] = [];
  for (const id of [first, second]) desk.store.subscribe(`appointment:${id}`, () => told.push(id));
  const before = shown(desk, second);
  const column = desk.store.column(schedules[0] ?? '', TODAY);
  const known = { appointmentId: first, baseVersion: 0 };
  desk.other('appointment.edit', { ...known, base: { note: '' }, note: 'one' });
  desk.other('appointment.edit', { ...known, base: { note: 'one' }, note: 'two' });
  await desk.push();
  expect(told).toEqual([first]);
  expect(shown(desk, second)).toBe(before);
  expect(desk.store.column(schedules[0] ?? '', TODAY)).not.toBe(column);
  expect(desk.store.column(schedules[1] ?? '', TODAY)).toBe(desk.store.column(schedules[1] ?? '', TODAY));
});

test('[SY17] the patient of a booking that somebody else made is read when nobody here knows them', async () => {
  const desk = new HandDesk();
  const { id: patientId } = desk.other('patient.register', { name: 'Noura' });
  await desk.connect();
  desk.rows = [];
  desk.other('appointment.book', desk.visit('09:00', patientId));
  await desk.push();
  expect(desk.store.patient(patientId)).toBeUndefined();
  await desk.pass(100);
  const [question] = desk.wire.asked('read');
  expect(question).toMatchObject({ name: 'calendar.range', input: { from: at('09:00'), to: at('09:15') } });
  await desk.answerRead();
  expect(desk.store.patient(patientId)?.name).toBe('Noura');
});

test('[SY17] a patient found by a search is known by name before anybody has booked them', async () => {
  const desk = new HandDesk();
  const { id: patientId } = desk.other('patient.register', { name: 'Noura' });
  await desk.connect();
  void desk.live.read('patient.search', { text: 'nou' });
  const { epoch, head: version } = desk.clinic;
  desk.wire.answer('read', { ok: true, value: [desk.clinic.patient(patientId)], epoch, version });
  await desk.pass(16);
  desk.live.ask('appointment.book', desk.visit('09:00', patientId));
  expect(desk.store.patient(patientId)?.name).toBe('Noura');
});

test('[SY12] the window moves with the days that are looked at, and only what is missing is read', async () => {
  const { desk } = await deskWith('09:00');
  const [soon, later, far] = [1, 6, 8].map((days) => ({ from: at('00:00', days), to: at('00:00', days + 1) }));
  if (!soon || !later || !far) throw new Error('three days');
  desk.live.show(soon);
  expect(desk.wire.asked('read')).toEqual([]);
  desk.booked('11:00');
  desk.live.show(later);
  expect(desk.wire.asked('read')).toMatchObject([{ input: { from: at('00:00', 8), to: at('00:00', 14) } }]);
  expect([desk.store.covers(later), desk.store.covers(far)]).toEqual([true, false]);
  await desk.answerRead();
  expect(desk.store.covers(far)).toBe(true);
  await desk.push();
  expect(desk.store.calendar(today)).toEqual(desk.clinic.within(today));
});

test('[SY12] days that left the window are gone, and are read again when somebody goes back', async () => {
  const { desk } = await deskWith('09:00');
  desk.live.show({ from: at('00:00', 30), to: at('00:00', 31) });
  await desk.answerRead();
  expect(desk.store.calendar(today)).toEqual([]);
  desk.live.show(today);
  await desk.answerRead();
  expect(desk.store.calendar(today)).toEqual(desk.clinic.within(today));
});

test('what others did is told, and never what this desk did itself', async () => {
  const { desk, first } = await deskWith('09:00');
  const told: unknown[] = [];
  desk.live.onRemote(({ by, events, fresh }) => told.push([by?.name, events.map((one) => one.type), fresh]));
  note(desk, first, 'mine');
  await desk.answerAsk();
  desk.booked('12:00');
  await desk.push();
  expect(told).toEqual([
    ['Omar', ['patient.registered'], true],
    ['Omar', ['appointment.booked'], true],
  ]);
});
