// Proves that a keeper holds what is wished last, asks one question at a time and leaves no hold behind.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Hold } from '#shared/model/hold.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import { HoldKeeper, type HoldLines, type HoldWish } from './hold-keeper.ts';

const at = (time: string) => `2026-11-22T${time}:00.000Z`;
const wishAt = (time: string): HoldWish => ({
  serviceId: 'service',
  scheduleIds: ['doctor'],
  start: at(time),
  durationMinutes: 15,
});

/** A server of holds whose answers come when they are let through, one after the other. */
class Hands {
  readonly live = new Map<string, Hold>();
  readonly open: (() => void)[] = [];
  readonly refuses = new Set<string>();
  inFlight = 0;
  most = 0;
  placed = 0;
  #timers: (() => void)[] = [];

  readonly lines: HoldLines = {
    newId: () => `hold ${(this.placed += 1)}`,
    place: (input, id) => {
      this.inFlight += 1;
      this.most = Math.max(this.most, this.inFlight);
      return this.#soon(() => {
        this.inFlight -= 1;
        if (this.refuses.has(input.start))
          return { ok: false, code: 'slot-taken', detail: '', alternatives: [], blockers: [] };
        if (input.insteadOf) this.live.delete(input.insteadOf);
        const hold = this.#holdOf(id, input.start, [...input.scheduleIds, 'a room']);
        this.live.set(id, hold);
        return { ok: true, outcome: 'commit', commandId: id, value: hold, version: 1, undoable: true };
      });
    },
    extend: (id) =>
      this.#soon(() => {
        const hold = { ...(this.live.get(id) ?? this.#holdOf(id, at('09:00'), [])), extended: true };
        return { ok: true, outcome: 'commit', commandId: id, value: hold, version: 2, undoable: false };
      }),
    release: (id) => this.#soon(() => this.live.delete(id)),
    after: (_, run) => {
      this.#timers.push(run);
      return () => void (this.#timers = this.#timers.filter((one) => one !== run));
    },
  };

  #soon<T>(answer: () => T): Promise<T> {
    return new Promise<T>((resolve) => this.open.push(() => resolve(answer())));
  }

  #holdOf(id: string, start: string, scheduleIds: string[]): Hold {
    const times = { start, end: plusMinutes(start, 15), until: plusMinutes(start, 300) };
    const buffers = { bufferBefore: 0, bufferAfter: 0, capacity: 1 };
    const owner = { memberId: 'me', extended: false, state: 'live' as const, version: 1 };
    return { id, serviceId: 'service', scheduleIds, ...times, ...buffers, ...owner };
  }

  /** The time a wish must rest has passed. */
  rested(): void {
    const due = this.#timers;
    this.#timers = [];
    for (const run of due) run();
  }

  /** Lets one answer through, and what follows from it. */
  async answer(): Promise<void> {
    this.open.shift()?.();
    for (let turns = 0; turns < 8; turns += 1) await Promise.resolve();
  }

  async settle(): Promise<void> {
    do {
      this.rested();
      await this.answer();
    } while (this.open.length > 0);
    this.rested();
    if (this.open.length > 0) await this.settle();
  }

  get starts(): string[] {
    return [...this.live.values()].map(({ start }) => start);
  }
}

const keeperOf = (hands: Hands) => new HoldKeeper(hands.lines, () => {});

test('[HO20] the first time is asked for at once, later ones when they have rested, and the one before goes with the new one', async () => {
  const hands = new Hands();
  const keeper = keeperOf(hands);
  keeper.wish(wishAt('09:00'));
  expect(hands.placed).toBe(1);
  await hands.settle();
  keeper.wish(wishAt('10:00'));
  keeper.wish(wishAt('11:00'));
  expect(hands.placed).toBe(1);
  await hands.settle();
  expect(hands.starts).toEqual([at('11:00')]);
  expect(hands.placed).toBe(2);
});

test('[HO20] a room the server chose does not make another hold necessary, and a hold that ended is not asked for again by itself', async () => {
  const hands = new Hands();
  const keeper = keeperOf(hands);
  keeper.wish(wishAt('09:00'));
  await hands.settle();
  keeper.wish({ ...wishAt('09:00'), scheduleIds: ['doctor', 'a room'] });
  await hands.settle();
  expect(hands.placed).toBe(1);
  keeper.lost();
  keeper.wish({ ...wishAt('09:00'), scheduleIds: ['doctor', 'a room'] });
  await hands.settle();
  expect(hands.placed).toBe(1);
  keeper.again();
  expect(hands.placed).toBe(2);
});

