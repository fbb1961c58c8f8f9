// Proves that a manager sees the calendar as it was and who did what, and that nobody else does.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slotOf } from '#client/live/fields.ts';
import { cardOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults, shapeFaults } from '#server/testing/page-faults.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 15_000 };

test('[HI20][HI21] from the history of a visit to the calendar as it was then, step by step, and back to now', async () => {
  const world = await floor.clinic();
  const visit = await floor.visit(world, { patient: 'Noura', with: world.practitioner, time: '09:00' });
  await floor.ask(world.receptionist, 'appointment.move', {
    appointmentId: visit.id,
    baseVersion: visit.version,
    base: slotOf(visit),
    start: world.at('10:00'),
  });
  const other = await floor.ask(world.receptionist, 'patient.register', { name: 'Omar' });
  await floor.ask(world.manager, 'appointment.book', {
    serviceId: world.visit.id,
    scheduleIds: [world.practitioner],
    start: world.at('10:00'),
    patientId: other.id,
    override: { reason: 'Her brother' },
  });
  const page = await floor.desk(world.manager, { path: dayOf(world) });
  await cardOf(page, 'Noura').focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'History' }).click();
  const lines = sheet.getByRole('listitem').filter({ has: page.locator('time') });
  await lines.nth(1).waitFor(soon);
  expect(await lines.first().textContent()).toMatch(/Moved.*09:00.*10:00.*receptionist of.*another program/s);
  expect(await axeFaults(page)).toEqual([]);
  await lines.last().getByRole('button', { name: 'Show the calendar as it was then' }).click();

  await page.getByText(/^As it was on/).waitFor(soon);
  const start = () => cardOf(page, 'Noura').evaluate((card: HTMLElement) => card.style.getPropertyValue('--s'));
  const nine = await start();
  await expect.poll(() => cardOf(page, 'Omar').count(), soon).toBe(0);
  await page.keyboard.press('KeyJ');
  await expect.poll(start, soon).not.toBe(nine);
  await page.keyboard.press('KeyJ');
  await page.keyboard.press('KeyJ');
  await cardOf(page, 'Omar').waitFor(soon);
  const here = page.locator('[aria-current=step]');
  await here.getByText(/Overbooked: .*Her brother/).waitFor(soon);
  await here.getByText(/At the same time as .*Noura/).waitFor(soon);
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('KeyK');
  await cardOf(page, 'Omar').waitFor({ state: 'detached', ...soon });
  await page.reload();
  await page.getByText(/^As it was on/).waitFor(soon);
  await page.getByRole('button', { name: 'Everybody' }).click();
  await page.getByRole('option', { name: world.manager.name }).click();
  await page.getByText('1 change', { exact: true }).waitFor(soon);
  await page.getByRole('button', { name: 'Back to now' }).click();
  await cardOf(page, 'Omar').waitFor(soon);
  await page.context().close();
});

test('[HI21] in Arabic on a phone it fits and is read like the rest, and to a receptionist it says that it is not theirs', async () => {
  const world = await floor.clinic();
  await floor.visit(world, { patient: 'فاطمة', with: world.practitioner, time: '09:00' });
  const path = `${dayOf(world)}&at=${new Date(Date.now()).toISOString()}`;
  const page = await floor.desk(world.manager, { path, language: 'ar', width: 390, theme: 'dark' });
  await page.locator('[aria-current=step]').waitFor(soon);
  expect(await axeFaults(page)).toEqual([]);
  expect(await shapeFaults(page, 'header')).toEqual([]);
  await page.getByRole('button', { name: 'التغيير السابق' }).click();
  await cardOf(page, 'فاطمة').waitFor({ state: 'detached', ...soon });
  await page.context().close();
  const desk = await floor.desk(world.receptionist, { path, language: 'ar', ready: 'main' });
  await desk.getByText('الرجوع إلى الماضي للمديرين.').waitFor(soon);
  expect(await axeFaults(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'إلى التقويم' }).click();
  await cardOf(desk, 'فاطمة').waitFor(soon);
  await expect.poll(() => desk.getByRole('button', { name: 'الرجوع إلى الماضي' }).count(), soon).toBe(0);
  await desk.context().close();
});
