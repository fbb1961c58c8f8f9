// What becomes of work that is not done when the page is loaded anew, another person comes, or the device keeps nothing.
import { expect, test } from 'vitest';
import { HandDesk, move, note } from './testing/hand-desk.ts';
import { HandDevice } from './testing/hand-shelf.ts';
import { TestClock } from './testing/test-clock.ts';

/** A page of an account on a device; any page that was open there before is gone. */
async function opened(on: HandDevice, account: string, clock = new TestClock()): Promise<HandDesk> {
  on.restart();
  return beside(on, account, clock);
}

/** One more page beside those that are open. */
async function beside(on: HandDevice, account: string, clock = new TestClock(2)): Promise<HandDesk> {
  const desk = new HandDesk({ shelf: on.shelf(account), clock });
  await desk.pass(16);
  return desk;
}

test('[SY18][OF1] a command without an answer survives a restart: the same person sends it, with the same id', async () => {
  const on = new HandDevice();
  const before = await opened(on, 'huda');
  await before.connect();
  const { commandId: patientId } = before.live.ask('patient.register', { name: 'Noura' });
  const { commandId } = before.live.ask('appointment.book', before.visit('09:00', patientId));
  await before.pass(16);
  const after = await opened(on, 'huda');
  await after.connect();
  expect(after.store.appointment(commandId)).toBeDefined();
  expect(after.wire.asked('ask')).toMatchObject([{ name: 'patient.register', commandId: patientId }]);
  await after.answerAsk();
  await after.answerAsk();
  await after.push();
  expect(after.store.pending).toEqual([]);
  expect(on.rows.size).toBe(0);
});

test('[OF2] commands of before the restart go out in the order they were given, before any new one', async () => {
  const on = new HandDevice();
  const clock = new TestClock();
  const before = await opened(on, 'huda', clock);
  const given: string[] = [];
  for (const name of ['one', 'two', 'three']) {
    given.push(before.live.ask('patient.register', { name }).commandId);
    await before.pass(5);
  }
  on.restart();
  const after = new HandDesk({ shelf: on.shelf('huda'), clock });
  given.push(after.live.ask('patient.register', { name: 'four' }).commandId);
  await after.pass(16);
  await after.connect();
  expect(after.wire.asked('ask').map((one) => one.commandId)).toEqual(given);
});

test('[SY18][OF3] another person never sees or sends it', async () => {
  const on = new HandDevice();
  const before = await opened(on, 'huda');
  before.live.ask('patient.register', { name: 'Noura' });
  before.live.drafts.put({ key: 'form', kind: 'booking', at: 1, value: 'half a booking' });
  await before.pass(16);
  const other = await opened(on, 'omar');
  await other.connect();
  expect([other.store.pending, other.live.drafts.all, other.wire.asked('ask')]).toEqual([[], [], []]);
  expect(on.rows.size).toBe(2);
});

test('[SY18][OF4] whoever leaves and gives it up leaves nothing on the device: no command, card or draft', async () => {
  const on = new HandDevice();
  const desk = await opened(on, 'huda');
  const { id } = desk.booked('09:00');
  await desk.connect();
  desk.wire.lose();
  move(desk, id, '10:00');
  desk.live.ask('patient.register', { name: 'Noura' });
  desk.live.drafts.put({ key: 'form', kind: 'note', at: 1, value: 'half a note' });
  desk.other('appointment.cancel', { appointmentId: id, baseVersion: 2, reason: 'patient' });
  await desk.connect();
  expect([on.kept('unsent'), on.kept('attention'), on.kept('drafts')].map((kept) => kept.length)).toEqual([1, 1, 1]);
  await desk.live.discard();
  await desk.pass(16);
  expect([on.rows.size, desk.store.pending, desk.store.attention, desk.live.drafts.all]).toEqual([0, [], [], []]);
  expect(desk.store.link.queued).toBe(0);
  desk.live.drafts.put({ key: 'form', kind: 'note', at: 2, value: 'put down by a screen that goes' });
  await desk.pass(16);
  expect(on.rows.size).toBe(0);
});

test('[SY18] a command that was put on top of an earlier one is kept as it will be sent', async () => {
  const on = new HandDevice();
  const before = await opened(on, 'huda');
  const { id } = before.booked('09:00');
  await before.connect();
  note(before, id, 'one');
  note(before, id, 'two');
  await before.answerAsk();
  expect(on.kept('unsent')).toMatchObject([{ input: { baseVersion: 3, base: { note: 'one' } } }]);
});

test('[OF5] a card that needs attention is there after a restart until somebody has dealt with it', async () => {
  const on = new HandDevice();
  const clock = new TestClock();
  const before = await opened(on, 'huda', clock);
  const { id } = before.booked('09:00');
  await before.connect();
  before.wire.lose();
  move(before, id, '10:00');
  before.other('appointment.cancel', { appointmentId: id, baseVersion: 2, reason: 'patient' });
  await before.connect();
  const [card] = before.store.attention;
  const after = await opened(on, 'huda', clock);
  expect(after.store.attention).toMatchObject([{ why: 'no-longer-fits', pending: card?.pending }]);
  after.live.dismiss(card?.pending.commandId ?? '');
  await after.pass(16);
  expect((await opened(on, 'huda', clock)).store.attention).toEqual([]);
});

