// Where no WebSocket gets through: the page asks every two seconds, says so, and goes back to a socket when it can.
import { describe, expect, test } from 'vitest';
import { HandDesk, tag } from './testing/hand-desk.ts';
import { today } from './testing/model-settings.ts';

describe('where sockets are blocked', () => {
  test('[SY13] the page polls after five seconds, says so, and goes on every two seconds', async () => {
    const desk = new HandDesk();
    await desk.pass(4999);
    expect(desk.poll.asked('watch')).toEqual([]);
    await desk.pass(1);
    await desk.catchUp(desk.poll);
    expect(desk.store.link.kind).toBe('polling');
    desk.booked('09:00');
    await desk.pass(2000);
    await desk.catchUp(desk.poll);
    expect(desk.store.calendar(today)).toHaveLength(1);
  });

  test('[SY13] commands go the same way, and everything goes over a socket once there is one', async () => {
    const desk = new HandDesk();
    const { id } = desk.booked('09:00');
    await desk.pass(5000);
    await desk.catchUp(desk.poll);
    tag(desk, id, 'urgent');
    await desk.answerAsk(desk.poll);
    desk.wire.hello();
    await desk.catchUp();
    expect(desk.store.link.kind).toBe('live');
    await desk.pass(10_000);
    expect(desk.poll.questions).toEqual([]);
    expect(desk.store.appointment(id)).toMatchObject({ tags: ['urgent'], version: 3 });
  });

  test('[SY13] a poll that hangs keeps no socket waiting, and what it brings at last changes nothing', async () => {
    const desk = new HandDesk();
    await desk.pass(5000);
    const old = desk.clinic.changes({ clinic: 'model', from: today.from, to: today.to });
    desk.booked('09:00');
    desk.wire.hello();
    await desk.catchUp();
    expect(desk.store.link.kind).toBe('live');
    desk.poll.answer('watch', { ok: true, ...old });
    await desk.pass(16);
    expect(desk.store.calendar(today)).toHaveLength(1);
    expect(desk.wire.asked('watch')).toEqual([]);
  });

  test('[SY15] and nothing else answers either, the page is offline and commands wait', async () => {
    const desk = new HandDesk();
    const { id } = desk.booked('09:00');
    await desk.connect();
    desk.wire.lose();
    tag(desk, id, 'urgent');
    await desk.pass(5000);
    desk.poll.lose();
    await desk.pass(16);
    expect(desk.store.link).toMatchObject({ kind: 'offline', queued: 1 });
    expect(desk.poll.asked('ask')).toEqual([]);
    desk.online();
    desk.wire.hello();
    await desk.catchUp();
    expect(desk.store.link.kind).toBe('live');
    expect(desk.wire.asked('ask')).toHaveLength(1);
  });
});
