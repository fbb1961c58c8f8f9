// Soft locks at one desk: kept up, shown for as long as they last, and ended by whoever has the right to.
import { describe, expect, test } from 'vitest';
import type { SoftLock } from '#shared/contract/frames.ts';
import { HandDesk, omar } from './testing/hand-desk.ts';

const on = { noun: 'appointment', id: '00000000-0000-4000-8000-00000000aaaa' } as const;
const locked = { ok: false, code: 'locked', by: 'Omar', ttlMs: 9000, detail: '' } as const;

async function connected(): Promise<HandDesk> {
  const desk = new HandDesk();
  await desk.connect();
  return desk;
}

/** The desk has the lock; the id it chose. */
async function having(desk: HandDesk): Promise<string> {
  const taken = desk.live.locks.take(on);
  const { commandId } = desk.wire.answer('lock', { ok: true, ttlMs: 15_000 });
  expect(await taken).toEqual({ ok: true });
  return commandId;
}

/** The server tells of a lock with another id than this page's. */
function nearby(desk: HandDesk, lock: Partial<SoftLock> = {}): void {
  const locks = [{ id: 'theirs', on, by: omar, heldMs: 4000, ttlMs: 15_000, asks: [], ...lock }];
  desk.wire.say('nearby', { clinic: 'model', presence: [], locks });
}

describe('a lock of this page', () => {
  test('[SL20] is renewed every five seconds with the same id until it is left', async () => {
    const desk = await connected();
    const id = await having(desk);
    for (let times = 0; times < 3; times += 1) {
      await desk.pass(5000);
      expect(desk.wire.asked('lock')).toMatchObject([{ commandId: id, input: on }]);
      desk.wire.answer('lock', { ok: true, ttlMs: 15_000 });
    }
    desk.live.locks.leave(on);
    await desk.pass(20_000);
    expect([desk.wire.asked('lock'), desk.wire.unlocked]).toEqual([[], [id]]);
  });

  test('[SL20] is left when the page is closed', async () => {
    const desk = await connected();
    const id = await having(desk);
    desk.leaving();
    expect(desk.wire.unlocked).toEqual([id]);
  });

  test('[SL20] that is left before its answer has come is let go when it comes, and not kept up', async () => {
    const desk = await connected();
    const taken = desk.live.locks.take(on);
    desk.live.locks.leave(on);
    const { commandId } = desk.wire.answer('lock', { ok: true, ttlMs: 15_000 });
    expect(await taken).toEqual({ ok: false, by: null });
    await desk.pass(20_000);
    expect([desk.wire.asked('lock'), desk.wire.unlocked]).toEqual([[], [commandId]]);
  });

  test('[SL20] that is left and wanted again is another one, and two takings at once are of one', async () => {
    const desk = await connected();
    void desk.live.locks.take(on);
    desk.live.locks.leave(on);
    void desk.live.locks.take(on);
    void desk.live.locks.take(on, 'ask');
    const [left, first, second] = desk.wire.asked('lock').map((one) => one.commandId);
    expect([first === left, first === second]).toEqual([false, true]);
    for (let times = 0; times < 3; times += 1) desk.wire.answer('lock', { ok: true, ttlMs: 15_000 });
    await desk.pass(5000);
    expect(desk.wire.asked('lock')).toMatchObject([{ commandId: first }]);
    expect(desk.wire.unlocked).toEqual([left]);
  });

  test('[SL20] that somebody has is told with who and for how long, and is not kept up', async () => {
    const desk = await connected();
    const taken = desk.live.locks.take(on, 'ask');
    expect(desk.wire.asked('lock')).toMatchObject([{ name: 'ask' }]);
    desk.wire.answer('lock', locked);
    expect(await taken).toEqual({ ok: false, by: 'Omar', ttlMs: 9000 });
    await desk.pass(10_000);
    expect(desk.wire.asked('lock')).toEqual([]);
  });

  test('[SL21] is said again over a new line, with the same id', async () => {
    const desk = await connected();
    const id = await having(desk);
    desk.wire.lose();
    await desk.pass(1000);
    await desk.connect();
    expect(desk.wire.asked('lock')).toMatchObject([{ name: 'take', commandId: id, input: on }]);
  });

  test('[SL22] that somebody took over ends: it is asked for once, never taken again, and shown as theirs', async () => {
    const desk = await connected();
    await having(desk);
    nearby(desk);
    nearby(desk, { asks: [omar] });
    expect(desk.wire.asked('lock')).toHaveLength(1);
    desk.wire.answer('lock', locked);
    await desk.pass(20_000);
    expect(desk.wire.asked('lock')).toEqual([]);
    nearby(desk);
    expect(desk.live.locks.on('appointment', on.id)).toMatchObject({ by: omar });
  });

  test('[SL22] that is shown with another tab’s id stays ours when the server says so', async () => {
    const desk = await connected();
    const id = await having(desk);
    nearby(desk);
    desk.wire.answer('lock', { ok: true, ttlMs: 15_000 });
    await desk.pass(5000);
    expect(desk.wire.asked('lock')).toMatchObject([{ commandId: id }]);
  });
});

describe('locks that are shown', () => {
  test('[SL23] go when their time is up, without a message, and stay while they are renewed', async () => {
    const desk = await connected();
    const seen: number[] = [];
    desk.store.subscribe('locks', () => seen.push(desk.live.locks.shown.length));
    nearby(desk);
    const since = desk.live.locks.on('appointment', on.id)?.since;
    expect(since).toBe(desk.clock.now() - 4000);
    await desk.pass(10_000);
    nearby(desk, { heldMs: 14_100 });
    expect(desk.live.locks.on('appointment', on.id)?.since).toBe(since);
    await desk.pass(14_000);
    expect(desk.live.locks.shown).toHaveLength(1);
    await desk.pass(1100);
    expect([desk.live.locks.shown, seen.at(-1)]).toEqual([[], 0]);
  });

  test('[SL23] are nobody’s while there is no socket: none is shown, and nobody is asked', async () => {
    const desk = await connected();
    nearby(desk);
    desk.wire.lose();
    expect(desk.live.locks.shown).toEqual([]);
    expect(await desk.live.locks.take(on)).toEqual({ ok: false, by: null });
    expect(desk.wire.asked('lock')).toEqual([]);
  });
});
