// What a desk shows of closed time: what comes, goes, and is not of its days.
import { expect, test } from 'vitest';
import { deskWith } from './testing/hand-desk.ts';
import { at, schedules } from './testing/model-settings.ts';

type Desk = Awaited<ReturnType<typeof deskWith>>['desk'];

const close = (desk: Desk, from: string, to: string) =>
  desk.other('schedule.close', { scheduleId: schedules[0] ?? '', start: from, end: to, reason: 'Leave' });
const shown = (desk: Desk) => desk.store.closures.map(({ id }) => id);

test('[CC40] closed time shows with its event and goes with the one that opens it', async () => {
  const { desk } = await deskWith();
  const told: number[] = [];
  desk.store.subscribe('closures', () => told.push(desk.store.closures.length));
  const { id } = close(desk, at('10:00'), at('12:00'));
  await desk.push();
  const before = desk.store.closures;
  desk.other('schedule.edit', { scheduleId: schedules[0] ?? '', baseVersion: 0, base: {}, name: 'Dr Sara' });
  await desk.push();
  expect(desk.store.closures).toBe(before);
  desk.other('schedule.reopen', { closureId: id });
  await desk.push();
  expect(told).toEqual([1, 0]);
});

test('[CC40] closed time of other days is not kept, and is read when the window moves there', async () => {
  const { desk } = await deskWith();
  const near = close(desk, at('10:00'), at('12:00'));
  const far = close(desk, at('10:00', 12), at('12:00', 12));
  const long = close(desk, at('10:00', -40), at('12:00', 40));
  await desk.push();
  expect(new Set(shown(desk))).toEqual(new Set([near.id, long.id]));
  desk.live.show({ from: at('00:00', 12), to: at('00:00', 13) });
  await desk.answerRead();
  await desk.pass(16);
  expect(new Set(shown(desk))).toEqual(new Set([far.id, long.id]));
});
