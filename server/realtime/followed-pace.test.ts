// How often a followed state is read and told, without a network: a few sockets that only remember.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StateFrame } from '#shared/contract/frames.ts';
import { accept, refuse } from '#shared/rules/decision.ts';
import { idOf } from '#server/testing/nouns.ts';
import type { Connection } from './connection.ts';
import { makeFollowed, type StateNow, type StatesAt } from './followed.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'Date'], now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const clinicId = idOf(1);
const key = (limit: number) => ({ serviceId: idOf(2), from: '', to: '', limit });
const followed = (limit = 5) => ({ stream: 'slots', key: key(limit) }) as const;

/** A node on which something can be followed: what it read, and what stands in each room. */
function node() {
  const rooms = new Map<string, Set<StateFrame[]>>();
  const reads: number[] = [];
  const facts = { version: 1, state: { full: ['nine'], among: [idOf(11)], until: Infinity } as StateNow, fails: false };
  const states = makeFollowed({
    read(_, keys): Promise<StatesAt> {
      reads.push(keys.length);
      if (facts.fails) return Promise.reject(new Error('no answer'));
      const decided = keys.map(({ limit }) => (limit === 0 ? refuse({ code: 'not-found' }) : accept(facts.state)));
      return Promise.resolve({ epoch: 'one', version: facts.version, states: decided });
    },
    send: (room, frame) => rooms.get(room)?.forEach((told) => told.push(frame)),
  });
  function desk() {
    const told: StateFrame[] = [];
    const waiting: unknown[] = [];
    const caller = { clinicId, role: 'receptionist' };
    const connection = {
      session: { caller },
      socket: {
        connected: true,
        conn: { writeBuffer: waiting },
        join: (room: string) => rooms.set(room, (rooms.get(room) ?? new Set()).add(told)),
        leave: (room: string) => rooms.get(room)?.delete(told),
        emit: (_: string, frame: StateFrame) => told.push(frame),
      },
    } as unknown as Connection;
    return { connection, told, waiting, caller };
  }
  const tick = (): Promise<void> => {
    vi.advanceTimersByTime(250);
    return states.tick();
  };
  return { states, facts, reads, desk, tick };
}

test('[AV23] a state is read once however many follow it and whatever happens between two ticks', async () => {
  const { states, facts, reads, desk, tick } = node();
  const desks = [desk(), desk(), desk()];
  for (const { connection } of desks) expect(await states.follow(connection, followed())).toMatchObject({ ok: true });
  expect(reads).toEqual([1]);
  await states.follow(desks[0]!.connection, followed(6));
  facts.version = 9;
  facts.state = { ...facts.state, full: ['ten'] };
  for (let times = 0; times < 50; times += 1) states.touch(clinicId, 'all');
  await tick();
  expect(reads).toEqual([1, 1, 2]);
  for (const { told } of desks.slice(1)) expect(told).toMatchObject([{ key: key(5), version: 9, full: ['ten'] }]);
  await tick();
  expect(reads).toHaveLength(3);
});

test('[AV23] whatever happens and however often it is looked, a state is read four times a second at most', async () => {
  const { states, reads, desk } = node();
  await states.follow(desk().connection, followed());
  for (let ms = 0; ms < 3000; ms += 20) {
    states.touch(clinicId, 'all');
    vi.advanceTimersByTime(20);
    await states.tick();
  }
  expect(reads.length - 1).toBeLessThanOrEqual(12);
  expect(reads.length - 1).toBeGreaterThanOrEqual(10);
});

test('[AV23] a change that concerns none of its schedules leaves a state unread', async () => {
  const { states, reads, desk, tick } = node();
  await states.follow(desk().connection, followed());
  states.touch(clinicId, new Set([idOf(12)]));
  states.touch(idOf(99), 'all');
  await tick();
  expect(reads).toEqual([1]);
  states.touch(clinicId, new Set([idOf(11)]));
  await tick();
  expect(reads).toEqual([1, 1]);
});

