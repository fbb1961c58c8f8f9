// The live part of a page over real lines: a socket, and plain HTTP where sockets are blocked.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Live, openLive } from '#client/live/live.ts';
import { pollWire } from '#client/live/poll-wire.ts';
import { socketWire } from '#client/live/socket-wire.ts';
import type { Timers } from '#client/live/timers.ts';
import { chance, newId, now } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { freePort } from '#server/testing/ports.ts';
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

/** Waits are a tenth of what they are on a page. */
const timers: Timers = {
  now,
  newId,
  chance,
  after(ms, run) {
    const timer = setTimeout(run, ms / 10);
    return () => clearTimeout(timer);
  },
  frame: (run) => timers.after(10, run),
};
const nothing = (): void => undefined;
const surroundings = {
  onOnline: () => nothing,
  onOffline: () => nothing,
  onAwake: () => nothing,
  onLeaving: () => nothing,
};

function open(world: World, { token }: Person, socketOrigin = node.origin): Live {
  const shown = { from: world.at('00:00'), to: world.at('00:00', 1) };
  const lines = { socket: socketWire(socketOrigin), poll: pollWire(() => token, node.origin) };
  const page = openLive({ clinic: world.slug, shown, token, ...lines, timers, surroundings });
  pages.push(page);
  return page;
}

/** Resolves once the picture is as described. */
function until({ store }: Live, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const topics = ['link', 'calendar', 'presence', 'pending'];
    const look = (): void => {
      if (!holds()) return;
      for (const stop of stops) stop();
      resolve();
    };
    const stops = topics.map((topic) => store.subscribe(topic, look));
    look();
  });
}

const day = (world: World) => ({ from: world.at('00:00'), to: world.at('00:00', 1) });

async function book(world: World, page: Live, time: string) {
  const patient = page.ask('patient.register', { name: `At ${time}` });
  const { commandId: patientId } = patient;
  const wanted = { serviceId: world.visit.id, scheduleIds: [world.practitioner], start: world.at(time), patientId };
  const { commandId, answer } = page.ask('appointment.book', wanted);
  expect(await answer).toMatchObject({ ok: true, outcome: 'commit', commandId });
  return commandId;
}

test('[SY1] what one page books is on the other, with the patient’s name and who did it', async () => {
  const world = await core.makeWorld();
  const [mine, theirs] = [open(world, world.receptionist), open(world, world.doctor)];
  const told: unknown[] = [];
  theirs.onRemote(({ by, events }) => told.push([by?.name, events[0]?.type]));
  await Promise.all([mine, theirs].map((page) => until(page, () => page.store.link.kind === 'live')));
  const id = await book(world, mine, '09:00');
  await until(theirs, () => theirs.store.appointment(id) !== undefined);
  await until(mine, () => mine.store.pending.length === 0);
  expect(theirs.store.calendar(day(world))).toEqual(mine.store.calendar(day(world)));
  expect(theirs.store.patient(theirs.store.appointment(id)?.patientId ?? '')?.name).toBe('At 09:00');
  expect(told).toContainEqual([world.receptionist.name, 'appointment.booked']);
  await until(mine, () => mine.store.presence.length === 2);
});

test('[SY6] a time that somebody else has is given back at once, with other times to take', async () => {
  const world = await core.makeWorld();
  const [mine, theirs] = [open(world, world.receptionist), open(world, world.manager)];
  await Promise.all([mine, theirs].map((page) => until(page, () => page.store.link.kind === 'live')));
  await book(world, theirs, '09:00');
  const { id: patientId } = await core.patient(world.receptionist);
  const wanted = { serviceId: world.visit.id, scheduleIds: [world.practitioner], start: world.at('09:00'), patientId };
  const { commandId, answer } = mine.ask('appointment.book', wanted);
  expect(mine.store.appointment(commandId)).toBeDefined();
  expect(await answer).toMatchObject({ ok: false, code: 'slot-taken', alternatives: { length: 5 } });
  mine.store.flush();
  expect(mine.store.appointment(commandId)).toBeUndefined();
});

test('[SY13] where no socket can be had, a page polls, says so, and can still book', async () => {
  const world = await core.makeWorld();
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const [polling, live] = [open(world, world.receptionist, nowhere), open(world, world.manager)];
  await until(polling, () => polling.store.link.kind === 'polling');
  await until(live, () => live.store.link.kind === 'live');
  const id = await book(world, polling, '10:00');
  await until(live, () => live.store.appointment(id) !== undefined);
  const other = await book(world, live, '11:00');
  await until(polling, () => polling.store.appointment(other) !== undefined && polling.store.pending.length === 0);
  expect(polling.store.calendar(day(world))).toEqual(live.store.calendar(day(world)));
});

test('[SY14] a session that is ended elsewhere leaves the picture on the page and what is asked in its queue', async () => {
  const world = await core.makeWorld();
  const page = open(world, world.receptionist);
  await until(page, () => page.store.link.kind === 'live');
  const id = await book(world, page, '09:00');
  const headers = { authorization: `Bearer ${world.receptionist.token}` };
  await fetch(`${node.origin}/api/v1/session`, { method: 'DELETE', headers });
  await until(page, () => page.store.link.kind === 'signed-out');
  page.ask('patient.register', { name: 'Waiting' });
  expect(page.store.appointment(id)).toBeDefined();
  expect(page.store.link.queued).toBe(1);
});

test('[SY1] a page that drops its line and makes a new one has what happened meanwhile, and its commands go out', async () => {
  const world = await core.makeWorld();
  const [page, other] = [open(world, world.receptionist), open(world, world.manager)];
  await Promise.all([page, other].map((one) => until(one, () => one.store.link.kind === 'live')));
  for (const time of ['09:00', '10:00', '11:00']) {
    page.retry();
    expect(page.store.link.kind).not.toBe('offline');
    const { answer } = page.ask('patient.register', { name: `While away at ${time}` });
    const id = await book(world, other, time);
    await until(page, () => page.store.link.kind === 'live' && page.store.appointment(id) !== undefined);
    expect(await answer).toMatchObject({ ok: true });
  }
  expect(page.store.calendar(day(world))).toEqual(other.store.calendar(day(world)));
});

test('[SY9] commands given faster than the door takes them are repeated until each has its answer', async () => {
  const world = await core.makeWorld();
  const page = open(world, world.receptionist);
  await until(page, () => page.store.link.kind === 'live');
  const answers = Array.from({ length: 60 }, (_, number) =>
    page.ask('patient.register', { name: `Patient ${number}` }),
  );
  const outcomes = await Promise.all(answers.map(({ answer }) => answer));
  expect(outcomes.filter((one) => one.ok)).toHaveLength(60);
});
