// Tests what a screen shows by what it hears, over weeks, with a clock turned by hand.
import { expect, test } from 'vitest';
import { pass, settled, TestClock } from '#client/live/testing/test-clock.ts';
import type { Display } from '#shared/model/display.ts';
import { clinicOf, idOf } from '#server/testing/nouns.ts';
import { followScreen, isStale, PACE, type ScreenAsk, type ScreenState, type ScreenView } from './screen-line.ts';

const KEY = 'k'.repeat(43);
const display: Display = { id: idOf(61), kind: 'board', name: 'Hall', queueIds: [], active: true, version: 1 };
const view: ScreenView = { display, clinic: clinicOf() };

/** A server as a screen hears it, a clock, and what was shown. */
function wall() {
  const clock = new TestClock();
  const server = { isPaired: false, isAway: false, code: 'K7M-42', endsAt: clock.now() + 600_000, asked: 0 };
  const shown: ScreenState[] = [];
  const answer = <T>(said: T): Promise<T | { kind: 'silence' }> => {
    server.asked += 1;
    return Promise.resolve(server.isAway ? { kind: 'silence' } : said);
  };
  const ask: ScreenAsk = {
    view: () => answer(server.isPaired ? { kind: 'view', view } : { kind: 'stranger' }),
    session: () =>
      answer(
        server.isPaired
          ? { kind: 'paired' }
          : { kind: 'code', code: server.code, expiresInMs: server.endsAt - clock.now() },
      ),
  };
  const line = followScreen({ key: KEY, ask, timers: clock, show: (state) => shown.push(state) });
  const last = () => shown.at(-1);
  return { clock, server, shown, line, last };
}

test('[DI12] a screen shows its code until it is paired, then its clinic, and a code again within seconds of being revoked', async () => {
  const { clock, server, last, line } = wall();
  await pass(clock, 1000);
  expect(last()).toMatchObject({ kind: 'code', code: 'K7M-42', lostAt: null });
  server.isPaired = true;
  await pass(clock, 5000);
  expect(last()).toEqual({ kind: 'board', view, lostAt: null });
  server.isPaired = false;
  await pass(clock, 9000);
  expect(last()).toMatchObject({ kind: 'code' });
  line.stop();
});

test('[DI13] without the server a screen keeps what it showed and says since when, until it is heard again', async () => {
  const { clock, server, last, line } = wall();
  server.isPaired = true;
  await pass(clock, 6000);
  server.isAway = true;
  await pass(clock, 9000);
  const since = last()?.lostAt ?? 0;
  expect(last()).toMatchObject({ kind: 'board', view });
  expect(since).toBeGreaterThan(0);
  expect([59_999, 60_000].map((ms) => isStale(since, since + ms))).toEqual([false, true]);
  await pass(clock, 600_000);
  expect(last()?.lostAt).toBe(since);
  server.isAway = false;
  line.soon();
  await settled();
  expect(last()).toEqual({ kind: 'board', view, lostAt: null });
  expect(isStale(null, clock.now())).toBe(false);
  line.stop();
});

test('[DI14] after three weeks a screen waits for one thing and has asked no more often than its pace; stopped, for nothing', async () => {
  const { clock, server, shown, line } = wall();
  server.isPaired = true;
  const days = 21;
  for (let day = 0; day < days; day += 7) {
    await pass(clock, 60_000);
    expect(clock.waiting).toBe(1);
  }
  expect(server.asked).toBeLessThan((3 * 60_000) / PACE.board + 5);
  for (let times = 0; times < 50; times += 1) line.soon();
  await settled();
  expect(clock.waiting).toBe(1);
  line.stop();
  const { length } = shown;
  await pass(clock, 60_000);
  expect([clock.waiting, shown.length]).toEqual([0, length]);
});
