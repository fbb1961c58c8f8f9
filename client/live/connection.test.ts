// How a page is connected, what it says about it, and what it does when that changes.
import { describe, expect, test } from 'vitest';
import { HandDesk, tag } from './testing/hand-desk.ts';
import { at, today } from './testing/model-settings.ts';

async function connected(): Promise<HandDesk> {
  const desk = new HandDesk();
  await desk.connect();
  return desk;
}

describe('a line', () => {
  test('[SY15] says that it is live only once the picture is complete', async () => {
    const desk = new HandDesk();
    expect(desk.store.link.kind).toBe('connecting');
    desk.wire.hello();
    await desk.pass(16);
    expect(desk.store.link.kind).toBe('behind');
    await desk.catchUp();
    expect(desk.store.link).toMatchObject({ kind: 'live', upTo: desk.clock.now() - 16 });
    expect(desk.store.settings?.clinic.slug).toBe('model');
  });

  test('[SY15] that is lost says since when, up to when the picture is true, and how much waits', async () => {
    const desk = new HandDesk();
    const { id } = desk.booked('09:00');
    await desk.connect();
    await desk.pass(5000);
    desk.wire.say('mode', { mode: 'live' });
    const upTo = desk.clock.now();
    await desk.pass(1000);
    desk.wire.lose();
    const since = desk.clock.now();
    tag(desk, id, 'urgent');
    tag(desk, id, 'wheelchair');
    await desk.pass(4000);
    expect(desk.store.link).toEqual({ kind: 'connecting', since, upTo, queued: 2, degraded: false });
  });

  test('[SY2] asks after half a second for a row that did not come, from the last one it has', async () => {
    const desk = await connected();
    desk.booked('09:00');
    const [first, second] = desk.rows;
    if (!first || !second) throw new Error('two rows were made');
    await desk.push([second]);
    await desk.pass(470);
    expect(desk.wire.asked('watch')).toEqual([]);
    await desk.pass(30);
    expect(desk.store.link.kind).toBe('behind');
    expect(desk.wire.asked('watch')).toMatchObject([{ input: { since: 0, epoch: desk.clinic.epoch } }]);
    await desk.catchUp();
    expect(desk.store.link.kind).toBe('live');
    expect(desk.store.calendar(today)).toHaveLength(1);
  });

  test('[SY2] asks for the row of its own command when the answer came and the row did not', async () => {
    const desk = new HandDesk();
    const { id } = desk.booked('09:00');
    await desk.connect();
    tag(desk, id, 'urgent');
    await desk.answerAsk();
    await desk.pass(500);
    expect(desk.wire.asked('watch')).toMatchObject([{ input: { since: 2 } }]);
  });

  test('[SY1] that is back asks only for what it missed', async () => {
    const desk = await connected();
    desk.wire.lose();
    desk.booked('09:00');
    desk.wire.hello();
    await desk.pass(0);
    expect(desk.wire.asked('watch')).toMatchObject([{ input: { since: 0, epoch: desk.clinic.epoch } }]);
    await desk.catchUp();
    expect(desk.store.calendar(today)).toEqual(desk.clinic.within(today));
  });

  test('[SY11] whose server began another epoch shows the new picture and sends again what had no answer', async () => {
    const desk = new HandDesk();
    const { id } = desk.booked('09:00');
    await desk.connect();
    const { commandId } = tag(desk, id, 'urgent');
    desk.booked('10:00');
    desk.clinic.restore(2, '00000000-0000-4000-8000-0000000e0002');
    desk.wire.say('reset', { clinic: 'model', why: 'epoch' });
    await desk.catchUp();
    expect(desk.store.calendar(today).map((one) => one.start)).toEqual([at('09:00')]);
    expect(desk.store.appointment(id)?.tags).toEqual(['urgent']);
    expect(desk.wire.asked('ask').map((one) => one.commandId)).toEqual([commandId, commandId]);
    const value = desk.store.appointment(id);
    desk.wire.answer('ask', { ok: true, outcome: 'commit', commandId, value, version: 99, undoable: false });
    await desk.pass(16);
    expect(desk.store.pending).toMatchObject([{ commandId, state: 'sent' }]);
  });

  test('leaves at a moment of its own when the server is about to stop', async () => {
    const desk = await connected();
    desk.wire.say('drain', { inMs: 10_000 });
    expect(desk.wire.reopened).toBe(0);
    await desk.pass(10_000);
    expect(desk.wire.reopened).toBe(1);
  });

  test('tells where this person looks, again after every new connection, and shows who else is there', async () => {
    const desk = await connected();
    desk.live.here({ page: 'day', date: '2026-11-20' });
    desk.wire.lose();
    await desk.connect();
    expect(desk.wire.views).toEqual([
      { page: 'day', date: '2026-11-20' },
      { page: 'day', date: '2026-11-20' },
    ]);
    const presence = [{ id: at('09:00'), name: 'Omar', view: { page: 'day' } }];
    desk.wire.say('nearby', { clinic: 'model', locks: [], presence });
    await desk.pass(16);
    expect(desk.store.presence).toEqual(presence);
    desk.wire.lose();
    await desk.pass(16);
    expect(desk.store.presence).toEqual([]);
  });

  test('says when the nodes of the server hear each other badly', async () => {
    const desk = await connected();
    desk.wire.say('mode', { mode: 'degraded' });
    await desk.pass(16);
    expect(desk.store.link).toMatchObject({ kind: 'live', degraded: true });
  });
});

