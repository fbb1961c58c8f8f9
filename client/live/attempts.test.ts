// Holds at one desk, its line worked by hand: now or not at all, and gone when the clinic's clock says so.
import { describe, expect, test } from 'vitest';
import type { Hold } from '#shared/model/hold.ts';
import { MINUTE } from '#shared/time/instant.ts';
import { HandDesk } from './testing/hand-desk.ts';
import { at, schedules, serviceId, today } from './testing/model-settings.ts';

const wanted = { serviceId, scheduleIds: [schedules[0] ?? ''], start: at('09:00') };

async function connected(): Promise<HandDesk> {
  const desk = new HandDesk();
  await desk.connect();
  return desk;
}

/** The desk has placed a hold; its row has not come yet. */
async function holding(desk: HandDesk): Promise<Hold> {
  const answer = desk.live.attempt('hold.place', wanted);
  await desk.pass(0);
  await desk.answerAsk();
  const placed = await answer;
  if (!placed.ok) throw new Error(placed.code);
  return placed.value;
}

function shownIds(desk: HandDesk): string[] {
  return desk.store.holds(today).map((one) => one.id);
}

describe('a command on a hold', () => {
  test('[HO40] shows nothing before its answer, and its hold at once with it', async () => {
    const desk = await connected();
    const answer = desk.live.attempt('hold.place', wanted);
    expect([desk.store.pending, shownIds(desk)]).toEqual([[], []]);
    await desk.pass(0);
    await desk.answerAsk();
    const placed = await answer;
    await desk.pass(16);
    expect(placed).toMatchObject({ ok: true, value: { state: 'live' } });
    expect(shownIds(desk)).toEqual([placed.ok && placed.value.id]);
    await desk.push();
    expect(desk.store.holds(today)).toEqual(desk.clinic.holdsWithin(today));
  });

  test('[HO40] is told as nobody’s news, and a refusal is told to nobody else', async () => {
    const desk = await connected();
    const news: unknown[] = [];
    desk.live.onRemote((one) => news.push(one));
    desk.live.onRefused((one) => news.push(one));
    await holding(desk);
    await desk.push();
    const second = desk.live.attempt('hold.place', wanted);
    await desk.pass(0);
    await desk.answerAsk();
    expect(await second).toMatchObject({ ok: false, code: 'slot-taken' });
    expect(news).toEqual([]);
  });

  test('[HO40] is not tried where the network is gone, and nothing of it waits', async () => {
    const desk = await connected();
    desk.offline();
    expect(await desk.live.attempt('hold.place', wanted)).toMatchObject({ ok: false, code: 'unavailable' });
    desk.online();
    await desk.connect();
    expect([desk.wire.asked('ask'), desk.store.pending]).toEqual([[], []]);
  });

  test('[HO41] whose answer was lost is asked again with the same id and takes effect once', async () => {
    const desk = await connected();
    const answer = desk.live.attempt('hold.place', wanted);
    await desk.pass(0);
    const [first] = desk.wire.asked('ask');
    desk.clinic.ask({ ...huda }, 'hold.place', first?.input, first?.commandId ?? '');
    desk.wire.lose();
    await desk.pass(100);
    await desk.connect();
    await desk.pass(1000);
    expect(desk.wire.asked('ask')).toMatchObject([{ commandId: first?.commandId }]);
    await desk.answerAsk();
    expect(await answer).toMatchObject({ ok: true, value: { id: first?.commandId } });
    expect(desk.clinic.holdsWithin(today)).toHaveLength(1);
  });

  test('[HO41] is given up after five seconds, and a hold that was placed after all is let go', async () => {
    const desk = await connected();
    const answer = desk.live.attempt('hold.place', wanted);
    await desk.pass(5000);
    expect(await answer).toMatchObject({ ok: false, code: 'unavailable' });
    await desk.answerAsk();
    await desk.push();
    expect(desk.wire.asked('ask')).toMatchObject([{ name: 'hold.release' }]);
    await desk.answerAsk();
    await desk.push();
    expect([desk.clinic.holdsWithin(today), shownIds(desk)]).toEqual([[], []]);
  });

  test('[HO41] is let go also when its row was here before it was given up', async () => {
    const desk = await connected();
    const answer = desk.live.attempt('hold.place', wanted);
    await desk.pass(0);
    const [question] = desk.wire.asked('ask');
    desk.clinic.ask({ ...huda }, 'hold.place', question?.input, question?.commandId ?? '');
    await desk.push();
    await desk.pass(5000);
    expect(await answer).toMatchObject({ ok: false, code: 'unavailable' });
    expect(desk.wire.asked('ask').map((one) => one.name)).toEqual(['hold.place', 'hold.release']);
  });

  test('[HO41] answered with busy is repeated, and one hold too many is an answer', async () => {
    const desk = await connected();
    const answer = desk.live.attempt('hold.place', wanted);
    await desk.pass(0);
    desk.wire.answer('ask', { ok: false, code: 'busy', retryMs: 200, detail: '' });
    await desk.pass(400);
    desk.wire.answer('ask', { ok: false, code: 'rate-limited', retryMs: 100_000, detail: '' });
    expect(await answer).toMatchObject({ ok: false, code: 'rate-limited', retryMs: 100_000 });
  });

  test('[HO41][SY14] on a session that has ended says so, and the page asks for the password', async () => {
    const desk = await connected();
    const answer = desk.live.attempt('hold.place', wanted);
    await desk.pass(0);
    desk.wire.answer('ask', { ok: false, code: 'unauthenticated', detail: '' });
    expect(await answer).toMatchObject({ code: 'unauthenticated' });
    await desk.pass(16);
    expect(desk.store.link.kind).toBe('signed-out');
  });
});

