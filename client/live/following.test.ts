// Followed states at one desk: asked for over the socket and again over every new one, shared, read where nothing is pushed, and said to be old when nobody answers.
import { describe, expect, test } from 'vitest';
import type { Following } from './followed.ts';
import { HandDesk } from './testing/hand-desk.ts';
import type { HandWire } from './testing/hand-wire.ts';
import { at, schedules, serviceId, today } from './testing/model-settings.ts';

type Slots = Following<'slots'>;

const key = { serviceId, ...today, limit: 20 };
const slot = (time: string) => ({ start: at(time), end: at(time), scheduleIds: [schedules[0] ?? ''] });
const nine = [slot('09:00')];
const ten = [slot('10:00')];

async function connected(): Promise<HandDesk> {
  const desk = new HandDesk();
  await desk.connect();
  return desk;
}

/** Follows the key and keeps what it hears. */
function follow(desk: HandDesk, wanted: object = key) {
  const heard: Slots[] = [];
  const stop = desk.live.follow('slots', wanted as typeof key, (known) => heard.push(known));
  return { heard, stop, last: () => heard.at(-1) };
}

/** The server answers the oldest open wish to follow. */
async function promised(desk: HandDesk, version: number, full: unknown): Promise<void> {
  desk.wire.answer('follow', { ok: true, epoch: desk.clinic.epoch, version, full });
  await desk.pass(0);
}

async function answerRead(desk: HandDesk, wire: HandWire, version: number, value: unknown): Promise<void> {
  wire.answer('read', { ok: true, epoch: desk.clinic.epoch, version, value });
  await desk.pass(0);
}

function push(desk: HandDesk, version: number, full: unknown, of: object = key): void {
  desk.wire.say('state', { stream: 'slots', key: of as typeof key, epoch: desk.clinic.epoch, version, full });
}