test('[OF5] a command that becomes a card is on the device as one of them at every moment', async () => {
  const on = new HandDevice();
  const left: number[] = [];
  const remove = on.rows.delete.bind(on.rows);
  on.rows.delete = (key) => {
    const isGone = remove(key);
    left.push(on.rows.size);
    return isGone;
  };
  const desk = await opened(on, 'huda');
  const { id } = desk.booked('09:00');
  await desk.connect();
  desk.wire.lose();
  move(desk, id, '10:00');
  desk.other('appointment.cancel', { appointmentId: id, baseVersion: 2, reason: 'patient' });
  await desk.connect();
  await desk.pass(16);
  expect(desk.store.attention).toHaveLength(1);
  expect([on.kept('unsent'), on.kept('attention')].map((kept) => kept.length)).toEqual([0, 1]);
  expect(left).toEqual([1]);
});

test('[OF6] a draft is there after a restart as it was last put, until it is dropped', async () => {
  const on = new HandDevice();
  const before = await opened(on, 'huda');
  before.live.drafts.put({ key: 'form', kind: 'booking', at: 1, value: { patient: 'Nou' } });
  before.live.drafts.put({ key: 'form', kind: 'booking', at: 2, value: { patient: 'Noura' } });
  before.live.drafts.put({ key: 'note', kind: 'note', at: 3, value: 'fasting' });
  await before.pass(16);
  const after = await opened(on, 'huda');
  expect(after.live.drafts.all.map((one) => one.value)).toEqual(['fasting', { patient: 'Noura' }]);
  after.live.drafts.drop('note');
  await after.pass(16);
  expect((await opened(on, 'huda')).live.drafts.all).toMatchObject([{ key: 'form', at: 2 }]);
});

test('[OF7] two pages of one person do not send the same kept command, and the other takes on what is left', async () => {
  const on = new HandDevice();
  const clock = new TestClock();
  const first = await opened(on, 'huda', clock);
  const { commandId } = first.live.ask('patient.register', { name: 'Noura' });
  await first.pass(16);
  const second = await beside(on, 'huda');
  await second.connect();
  expect(second.wire.asked('ask')).toEqual([]);
  first.live.stop();
  second.awake();
  await second.pass(16);
  expect(second.wire.asked('ask')).toMatchObject([{ commandId }]);
});

test('[OF8] where the device keeps nothing work goes on in memory, and the page knows', async () => {
  const on = new HandDevice();
  on.isBroken = true;
  const desk = await opened(on, 'huda');
  await desk.connect();
  const { answer } = desk.live.ask('patient.register', { name: 'Noura' });
  await desk.answerAsk();
  expect(await answer).toMatchObject({ ok: true });
  expect(desk.live.isKeeping).toBe(false);
});

test('[OF8] a write that fails is known, and forgotten once what it was about is done', async () => {
  const on = new HandDevice();
  const desk = await opened(on, 'huda');
  expect(desk.live.isKeeping).toBe(true);
  await desk.connect();
  on.isBroken = true;
  desk.live.ask('patient.register', { name: 'Noura' });
  await desk.pass(16);
  expect(desk.live.isKeeping).toBe(false);
  on.isBroken = false;
  await desk.answerAsk();
  expect(desk.live.isKeeping).toBe(true);
});

test('[OF9] a command counts as queued once the device has it', async () => {
  const on = new HandDevice();
  const desk = await opened(on, 'huda');
  const { promise, resolve } = Promise.withResolvers<void>();
  on.written = promise;
  desk.live.ask('patient.register', { name: 'Noura' });
  await desk.pass(16);
  expect(desk.store.link.queued).toBe(0);
  resolve();
  await desk.pass(16);
  expect(desk.store.link.queued).toBe(1);
});

test('[OF9] a command is written as it is given and as it goes out, not as it comes back or is taken on', async () => {
  const on = new HandDevice();
  let writes = 0;
  const set = on.rows.set.bind(on.rows);
  on.rows.set = (key, row) => {
    writes += 1;
    return set(key, row);
  };
  const before = await opened(on, 'huda');
  before.live.ask('patient.register', { name: 'Noura' });
  await before.pass(16);
  expect(writes).toBe(1);
  await before.connect();
  expect(writes).toBe(2);
  before.wire.lose();
  await before.pass(16);
  expect(writes).toBe(2);
  writes = 0;
  const after = await opened(on, 'huda');
  expect([writes, after.store.link.queued]).toEqual([1, 1]);
});

test('what is kept and makes no sense any more is passed over', async () => {
  const on = new HandDevice();
  const shelf = on.shelf('huda');
  for (const [key, value] of Object.entries({
    one: { commandId: 'one', name: 'appointment.unheard-of', input: {}, at: 1, tries: 0 },
    two: 'not even a command',
    three: { commandId: 'three', name: 'hold.place', input: {}, at: 1, tries: 0 },
  }))
    await shelf.put('unsent', key, value);
  await shelf.put('attention', 'four', { why: 'refused' });
  await shelf.put('drafts', 'five', null);
  const desk = await opened(on, 'huda');
  expect([desk.store.pending, desk.store.attention, desk.live.drafts.all]).toEqual([[], [], []]);
});