describe('a hold', () => {
  test('[HO42] is shown until its time is up by the clinic’s clock, and goes without a message', async () => {
    const desk = await connected();
    const ticks: string[] = [];
    const { id, until } = await holding(desk);
    await desk.push();
    desk.store.subscribe('holds', () => ticks.push('holds'));
    desk.store.subscribe(`hold:${id}`, () => ticks.push('hold'));
    await desk.pass(5 * MINUTE - 1000);
    expect([shownIds(desk), ticks]).toEqual([[id], []]);
    await desk.pass(Date.parse(until) - desk.clock.now() + 60);
    expect([shownIds(desk), ticks]).toEqual([[], ['holds', 'hold']]);
    expect(desk.store.hold(id)).toMatchObject({ state: 'expired' });
    expect(desk.store.hold(id)).toBe(desk.store.hold(id));
  });

  test('[HO42] a device that is an hour behind or ahead shows it for as long', async () => {
    for (const hours of [-1, 1]) {
      const desk = await connected();
      const until = new Date(desk.clock.now() + hours * 60 * MINUTE + 5 * MINUTE).toISOString();
      const at = new Date(desk.clock.now() + hours * 60 * MINUTE).toISOString();
      desk.booked('15:00');
      const [register, book] = desk.rows;
      const hold = { ...heldBy(desk), until };
      const row = { ...register, at, version: 1, events: [{ type: 'hold.placed', hold }] } as typeof register;
      await desk.push([row, { ...book, at, events: [] } as typeof book].filter((one) => one !== undefined));
      expect(shownIds(desk)).toEqual([hold.id]);
      await desk.pass(5 * MINUTE - 1000);
      expect(shownIds(desk)).toEqual([hold.id]);
      await desk.pass(1100);
      expect(shownIds(desk)).toEqual([]);
    }
  });

  test('[HO42] that somebody else took over, or let go, is known as it is to whoever had it', async () => {
    const desk = await connected();
    const { id } = await holding(desk);
    await desk.push();
    desk.other('hold.take-over', { holdId: id, reason: 'the patient stands here' });
    await desk.push();
    expect(desk.store.hold(id)).toMatchObject({ state: 'live', memberId: desk.clinic.hold(id)?.memberId });
    desk.other('hold.release', { holdId: id });
    await desk.push();
    expect([desk.store.hold(id)?.state, shownIds(desk)]).toEqual(['released', []]);
  });

  test('[HO42] that ended while the line was down is not shown when it is back', async () => {
    const desk = await connected();
    const { id } = await holding(desk);
    await desk.push();
    desk.wire.lose();
    desk.clinic.ask({ ...huda }, 'hold.release', { holdId: id }, desk.clock.newId());
    desk.clinic.forget();
    await desk.connect();
    expect([desk.store.hold(id), shownIds(desk)]).toEqual([undefined, []]);
  });

  test('[HO43] is not shown beside the booking that takes its place, and again when that is refused', async () => {
    const desk = await connected();
    const { id: patientId } = desk.other('patient.register', { name: 'Noura' });
    const { id } = await holding(desk);
    await desk.push();
    const { commandId } = desk.live.ask('appointment.book', { ...wanted, patientId, holdId: id });
    expect([shownIds(desk), desk.store.appointment(commandId)?.status]).toEqual([[], 'booked']);
    desk.wire.answer('ask', { ok: false, code: 'forbidden', detail: '' });
    await desk.pass(16);
    expect(shownIds(desk)).toEqual([id]);
    const again = desk.live.ask('appointment.book', { ...wanted, patientId, holdId: id });
    await desk.answerAsk();
    await desk.push();
    expect(await again.answer).toMatchObject({ ok: true });
    expect([shownIds(desk), desk.store.hold(id)?.state]).toEqual([[], 'booked']);
  });

  test('[HO43] a booking that waited until its hold was over and the time was taken lies among the cards', async () => {
    const desk = await connected();
    const { id: patientId } = desk.other('patient.register', { name: 'Noura' });
    const { id } = await holding(desk);
    desk.wire.lose();
    desk.live.ask('appointment.book', { ...wanted, patientId, holdId: id });
    await desk.pass(5 * MINUTE);
    desk.booked('09:00');
    await desk.connect();
    await desk.answerAsk();
    expect(desk.store.attention).toMatchObject([{ why: 'refused', refusal: { code: 'hold-expired' } }]);
  });

  test('[HO44] of a page that is closed is let go, one that is somebody else’s by then is not', async () => {
    const desk = await connected();
    const mine = await holding(desk);
    await desk.push();
    desk.leaving();
    expect(desk.poll.lastWords).toMatchObject([{ name: 'hold.release', input: { holdId: mine.id } }]);
    desk.other('hold.take-over', { holdId: mine.id, reason: 'the patient stands here' });
    await desk.push();
    desk.leaving();
    expect(desk.poll.lastWords).toHaveLength(1);
  });
});

const huda = { id: '00000000-0000-4000-8000-0000000f0001', name: 'Huda' };

/** A hold of somebody else as an event carries it. */
function heldBy(desk: HandDesk): Hold {
  const id = desk.clock.newId();
  const slot = { start: at('10:00'), end: at('10:15'), serviceId, scheduleIds: [schedules[1] ?? ''] };
  return {
    id,
    ...slot,
    bufferBefore: 0,
    bufferAfter: 0,
    capacity: 1,
    memberId: id,
    until: '',
    extended: false,
    state: 'live',
    version: 1,
  };
}