describe('a followed state', () => {
  test('[AV40] is told when it comes and whenever it is another, once for all who listen to the same key', async () => {
    const desk = await connected();
    const one = follow(desk);
    const other = follow(desk, { limit: 20, ...today, serviceId });
    expect(desk.wire.asked('follow')).toMatchObject([{ name: 'slots', input: key }]);
    await promised(desk, 1, nine);
    push(desk, 1, nine);
    push(desk, 3, ten, { limit: 20, to: today.to, from: today.from, serviceId });
    const told = [
      { state: 'asking', value: null },
      { state: 'here', value: nine },
      { state: 'here', value: ten },
    ];
    expect(one.heard).toMatchObject(told);
    expect(other.heard).toMatchObject(told);
    one.stop();
    push(desk, 4, nine);
    expect([one.heard.length, other.heard.length]).toEqual([3, 4]);
  });

  test('[AV40] is followed no longer a second after the last one stopped, and has not ended for whoever comes before that', async () => {
    const desk = await connected();
    const first = follow(desk);
    await promised(desk, 1, nine);
    first.stop();
    await desk.pass(900);
    const second = follow(desk);
    expect(second.heard).toMatchObject([{ state: 'here', value: nine }]);
    await desk.pass(5000);
    expect(desk.wire.unfollowed).toEqual([]);
    second.stop();
    await desk.pass(1000);
    expect(desk.wire.unfollowed).toEqual([key]);
    expect(desk.wire.asked('follow')).toEqual([]);
  });

  test('[AV41] is followed again over every new line, and what was known stays and is old until then', async () => {
    const desk = await connected();
    const { last, heard } = follow(desk);
    await promised(desk, 5, nine);
    const asOf = desk.clock.now();
    await desk.pass(1000);
    desk.wire.lose();
    expect(last()).toMatchObject({ state: 'old', value: nine, asOf });
    desk.wire.hello();
    await desk.pass(0);
    expect(desk.wire.asked('follow')).toMatchObject([{ input: key }]);
    await promised(desk, 6, ten);
    expect(last()).toMatchObject({ state: 'here', value: ten });
    expect(heard).toHaveLength(4);
  });

  test('[AV42] takes no older version after a newer one, and of another epoch only what the page has come to', async () => {
    const desk = await connected();
    const { last } = follow(desk);
    push(desk, 7, ten);
    await promised(desk, 6, nine);
    expect(last()).toMatchObject({ state: 'here', value: ten });
    const epoch = '00000000-0000-4000-8000-0000000e0009';
    desk.wire.say('state', { stream: 'slots', key, epoch, version: 90, full: nine });
    expect(last()?.value).toEqual(ten);
    desk.clinic.restore(0, epoch);
    desk.wire.say('reset', { clinic: 'model', why: 'epoch' });
    await desk.catchUp();
    await promised(desk, 0, nine);
    expect(last()).toMatchObject({ state: 'here', value: nine });
  });

  test('[AV43] that cannot be pushed is read again after what happens, several rows together', async () => {
    const desk = await connected();
    const { last } = follow(desk);
    desk.wire.answer('follow', { ok: false, code: 'rate-limited', retryMs: 1000, detail: '' });
    await desk.pass(0);
    expect(desk.wire.asked('read')).toMatchObject([{ name: 'slot.find', input: key }]);
    await answerRead(desk, desk.wire, 0, nine);
    expect(last()).toMatchObject({ state: 'here', value: nine });
    desk.booked('09:00');
    await desk.push();
    expect(desk.wire.asked('read')).toEqual([]);
    await desk.pass(250);
    expect(desk.wire.asked('read')).toHaveLength(1);
    desk.booked('11:00');
    await desk.push();
    await answerRead(desk, desk.wire, 4, ten);
    expect(last()?.value).toEqual(ten);
    await desk.pass(250);
    await answerRead(desk, desk.wire, 4, ten);
    expect(desk.wire.asked('read')).toEqual([]);
    await desk.pass(25_000);
    expect(desk.wire.asked('follow')).toHaveLength(1);
  });

  test('[AV43] is read where no promise to push it comes, and asked for as long as the server answers', async () => {
    const desk = await connected();
    const { last } = follow(desk);
    await desk.pass(3000);
    await answerRead(desk, desk.wire, 0, nine);
    expect(last()).toMatchObject({ state: 'here', value: nine });
    const other = follow(desk, { ...key, limit: 1 });
    desk.wire.answer('follow', { ok: true, epoch: desk.clinic.epoch, version: 0, full: nine });
    desk.wire.answer('follow', { ok: false, code: 'forbidden', detail: '' });
    await desk.pass(0);
    desk.wire.answer('read', { ok: false, code: 'forbidden', detail: '' });
    await desk.pass(0);
    expect(other.last()?.state).toBe('refused');
  });

  test('[AV44] is read every two seconds where sockets are blocked, and pushed once there is one', async () => {
    const desk = new HandDesk();
    const { last } = follow(desk);
    await desk.pass(5000);
    await desk.catchUp(desk.poll);
    await answerRead(desk, desk.poll, 0, nine);
    expect(last()).toMatchObject({ state: 'here', value: nine });
    await desk.pass(2000);
    await desk.catchUp(desk.poll);
    await answerRead(desk, desk.poll, 0, ten);
    expect(last()?.value).toEqual(ten);
    desk.wire.hello();
    await desk.catchUp();
    expect(desk.wire.asked('follow')).toHaveLength(1);
    expect(desk.poll.asked('read')).toEqual([]);
  });

  test('[AV44] without network keeps its last answer and says when it was true; with none it says so too', async () => {
    const desk = await connected();
    const known = follow(desk);
    await promised(desk, 1, nine);
    const asOf = desk.clock.now();
    const unknown = follow(desk, { ...key, limit: 3 });
    await desk.pass(100);
    desk.offline();
    await desk.pass(16);
    expect(known.last()).toMatchObject({ state: 'old', value: nine, asOf });
    expect(unknown.last()).toMatchObject({ state: 'old', value: null, asOf: 0 });
    desk.online();
    desk.wire.hello();
    await desk.pass(0);
    expect(unknown.last()?.state).toBe('asking');
    await promised(desk, 1, nine);
    await promised(desk, 1, ten);
    expect([known.last()?.state, unknown.last()?.value]).toEqual(['here', ten]);
  });

  test('[AV45] rests while the page is hidden for longer than a moment, and is asked for when it is looked at again', async () => {
    const desk = await connected();
    const { last } = follow(desk);
    await promised(desk, 1, nine);
    desk.asleep();
    await desk.pass(5000);
    desk.awake();
    await desk.pass(20_000);
    expect(desk.wire.unfollowed).toEqual([]);
    desk.asleep();
    await desk.pass(10_000);
    expect(desk.wire.unfollowed).toEqual([key]);
    expect(last()).toMatchObject({ state: 'old', value: nine });
    desk.wire.say('mode', { mode: 'live' });
    desk.awake();
    await desk.pass(0);
    expect(desk.wire.asked('follow')).toHaveLength(1);
    await promised(desk, 2, ten);
    expect(last()).toMatchObject({ state: 'here', value: ten });
  });

  test('[AV41] is not asked for by somebody who is signed out, and again when they are back', async () => {
    const desk = await connected();
    const { last } = follow(desk);
    desk.wire.answer('follow', { ok: false, code: 'unauthenticated', detail: '' });
    await desk.pass(16);
    expect([desk.store.link.kind, last()?.state]).toEqual(['signed-out', 'old']);
    desk.live.resume();
    desk.wire.hello();
    await desk.pass(0);
    expect([desk.wire.asked('follow').length, last()?.state]).toEqual([1, 'asking']);
  });
});