test('[HO21] leaving lets go what is held and what is only on its way', async () => {
  const hands = new Hands();
  const keeper = keeperOf(hands);
  keeper.wish(wishAt('09:00'));
  keeper.leave();
  await hands.settle();
  expect(hands.starts).toEqual([]);

  const other = keeperOf(hands);
  other.wish(wishAt('09:00'));
  await hands.settle();
  void other.pause();
  await hands.settle();
  expect(hands.starts).toEqual([]);
});

test('[HO21] a booking uses the hold that is there, waits for one on its way, and what comes back is held on', async () => {
  const hands = new Hands();
  const keeper = keeperOf(hands);
  keeper.wish(wishAt('09:00'));
  const told: (string | undefined)[] = [];
  keeper.give((holdId) => told.push(holdId));
  expect(told).toEqual([]);
  await hands.settle();
  expect(told).toEqual(['hold 1']);
  keeper.leave();
  await hands.settle();
  expect(hands.starts).toEqual([at('09:00')]);

  const other = keeperOf(hands);
  const [standing] = [...hands.live.values()];
  if (!standing) throw new Error('nothing is held');
  other.wish({ ...wishAt('09:00'), lying: { hold: standing, isLeft: false } });
  await hands.settle();
  expect(hands.placed).toBe(1);
  other.give((holdId) => told.push(holdId));
  other.resume();
  other.leave();
  await hands.settle();
  expect(told).toEqual(['hold 1', 'hold 1']);
  expect(hands.starts).toEqual([]);
});

test('[HO20] a time that cannot be held keeps nobody out of the one before', async () => {
  const hands = new Hands();
  hands.refuses.add(at('10:00'));
  const keeper = keeperOf(hands);
  keeper.wish(wishAt('09:00'));
  await hands.settle();
  keeper.wish(wishAt('10:00'));
  await hands.settle();
  expect(hands.starts).toEqual([]);
  expect(keeper.kept.refusal?.code).toBe('slot-taken');
  keeper.wish(null);
  await hands.settle();
  expect(keeper.kept.refusal).toBeNull();

  // Back to what is held while the other is asked for, and to the other again.
  keeper.wish(wishAt('09:00'));
  await hands.settle();
  keeper.wish(wishAt('10:00'));
  hands.rested();
  keeper.wish(wishAt('09:00'));
  await hands.settle();
  expect(hands.starts).toEqual([at('09:00')]);
  keeper.wish(wishAt('10:00'));
  await hands.settle();
  expect(hands.starts).toEqual([]);
});

const step = fc.oneof(
  fc.constantFrom('09:00', '10:00', '11:00', '12:00').map((time) => ({ does: 'wish' as const, time })),
  fc.constantFrom('nothing', 'rest', 'answer', 'again').map((does) => ({ does, time: '' })),
);

test('[HO20][HO21] whatever is wished in whatever order, one question is open, at rest only the last wish is held, and nothing after leaving', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
      const hands = new Hands();
      hands.refuses.add(at('12:00'));
      const keeper = keeperOf(hands);
      let last = '';
      for (const { does, time } of steps) {
        if (does === 'wish') keeper.wish(wishAt((last = time)));
        else if (does === 'nothing') keeper.wish(null);
        else if (does === 'rest') hands.rested();
        else if (does === 'answer') await hands.answer();
        else if (does === 'again') keeper.again();
        if (does === 'nothing') last = '';
      }
      await hands.settle();
      expect(hands.most).toBeLessThanOrEqual(1);
      expect(hands.starts).toEqual(last === '' || hands.refuses.has(at(last)) ? [] : [at(last)]);
      keeper.leave();
      await hands.settle();
      expect(hands.starts).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('[HO28] a hold of one’s own that is about to be let go makes room for the new one', async () => {
  const hands = new Hands();
  const first = keeperOf(hands);
  first.wish(wishAt('09:00'));
  await hands.settle();
  const [standing] = [...hands.live.values()];
  if (!standing) throw new Error('nothing is held');
  const second = keeperOf(hands);
  second.wish({ ...wishAt('09:00'), lying: { hold: standing, isLeft: true } });
  await hands.settle();
  expect([...hands.live.keys()]).toEqual(['hold 2']);
});

test('[HO22] made longer, the hold is the longer one', async () => {
  const hands = new Hands();
  const keeper = keeperOf(hands);
  keeper.wish(wishAt('09:00'));
  await hands.settle();
  void keeper.extend();
  await hands.settle();
  expect(keeper.kept.hold?.extended).toBe(true);
});
