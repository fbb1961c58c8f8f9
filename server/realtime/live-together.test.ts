// Two pages over real lines: holds, soft locks and taking back, as one page shows what the other does.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Live, openLive } from '#client/live/live.ts';
import { pollWire } from '#client/live/poll-wire.ts';
import { socketWire } from '#client/live/socket-wire.ts';
import type { Timers } from '#client/live/timers.ts';
import type { Window } from '#client/live/window.ts';
import { chance, newId, now } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import type { Person, World } from '#server/testing/world.ts';

const core = testCore();
let node: Node;
let pages: Live[] = [];
beforeAll(async () => {
  node = await startNode(core.store);
});
afterEach(() => {
  for (const page of pages) page.stop();
  pages = [];
});
afterAll(() => node.stop());

const timers: Timers = {
  now,
  newId,
  chance,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  frame: (run) => timers.after(10, run),
};
const never = () => () => undefined;

/** A page, and the way to close it as a browser does. */
type Page = Live & { readonly leave: () => void };

async function open(world: World, { token }: Person): Promise<Page> {
  let leave = (): void => undefined;
  const surroundings = {
    onOnline: never,
    onOffline: never,
    onAwake: never,
    onLeaving: (run: () => void) => {
      leave = run;
      return () => undefined;
    },
  };
  const lines = { socket: socketWire(node.origin), poll: pollWire(() => token, node.origin) };
  const live = openLive({ clinic: world.slug, shown: day(world), token, ...lines, timers, surroundings });
  pages.push(live);
  await until(live, 'link', () => live.store.link.kind === 'live');
  return { ...live, leave: () => leave() };
}

function day(world: World): Window {
  return { from: world.at('00:00'), to: world.at('00:00', 1) };
}

/** Resolves once the piece of the picture is as described. */
function until({ store }: Live, topic: string, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(topic, () => look());
    const look = (): void => {
      if (!holds()) return;
      stop();
      resolve();
    };
    look();
  });
}

function slot(world: World, time: string) {
  return { serviceId: world.visit.id, scheduleIds: [world.practitioner], start: world.at(time) };
}

test('[HO40][HO42] a hold is on the other page as it is placed, taken over and booked, and whoever had it knows', async () => {
  const world = await core.makeWorld();
  const [mine, theirs] = [await open(world, world.receptionist), await open(world, world.manager)];
  const placed = await mine.attempt('hold.place', slot(world, '09:00'));
  if (!placed.ok) throw new Error(placed.code);
  const { id } = placed.value;
  await until(theirs, 'holds', () => theirs.store.holds(day(world)).length === 1);
  expect(theirs.store.holds(day(world))).toEqual([placed.value]);
  const barred = await theirs.attempt('hold.place', slot(world, '09:00'));
  expect(barred).toMatchObject({ ok: false, code: 'slot-taken' });

  const taken = await theirs.attempt('hold.take-over', { holdId: id, reason: 'the patient stands here' });
  expect(taken).toMatchObject({ ok: true });
  await until(mine, `hold:${id}`, () => mine.store.hold(id)?.memberId === world.manager.id);
  expect(await mine.attempt('hold.extend', { holdId: id })).toMatchObject({ ok: false, code: 'forbidden' });

  const { id: patientId } = await core.patient(world.receptionist);
  const booked = await theirs.attempt('hold.book', { holdId: id, patientId });
  expect(booked).toMatchObject({ ok: true, value: { status: 'booked' } });
  await until(mine, `hold:${id}`, () => mine.store.hold(id)?.state === 'booked');
  expect(mine.store.holds(day(world))).toEqual([]);
});

test('[HO44] the hold of a page that is closed is free for others', async () => {
  const world = await core.makeWorld();
  const [mine, theirs] = [await open(world, world.receptionist), await open(world, world.manager)];
  const placed = await mine.attempt('hold.place', slot(world, '09:00'));
  await until(theirs, 'holds', () => theirs.store.holds(day(world)).length === 1);
  mine.leave();
  await until(theirs, 'holds', () => theirs.store.holds(day(world)).length === 0);
  expect(theirs.store.hold(placed.ok ? placed.value.id : '')).toMatchObject({ state: 'released' });
  expect(await theirs.attempt('hold.place', slot(world, '09:00'))).toMatchObject({ ok: true });
});

test('[SL20][SL22] a card that is open on one page is shown on the other, taken over, and not taken back by itself', async () => {
  const world = await core.makeWorld();
  const [mine, theirs] = [await open(world, world.receptionist), await open(world, world.manager)];
  const on = { noun: 'appointment', id: newId() } as const;
  expect(await mine.locks.take(on)).toEqual({ ok: true });
  await until(theirs, 'locks', () => theirs.locks.on('appointment', on.id) !== undefined);
  expect(theirs.locks.on('appointment', on.id)?.by).toEqual({
    id: world.receptionist.id,
    name: world.receptionist.name,
  });
  expect(await theirs.locks.take(on)).toMatchObject({ ok: false, by: world.receptionist.name });
  expect(await theirs.locks.take(on, 'take-over')).toEqual({ ok: true });
  await until(mine, 'locks', () => mine.locks.on('appointment', on.id)?.by.id === world.manager.id);
  theirs.locks.leave(on);
  await until(mine, 'locks', () => mine.locks.shown.length === 0);
  expect(await theirs.locks.take(on)).toEqual({ ok: true });
});

test('[UN22] what one page did and took back is on the other as it was, and again when it is redone', async () => {
  const world = await core.makeWorld();
  const [mine, theirs] = [await open(world, world.receptionist), await open(world, world.manager)];
  const { id: patientId } = await core.patient(world.receptionist);
  const { commandId: id, answer } = mine.ask('appointment.book', { ...slot(world, '09:00'), patientId });
  await answer;
  await until(theirs, 'calendar', () => theirs.store.appointment(id)?.status === 'booked');
  expect(await mine.undo.take(mine.undo.entries.undo?.commandId ?? '')).toMatchObject({ ok: true });
  await until(theirs, 'calendar', () => theirs.store.appointment(id)?.status === 'entered-in-error');
  expect(await mine.undo.take(mine.undo.entries.redo?.commandId ?? '')).toMatchObject({ ok: true });
  await until(theirs, 'calendar', () => theirs.store.appointment(id)?.status === 'booked');
});
