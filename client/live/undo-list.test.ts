// What one desk can take back, its line worked by hand.
import { describe, expect, test } from 'vitest';
import { MINUTE } from '#shared/time/instant.ts';
import { deskWith, move, note, shown } from './testing/hand-desk.ts';
import { at } from './testing/model-settings.ts';

describe('taking back', () => {
  test('[UN20] a command that was never sent is withdrawn: nobody else hears of it', async () => {
    const { desk, first } = await deskWith('09:00');
    desk.wire.lose();
    const { commandId, answer } = move(desk, first, '10:00');
    expect(desk.live.undo.entries.undo).toMatchObject({ commandId, name: 'appointment.move', on: { id: first } });
    expect(await desk.live.undo.take(commandId)).toMatchObject({ ok: true, outcome: 'noop' });
    expect(await answer).toEqual({ ok: false, code: 'withdrawn' });
    await desk.pass(16);
    expect([shown(desk, first).start, desk.store.pending]).toEqual([at('09:00'), []]);
    await desk.connect();
    expect([desk.wire.asked('ask'), desk.live.undo.entries]).toEqual([[], { undo: null, redo: null }]);
  });

  test('[UN20] what stood on a withdrawn booking lies among the cards', async () => {
    const { desk } = await deskWith();
    const { id: patientId } = desk.other('patient.register', { name: 'Noura' });
    desk.wire.lose();
    const { commandId } = desk.live.ask('appointment.book', desk.visit('09:00', patientId));
    note(desk, commandId, 'for later');
    await desk.live.undo.take(commandId);
    await desk.pass(16);
    expect(desk.store.attention).toMatchObject([{ why: 'needed-another', pending: { name: 'appointment.edit' } }]);
  });

  test('[UN21] a command on its way is waited for first; the one before it is next meanwhile', async () => {
    const { desk, first } = await deskWith('09:00');
    const { commandId: earlier } = note(desk, first, 'mine');
    await desk.answerAsk();
    const { commandId } = move(desk, first, '10:00');
    const undone = desk.live.undo.take(commandId);
    expect(desk.live.undo.entries.undo?.commandId).toBe(earlier);
    expect(desk.wire.asked('ask').map((one) => one.name)).toEqual(['appointment.move']);
    await desk.answerAsk();
    expect(desk.wire.asked('ask')).toMatchObject([{ name: 'command.undo', input: { commandId } }]);
    await desk.answerAsk();
    await desk.push();
    expect(await undone).toMatchObject({ ok: true });
    expect(shown(desk, first)).toMatchObject({ start: at('09:00'), note: 'mine' });
  });

  test('[UN21] one that turns out to be refused is not asked to be taken back', async () => {
    const { desk, first } = await deskWith('09:00', '10:00');
    const { commandId } = move(desk, first, '10:00');
    const undone = desk.live.undo.take(commandId);
    await desk.answerAsk();
    expect(await undone).toMatchObject({ ok: false, code: 'not-found' });
    expect([desk.wire.asked('ask'), desk.live.undo.entries.undo]).toEqual([[], null]);
  });

  test('[UN22] can itself be taken back, again and again, under the id of the last', async () => {
    const { desk, first } = await deskWith('09:00');
    move(desk, first, '10:00');
    await desk.answerAsk();
    for (const start of ['09:00', '10:00', '09:00', '10:00']) {
      const { undo, redo } = desk.live.undo.entries;
      const next = start === '09:00' ? undo : redo;
      const taken = desk.live.undo.take(next?.commandId ?? '');
      await desk.pass(0);
      await desk.answerAsk();
      await desk.push();
      expect(await taken).toMatchObject({ ok: true, value: { undoes: next?.commandId } });
      expect(shown(desk, first).start).toBe(at(start));
    }
    expect(desk.live.undo.entries.undo).toMatchObject({ name: 'appointment.move', on: { id: first } });
  });

  test('[UN22] is over for redo as soon as this desk does something new', async () => {
    const { desk, first } = await deskWith('09:00');
    const { commandId } = move(desk, first, '10:00');
    await desk.answerAsk();
    const taken = desk.live.undo.take(commandId);
    await desk.pass(0);
    await desk.answerAsk();
    await taken;
    expect(desk.live.undo.entries.redo).not.toBeNull();
    note(desk, first, 'new');
    expect(desk.live.undo.entries.redo).toBeNull();
  });

  test('[UN23] a conflict leaves it to be tried again; what is too old for the server is dropped', async () => {
    const { desk, first } = await deskWith('09:00');
    const { commandId } = move(desk, first, '10:00');
    await desk.answerAsk();
    const base = { start: at('10:00'), durationMinutes: 15, scheduleIds: shown(desk, first).scheduleIds };
    const { serviceId } = shown(desk, first);
    desk.other('appointment.move', {
      appointmentId: first,
      baseVersion: 3,
      base: { ...base, serviceId },
      start: at('12:00'),
    });
    const conflict = desk.live.undo.take(commandId);
    await desk.pass(0);
    await desk.answerAsk();
    expect(await conflict).toMatchObject({ ok: false, code: 'conflict' });
    expect(desk.live.undo.entries.undo?.commandId).toBe(commandId);
    const tooOld = desk.live.undo.take(commandId);
    await desk.pass(0);
    desk.wire.answer('ask', { ok: false, code: 'too-old', detail: '' });
    await tooOld;
    expect(desk.live.undo.entries.undo).toBeNull();
  });

  test('[UN23] nothing stays for longer than ten minutes, and nothing that cannot be taken back', async () => {
    const { desk, first } = await deskWith('09:00');
    const told: unknown[] = [];
    desk.store.subscribe('undo', () => told.push(desk.live.undo.entries.undo?.name ?? null));
    note(desk, first, 'mine');
    await desk.answerAsk();
    await desk.pass(5 * MINUTE);
    desk.live.ask('appointment.cancel', { appointmentId: first, baseVersion: 3, reason: 'patient' });
    desk.wire.answer('ask', { ok: false, code: 'forbidden', detail: '' });
    await desk.pass(16);
    expect(desk.live.undo.entries.undo?.name).toBe('appointment.edit');
    await desk.pass(5 * MINUTE);
    expect([desk.live.undo.entries.undo, told.at(-1)]).toEqual([null, null]);
  });

  test('[UN23] a booking of a hold can be taken back like any other', async () => {
    const { desk } = await deskWith();
    const { id: patientId } = desk.other('patient.register', { name: 'Noura' });
    const { scheduleIds, serviceId, start } = desk.visit('09:00', patientId);
    const placed = desk.live.attempt('hold.place', { scheduleIds, serviceId, start });
    await desk.pass(0);
    await desk.answerAsk();
    const hold = await placed;
    expect(desk.live.undo.entries.undo).toBeNull();
    const booked = desk.live.attempt('hold.book', { holdId: hold.ok ? hold.value.id : '', patientId });
    await desk.pass(0);
    await desk.answerAsk();
    const { commandId } = (await booked) as { commandId: string };
    expect(desk.live.undo.entries.undo).toMatchObject({ commandId, name: 'hold.book', on: { noun: 'appointment' } });
  });
});
