// Proves that a conflict is settled in one dialog: told in words, by keyboard, as often as it takes.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults, shapeFaults } from '#server/testing/page-faults.ts';
import type { World } from '#server/testing/world.ts';
import { slotOf } from '#client/live/fields.ts';
import type { Appointment } from '#shared/model/appointment.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 15_000 };
const PATIENT = 'فاطمة الزهراني';

/** The manager moves the visit to another hour; answers it as it is then. */
function elsewhere(world: World, visit: Appointment, time: string): Promise<Appointment> {
  return floor.ask(world.manager, 'appointment.move', {
    appointmentId: visit.id,
    baseVersion: visit.version,
    base: slotOf(visit),
    start: world.at(time),
  });
}

/** What stands: the newest commit of the visit's history. */
async function standing(world: World, id: string): Promise<Appointment> {
  const address = `${floor.origin}/api/v1/queries/appointment.history?appointmentId=${id}`;
  const answer = await fetch(address, { headers: { authorization: `Bearer ${world.manager.token}` } });
  const { value } = (await answer.json()) as { value: { entries: { events: { appointment: Appointment }[] }[] } };
  const appointment = value.entries.at(-1)?.events.at(-1)?.appointment;
  if (!appointment) throw new Error('the visit has no history');
  return appointment;
}

/** When and with whom the visit stands. */
async function placeOf(world: World, id: string): Promise<unknown[]> {
  const { start, scheduleIds } = await standing(world, id);
  return [start, scheduleIds.find((one) => world.practitioners.includes(one))];
}

/** The visit is carried to the next practitioner, while the manager moves it to another hour; answers it as it is then. */
async function dropped(page: Page, world: World, visit: Appointment, time: string): Promise<Appointment> {
  const card = cardOf(page, PATIENT);
  const start = () => card.evaluate((one: HTMLElement) => one.style.getPropertyValue('--s'));
  await card.focus();
  await page.keyboard.press('Space');
  const isRtl = await page.evaluate(() => document.documentElement.dir === 'rtl');
  await page.keyboard.press(isRtl ? 'ArrowLeft' : 'ArrowRight');
  const before = await start();
  const then = await elsewhere(world, visit, time);
  await expect.poll(start, soon).not.toBe(before);
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor(soon);
  return then;
}

test('[CO21][CO22] in Arabic it says who did what and what was wanted, and both changes are kept by keyboard alone', async () => {
  const world = await floor.clinic({ rooms: 2 });
  const visit = await floor.visit(world, {
    patient: PATIENT,
    with: world.practitioner,
    time: '09:00',
    room: world.room,
  });
  const page = await floor.desk(world.receptionist, { path: dayOf(world), language: 'ar' });
  const then = await dropped(page, world, visit, '10:00');
  const question = page.getByRole('alertdialog');
  await question.getByText(/نُقل الموعد إلى .*10:00.* بواسطة/).waitFor(soon);
  await question.getByText(/وأنت غيّرت .*الطبيب/).waitFor(soon);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), soon).toBe('إلغاء');
  await expect.poll(() => question.locator('[data-changed=true]').count(), soon).toBe(2);
  expect(await axeFaults(page)).toEqual([]);
  expect((await standing(world, visit.id)).version).toBe(then.version);
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached', ...soon });
  expect((await standing(world, visit.id)).version).toBe(then.version);

  const now = await dropped(page, world, then, '11:00');
  await question.getByRole('button', { name: 'إبقاء التغييرين' }).focus();
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached', ...soon });
  await expect.poll(() => placeOf(world, visit.id), soon).toEqual([now.start, world.colleague]);
  await page.context().close();
});

test('[CO22][CO25] on a phone each part is chosen, and whoever is overtaken once more is asked once more', async () => {
  const world = await floor.clinic({ rooms: 2 });
  const visit = await floor.visit(world, {
    patient: PATIENT,
    with: world.practitioner,
    time: '09:00',
    room: world.room,
  });
  const page = await floor.desk(world.receptionist, { path: dayOf(world), width: 390 });
  const then = await dropped(page, world, visit, '10:00');
  const question = page.getByRole('alertdialog');
  expect(await shapeFaults(page, '[role=alertdialog]')).toEqual([]);
  await question.getByRole('button', { name: 'Choose part by part' }).click();
  const mine = question.locator('[data-versus-side=mine]');
  await mine.locator('[data-versus-row=start]').getByRole('radio').check();
  expect(await mine.locator('[data-versus-row=start]').getAttribute('data-chosen')).toBe('true');
  expect(await axeFaults(page)).toEqual([]);

  const later = await elsewhere(world, then, '12:00');
  await question.getByRole('button', { name: 'Save this choice' }).click();
  await question.getByRole('button', { name: 'Apply mine' }).waitFor(soon);
  expect((await standing(world, visit.id)).version).toBe(later.version);
  await question.getByRole('button', { name: 'Apply mine' }).click();
  await question.waitFor({ state: 'detached', ...soon });
  await expect.poll(() => placeOf(world, visit.id), soon).toEqual([world.at('09:00'), world.colleague]);
  await page.context().close();
});