describe('a device', () => {
  test('[SY15] that loses its network is offline at once, though its socket has not noticed', async () => {
    const desk = await connected();
    desk.offline();
    await desk.pass(16);
    expect(desk.store.link.kind).toBe('offline');
    expect(desk.wire.reopened).toBe(1);
  });

  test('[SY1] that slept trusts no silent line: it opens a new one and asks for what it missed', async () => {
    const desk = await connected();
    await desk.pass(120_000);
    desk.awake();
    expect(desk.wire.reopened).toBe(1);
    desk.wire.hello();
    await desk.pass(0);
    expect(desk.wire.asked('watch')).toMatchObject([{ input: { since: 0 } }]);
  });
});

describe('a session that ends', () => {
  test('[SY14] keeps the picture and what was asked, and sends it when the same person signs in again', async () => {
    const desk = new HandDesk();
    const { id } = desk.booked('09:00');
    await desk.connect();
    const { commandId } = tag(desk, id, 'urgent');
    desk.wire.say('bye', { code: 'unauthenticated', retryMs: 0 });
    await desk.pass(60_000);
    expect(desk.store.link).toMatchObject({ kind: 'signed-out', queued: 1 });
    expect(desk.wire.isOpen).toBe(false);
    expect(desk.store.appointment(id)?.tags).toEqual(['urgent']);
    expect(desk.poll.questions).toEqual([]);
    desk.live.resume('fresh');
    expect(desk.wire).toMatchObject({ isOpen: true, token: 'fresh' });
    await desk.connect();
    expect(desk.wire.asked('ask')).toMatchObject([{ commandId }]);
  });

  test('[SY14] is noticed in the answer to a command too, which then waits', async () => {
    const desk = new HandDesk();
    const { id } = desk.booked('09:00');
    await desk.connect();
    tag(desk, id, 'urgent');
    desk.wire.answer('ask', { ok: false, code: 'unauthenticated', detail: '' });
    await desk.pass(16);
    expect(desk.store.link).toMatchObject({ kind: 'signed-out', queued: 1 });
  });
});

test.each(['socket', 'polls'] as const)('a page that is stopped over its %s asks nothing more', async (line) => {
  const desk = new HandDesk();
  const { id } = desk.booked('09:00');
  const wire = line === 'socket' ? desk.wire : desk.poll;
  if (line === 'socket') await desk.connect();
  else {
    await desk.pass(5000);
    await desk.catchUp(desk.poll);
  }
  tag(desk, id, 'urgent');
  wire.answer('ask', { ok: false, code: 'busy', retryMs: 100, detail: '' });
  await desk.pass(16);
  desk.live.stop();
  await desk.pass(60_000);
  expect([...desk.wire.questions, ...desk.poll.questions]).toEqual([]);
  expect(desk.clock.waiting).toBe(0);
});

test('a page that is too old for the server is told so', async () => {
  const desk = new HandDesk();
  let told = 0;
  desk.live.onOutdated(() => (told += 1));
  desk.wire.refuse('unsupported');
  await desk.pass(0);
  expect(told).toBe(1);
});
