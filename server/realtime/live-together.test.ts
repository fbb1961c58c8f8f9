// Two pages over real lines: holds, soft locks and taking back, as one page shows what the other does.
import { expect, test } from 'vitest';
import { newId } from '#server/ops/clock.ts';
import { testCore } from '#server/testing/core.ts';
import { dayOf, isLive, livePages, until } from '#server/testing/live-pages.ts';
import type { World } from '#server/testing/world.ts';

const core = testCore();
const { open } = livePages(core);

/** The receptionist's page and the manager's, both following. */
async function twoPages(world: World) {
  const pages = [open(world, world.receptionist), open(world, world.manager)] as const;
  await Promise.all(pages.map(isLive));
  return pages;
}

function slot(world: World, time: string) {
  return { serviceId: world.visit.id, scheduleIds: [world.practitioner], start: world.at(time) };
}

test('[HO40][HO42] a hold is on the other page as it is placed, taken over and booked, and whoever had it knows', async () => {
  const world = await core.makeWorld();
  const [mine, theirs] = await twoPages(world);
  const placed = await mine.attempt('hold.place', slot(world, '09:00'));
  if (!placed.ok) throw new Error(placed.code);
  const { id } = placed.value;
  await until(theirs, () => theirs.store.holds(dayOf(world)).length === 1);
  expect(theirs.store.holds(dayOf(world))).toEqual([placed.value]);
  const barred = await theirs.attempt('hold.place', slot(world, '09:00'));
  expect(barred).toMatchObject({ ok: false, code: 'slot-taken' });

  const taken = await theirs.attempt('hold.take-over', { holdId: id, reason: 'the patient stands here' });
  expect(taken).toMatchObject({ ok: true });
  await until(mine, () => mine.store.hold(id)?.memberId === world.manager.id);
  expect(await mine.attempt('hold.extend', { holdId: id })).toMatchObject({ ok: false, code: 'forbidden' });

  const { id: patientId } = await core.patient(world.receptionist);
  const booked = await theirs.attempt('hold.book', { holdId: id, patientId });
  expect(booked).toMatchObject({ ok: true, value: { status: 'booked' } });
  await until(mine, () => mine.store.hold(id)?.state === 'booked');
  expect(mine.store.holds(dayOf(world))).toEqual([]);
});

test('[HO44] the hold of a page that is closed is free for others', async () => {
  const world = await core.makeWorld();
  const [mine, theirs] = await twoPages(world);
  const placed = await mine.attempt('hold.place', slot(world, '09:00'));
  await until(theirs, () => theirs.store.holds(dayOf(world)).length === 1);
  mine.leave();
  await until(theirs, () => theirs.store.holds(dayOf(world)).length === 0);
  expect(theirs.store.hold(placed.ok ? placed.value.id : '')).toMatchObject({ state: 'released' });
  expect(await theirs.attempt('hold.place', slot(world, '09:00'))).toMatchObject({ ok: true });
});

test('[SL20][SL22] a card that is open on one page is shown on the other, taken over, and not taken back by itself', async () => {
  const world = await core.makeWorld();
  const [mine, theirs] = await twoPages(world);
  const on = { noun: 'appointment', id: newId() } as const;
  expect(await mine.locks.take(on)).toEqual({ ok: true });
  await until(theirs, () => theirs.locks.on('appointment', on.id) !== undefined);
  expect(theirs.locks.on('appointment', on.id)?.by).toEqual({
    id: world.receptionist.id,
    name: world.receptionist.name,
  });
  expect(await theirs.locks.take(on)).toMatchObject({ ok: false, by: world.receptionist.name });
  expect(await theirs.locks.take(on, 'take-over')).toEqual({ ok: true });
  await until(mine, () => mine.locks.on('appointment', on.id)?.by.id === world.manager.id);
  theirs.locks.leave(on);
  await until(mine, () => mine.locks.shown.length === 0);
  expect(await theirs.locks.take(on)).toEqual({ ok: true });
});

test('[UN22] what one page did and took back is on the other as it was, and again when it is redone', async () => {
  const world = await core.makeWorld();
  const [mine, theirs] = await twoPages(world);
  const { id: patientId } = await core.patient(world.receptionist);
  const { commandId: id, answer } = mine.ask('appointment.book', { ...slot(world, '09:00'), patientId });
  await answer;
  await until(theirs, () => theirs.store.appointment(id)?.status === 'booked');
  expect(await mine.undo.take(mine.undo.entries.undo?.commandId ?? '')).toMatchObject({ ok: true });
  await until(theirs, () => theirs.store.appointment(id)?.status === 'entered-in-error');
  expect(await mine.undo.take(mine.undo.entries.redo?.commandId ?? '')).toMatchObject({ ok: true });
  await until(theirs, () => theirs.store.appointment(id)?.status === 'booked');
});
