// The live part of a page over real lines: a socket, and plain HTTP where sockets are blocked.
import { expect, test } from 'vitest';
import type { Live } from '#client/live/live.ts';
import { testCore } from '#server/testing/core.ts';
import { dayOf, isLive, livePages, until } from '#server/testing/live-pages.ts';
import { freePort } from '#server/testing/ports.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
const { open, origin } = livePages(core, 10);

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
  await Promise.all([mine, theirs].map(isLive));
  const id = await book(world, mine, '09:00');
  await until(theirs, () => theirs.store.appointment(id) !== undefined);
  await until(mine, () => mine.store.pending.length === 0);
  expect(theirs.store.calendar(dayOf(world))).toEqual(mine.store.calendar(dayOf(world)));
  expect(theirs.store.patient(theirs.store.appointment(id)?.patientId ?? '')?.name).toBe('At 09:00');
  expect(told).toContainEqual([world.receptionist.name, 'appointment.booked']);
  await until(mine, () => mine.store.presence.length === 2);
});

test('[SY6] a time that somebody else has is given back at once, with other times to take', async () => {
  const world = await core.makeWorld();
  const [mine, theirs] = [open(world, world.receptionist), open(world, world.manager)];
  await Promise.all([mine, theirs].map(isLive));
  await book(world, theirs, '09:00');
  const { id: patientId } = await core.patient(world.receptionist);
  const wanted = { serviceId: world.visit.id, scheduleIds: [world.practitioner], start: world.at('09:00'), patientId };
  const { commandId, answer } = mine.ask('appointment.book', wanted);
  expect(mine.store.appointment(commandId)).toBeDefined();
  expect(await answer).toMatchObject({ ok: false, code: 'slot-taken', alternatives: { length: 5 } });
  mine.store.flush();
  expect(mine.store.appointment(commandId)).toBeUndefined();
});

test('[SY6][SE40] a command larger than a frame is refused, and the socket goes on', async () => {
  const world = await core.makeWorld();
  const mine = open(world, world.receptionist);
  await isLive(mine);
  const { answer } = mine.ask('patient.register', { name: 'Long', note: 'ن'.repeat(33_000) });
  expect(await answer).toMatchObject({ ok: false, code: 'too-large' });
  expect(mine.store.link.kind).toBe('live');
  await book(world, mine, '12:00');
});

test('[SY13] where no socket can be had, a page polls, says so, and can still book', async () => {
  const world = await core.makeWorld();
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const [polling, live] = [open(world, world.receptionist, nowhere), open(world, world.manager)];
  await until(polling, () => polling.store.link.kind === 'polling');
  await isLive(live);
  const id = await book(world, polling, '10:00');
  await until(live, () => live.store.appointment(id) !== undefined);
  const other = await book(world, live, '11:00');
  await until(polling, () => polling.store.appointment(other) !== undefined && polling.store.pending.length === 0);
  expect(polling.store.calendar(dayOf(world))).toEqual(live.store.calendar(dayOf(world)));
});

test('[SY14] a session that is ended elsewhere leaves the picture on the page and what is asked in its queue', async () => {
  const world = await core.makeWorld();
  const page = open(world, world.receptionist);
  await isLive(page);
  const id = await book(world, page, '09:00');
  const headers = { authorization: `Bearer ${world.receptionist.token}` };
  await fetch(`${origin()}/api/v1/session`, { method: 'DELETE', headers });
  await until(page, () => page.store.link.kind === 'signed-out');
  page.ask('patient.register', { name: 'Waiting' });
  expect(page.store.appointment(id)).toBeDefined();
  expect(page.store.link.queued).toBe(1);
});

test('[SY1] a page that drops its line and makes a new one has what happened meanwhile, and its commands go out', async () => {
  const world = await core.makeWorld();
  const [page, other] = [open(world, world.receptionist), open(world, world.manager)];
  await Promise.all([page, other].map(isLive));
  for (const time of ['09:00', '10:00', '11:00']) {
    page.retry();
    expect(page.store.link.kind).not.toBe('offline');
    const { answer } = page.ask('patient.register', { name: `While away at ${time}` });
    const id = await book(world, other, time);
    await until(page, () => page.store.link.kind === 'live' && page.store.appointment(id) !== undefined);
    expect(await answer).toMatchObject({ ok: true });
  }
  expect(page.store.calendar(dayOf(world))).toEqual(other.store.calendar(dayOf(world)));
});

test('[SY9] commands given faster than the door takes them are repeated until each has its answer', async () => {
  const world = await core.makeWorld();
  const page = open(world, world.receptionist);
  await isLive(page);
  const answers = Array.from({ length: 60 }, (_, number) =>
    page.ask('patient.register', { name: `Patient ${number}` }),
  );
  const outcomes = await Promise.all(answers.map(({ answer }) => answer));
  expect(outcomes.filter((one) => one.ok)).toHaveLength(60);
});
