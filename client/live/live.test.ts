// One desk, its line worked by hand: what it shows while commands, answers and rows are on their way.
import { describe, expect, test } from 'vitest';
import { deskWith, move, note, shown } from './testing/hand-desk.ts';
import { at, schedules, TODAY, today } from './testing/model-settings.ts';

describe('a command', () => {
  test('[SY5] shows at once and never flickers back between its answer and its row', async () => {
    const { desk, first } = await deskWith('09:00');
    const seen: string[] = [];
    desk.store.subscribe(`appointment:${first}`, () => seen.push(shown(desk, first).start));
    move(desk, first, '10:00');
    expect(shown(desk, first).start).toBe(at('10:00'));
    await desk.answerAsk();
    expect(desk.store.pending).toMatchObject([{ state: 'settled' }]);
    await desk.push();
    expect(desk.store.pending).toEqual([]);
    expect(seen.every((start) => start === at('10:00'))).toBe(true);
    expect(shown(desk, first)).toEqual(desk.clinic.within(today)[0]);
  });

  test('[SY5] never flickers back when its row comes before its answer, and somebody else’s after it', async () => {
    const { desk, first } = await deskWith('09:00');
    note(desk, first, 'mine');
    const [question] = desk.wire.asked('ask');
    const answer = desk.clinic.ask(
      { id: 'me', name: 'Huda' },
      'appointment.edit',
      question?.input,
      question?.commandId ?? '',
    );
    const base = { note: 'mine' };
    desk.other('appointment.edit', { appointmentId: first, baseVersion: 3, base, note: 'theirs' });
    await desk.push();
    expect(shown(desk, first).note).toBe('theirs');
    desk.wire.answer('ask', answer);
    await desk.pass(16);
    expect(shown(desk, first).note).toBe('theirs');
  });

  test('[SY5] a settled change outlives a picture that was taken before it', async () => {
    const { desk, first } = await deskWith('09:00');
    const before = desk.clinic.changes({ clinic: 'model', from: today.from, to: today.to });
    desk.wire.say('lagging', { clinic: 'model' });
    note(desk, first, 'kept');
    await desk.answerAsk();
    desk.wire.answer('watch', { ok: true, ...before });
    await desk.pass(16);
    expect(shown(desk, first).note).toBe('kept');
  });

  test('[SY6] that is refused is taken back at once, and whoever listens is told why', async () => {
    const { desk, first } = await deskWith('09:00', '10:00');
    const told: unknown[] = [];
    desk.live.onRefused(({ pending, refusal }) => told.push([pending.name, refusal.code]));
    const { answer } = move(desk, first, '10:00');
    expect(shown(desk, first).start).toBe(at('10:00'));
    await desk.answerAsk();
    expect(shown(desk, first).start).toBe(at('09:00'));
    expect(told).toEqual([['appointment.move', 'slot-taken']]);
    expect(await answer).toMatchObject({ ok: false, code: 'slot-taken' });
    expect(desk.store.attention).toEqual([]);
  });

  test('[SY7] waits for the answer to an earlier one on the same appointment, not for others', async () => {
    const { desk, booked } = await deskWith('09:00', '11:00');
    const [first = '', second = ''] = booked;
    move(desk, first, '10:00');
    note(desk, first, 'later');
    note(desk, second, 'at once');
    expect(desk.wire.asked('ask').map((one) => one.name)).toEqual(['appointment.move', 'appointment.edit']);
    expect(desk.wire.asked('ask')[1]?.input).toMatchObject({ appointmentId: second });
    await desk.answerAsk();
    expect(desk.wire.asked('ask')[1]?.input).toMatchObject({ appointmentId: first, note: 'later' });
  });

  test('[SY7] about a patient waits until that patient is registered', async () => {
    const { desk } = await deskWith();
    const { commandId: patientId } = desk.live.ask('patient.register', { name: 'Noura' });
    const { commandId } = desk.live.ask('appointment.book', desk.visit('09:00', patientId));
    expect(desk.wire.asked('ask')).toHaveLength(1);
    expect(desk.store.patient(patientId)?.name).toBe('Noura');
    expect(desk.store.column(schedules[0] ?? '', TODAY).map((one) => one.id)).toEqual([commandId]);
    await desk.answerAsk();
    expect(desk.store.patient(patientId)?.fileNumber).toBe(1);
    await desk.answerAsk();
    await desk.push();
    expect(desk.store.pending).toEqual([]);
    expect(desk.store.patient(patientId)?.fileNumber).toBe(1);
  });

  test('[SY8] that waited goes on top of what became of the one before it', async () => {
    const { desk, first } = await deskWith('09:00');
    move(desk, first, '10:00');
    move(desk, first, '11:00');
    await desk.answerAsk();
    expect(desk.wire.asked('ask')[0]?.input).toMatchObject({ base: { start: at('10:00') }, baseVersion: 3 });
    await desk.answerAsk();
    await desk.push();
    expect(shown(desk, first)).toMatchObject({ start: at('11:00'), version: 4 });
  });

  test('[SY8] still asks about a field that somebody else changed meanwhile', async () => {
    const { desk, first } = await deskWith('09:00');
    move(desk, first, '10:00');
    const { answer } = note(desk, first, 'mine');
    desk.other('appointment.edit', { appointmentId: first, baseVersion: 2, base: { note: '' }, note: 'theirs' });
    await desk.answerAsk();
    expect(desk.wire.asked('ask')[0]?.input).toMatchObject({ base: { note: '' }, baseVersion: 2 });
    await desk.answerAsk();
    expect(await answer).toMatchObject({
      ok: false,
      code: 'conflict',
      fields: [{ field: 'note', theirs: 'theirs', mine: 'mine' }],
    });
  });

  test('[SY8] goes on without the one before it when that is refused', async () => {
    const { desk, first } = await deskWith('09:00', '10:00');
    move(desk, first, '10:00');
    move(desk, first, '11:00');
    await desk.answerAsk();
    expect(desk.wire.asked('ask')[0]?.input).toMatchObject({ base: { start: at('09:00') }, start: at('11:00') });
    await desk.answerAsk();
    expect(shown(desk, first).start).toBe(at('11:00'));
  });

  test.each(['busy', 'unavailable', 'rate-limited'] as const)(
    '[SY9] answered with %s is repeated with the same id after the time the server named',
    async (code) => {
      const { desk, first } = await deskWith('09:00');
      const { commandId } = note(desk, first, 'again');
      desk.wire.answer('ask', { ok: false, code, retryMs: 2000, detail: '' });
      await desk.pass(1999);
      expect(desk.wire.asked('ask')).toHaveLength(0);
      await desk.pass(1001);
      expect(desk.wire.asked('ask')).toMatchObject([{ commandId }]);
    },
  );

  test('[SY9] whose answer was lost with the line is repeated with the same id and takes effect once', async () => {
    const { desk, first } = await deskWith('09:00');
    const { commandId, answer } = note(desk, first, 'once');
    const [question] = desk.wire.asked('ask');
    desk.clinic.ask({ id: 'me', name: 'Huda' }, 'appointment.edit', question?.input, commandId);
    desk.wire.lose();
    await desk.pass(0);
    await desk.connect();
    await desk.pass(2000);
    await desk.answerAsk();
    expect(await answer).toMatchObject({ ok: true, commandId });
    expect(desk.clinic.log.filter((row) => row.commandId === commandId)).toHaveLength(1);
  });

  test('[SY10] that no longer fits when its turn comes lies among the cards that need attention', async () => {
    const { desk, first } = await deskWith('09:00');
    desk.wire.lose();
    const { answer } = move(desk, first, '10:00');
    desk.other('appointment.cancel', { appointmentId: first, baseVersion: 2, reason: 'patient' });
    await desk.pass(0);
    await desk.connect();
    expect(shown(desk, first)).toMatchObject({ status: 'cancelled', start: at('09:00') });
    expect(desk.store.attention).toMatchObject([{ why: 'no-longer-fits', pending: { name: 'appointment.move' } }]);
    expect(await answer).toEqual({ ok: false, code: 'set-aside' });
    desk.live.dismiss(desk.store.attention[0]?.pending.commandId ?? '');
    desk.store.flush();
    expect(desk.store.attention).toEqual([]);
  });

  test('[SY10] on an appointment whose booking was refused lies among the cards, not nowhere', async () => {
    const { desk } = await deskWith('09:00');
    const { id: patientId } = desk.other('patient.register', { name: 'Noura' });
    const { commandId } = desk.live.ask('appointment.book', desk.visit('09:00', patientId));
    note(desk, commandId, 'for later');
    await desk.answerAsk();
    expect(desk.store.appointment(commandId)).toBeUndefined();
    expect(desk.store.attention).toMatchObject([{ why: 'needed-another', pending: { name: 'appointment.edit' } }]);
  });

  test('[SY10] refused long after it was given stays as a card', async () => {
    const { desk, first } = await deskWith('09:00');
    desk.wire.lose();
    move(desk, first, '10:00');
    desk.booked('10:00');
    await desk.pass(60_000);
    await desk.connect();
    await desk.answerAsk();
    expect(desk.store.attention).toMatchObject([{ why: 'refused', refusal: { code: 'slot-taken' } }]);
  });
});