test('[AV21][AV22] the same state is not told again before fifteen seconds, and then with the version it has', async () => {
  const { states, facts, desk, tick } = node();
  const { connection, told } = desk();
  await states.follow(connection, followed());
  facts.version = 2;
  states.touch(clinicId, 'all');
  await tick();
  vi.advanceTimersByTime(14_000);
  await tick();
  expect(told).toEqual([]);
  facts.version = 3;
  vi.advanceTimersByTime(600);
  await tick();
  expect(told).toMatchObject([{ version: 3, full: ['nine'] }]);
});

test('[AV21] a state that was read before another is not told after it', async () => {
  const { states, facts, desk, tick } = node();
  const { connection, told } = desk();
  facts.version = 7;
  await states.follow(connection, followed());
  Object.assign(facts, { version: 6, state: { ...facts.state, full: ['old'] } });
  states.touch(clinicId, 'all');
  await tick();
  expect(told).toEqual([]);
});

test('[AV27] a state that is another by time alone is read again when that time comes', async () => {
  const { states, facts, reads, desk, tick } = node();
  const { connection, told } = desk();
  facts.state = { ...facts.state, until: 1_000_000 + 60_000 };
  await states.follow(connection, followed());
  vi.setSystemTime(1_000_000 + 59_000);
  await tick();
  expect(reads).toHaveLength(1);
  vi.setSystemTime(1_000_000 + 60_000);
  facts.state = { full: [], among: [idOf(11)], until: Infinity };
  await tick();
  expect(told).toMatchObject([{ full: [] }]);
});

test('[AV25] who may read no more, or is gone, is told no more; nobody left means that nothing is read', async () => {
  const { states, facts, reads, desk, tick } = node();
  const [lost, gone] = [desk(), desk()];
  for (const { connection } of [lost, gone]) await states.follow(connection, followed());
  expect(states.count()).toBe(1);
  lost.caller.role = 'board';
  states.forget(gone.connection);
  facts.state = { ...facts.state, full: ['ten'] };
  states.touch(clinicId, 'all');
  await tick();
  expect([lost.told, gone.told]).toEqual([[], []]);
  expect(states.count()).toBe(0);
  expect(reads).toHaveLength(1);
});

test('[AV22] what could not be read is read at the next tick, and a state that is nobody’s any more is told as nothing', async () => {
  const { states, facts, desk, tick } = node();
  const { connection, told } = desk();
  await states.follow(connection, followed());
  facts.fails = true;
  states.touch(clinicId, 'all');
  await expect(tick()).rejects.toThrow('no answer');
  Object.assign(facts, { fails: false, version: 2, state: { ...facts.state, full: ['ten'] } });
  await tick();
  expect(told).toMatchObject([{ full: ['ten'] }]);
  expect(await states.follow(connection, followed(0))).toEqual({ refusal: { code: 'not-found' } });
  expect(states.count()).toBe(1);
});

test('[AV22] a socket that does not take its frames is given the state as it is once it has', async () => {
  const { states, facts, desk, tick } = node();
  const { connection, told, waiting } = desk();
  await states.follow(connection, followed());
  waiting.push(...Array.from({ length: 100 }));
  for (const version of [2, 3, 4]) {
    Object.assign(facts, { version, state: { ...facts.state, full: [version] } });
    states.touch(clinicId, 'all');
    await tick();
  }
  expect(told).toEqual([]);
  waiting.length = 0;
  await tick();
  expect(told).toMatchObject([{ version: 4, full: [4] }]);
});

test('[AV23] of very many states some are read together, and each has its turn', async () => {
  const { states, facts, reads, desk, tick } = node();
  const desks = [desk(), desk(), desk(), desk(), desk(), desk()];
  for (const [at, { connection }] of desks.entries())
    for (let one = 1; one <= 20; one += 1) await states.follow(connection, followed(at * 20 + one));
  reads.length = 0;
  facts.version = 2;
  facts.state = { ...facts.state, full: ['ten'] };
  states.touch(clinicId, 'all');
  for (let ticks = 0; ticks < 4; ticks += 1) await tick();
  expect(reads).toEqual([50, 50, 20]);
  for (const { told } of desks) expect(told).toHaveLength(20);
});
