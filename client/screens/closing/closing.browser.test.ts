// Proves that time is closed and opened for everybody at once, and that what shall stay in it stays.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 10_000 };

test('[CC35][CC36][CC37][CC38] a day is closed but for the visit that is kept, stands on the other desk, is opened there and taken back', async () => {
  const world = await floor.clinic();
  await floor.visit(world, { patient: 'Noura Al-Qahtani', with: world.practitioner, time: '10:00' });
  const one = await floor.desk(world.receptionist, { path: dayOf(world) });
  const other = await floor.desk(world.manager, { path: dayOf(world), language: 'ar' });

  await one.locator(`[data-head^="${world.practitioner}@"]`).hover();
  await one.locator(`[data-head-menu^="${world.practitioner}@"]`).click();
  await one.getByRole('menuitem', { name: 'Close time' }).click();
  const form = one.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Reason' }).waitFor(soon);
  await one.keyboard.press('Control+Enter');
  await expect.poll(() => form.locator('[data-invalid] input').count(), soon).toBe(1);
  await form.getByRole('button', { name: 'Leave' }).click();
  await one.keyboard.press('Control+Enter');
  const visit = one.locator('[data-impact]').filter({ hasText: 'Noura Al-Qahtani' });
  await visit.waitFor(soon);
  await one.keyboard.press('Control+Enter');
  await visit.locator('button[aria-checked]').first().and(one.locator(':focus')).waitFor(soon);
  await visit.getByRole('radio', { name: 'Keep' }).click();
  await one.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached', ...soon });

  const closed = other.locator(`[data-column^="${world.practitioner}@"] [data-closure]`);
  await closed.waitFor(soon);
  await expect.poll(() => closed.textContent(), soon).toContain('Leave');
  await expect.poll(() => closed.textContent(), soon).toContain('يبقى فيه موعد واحد');
  expect(await cardOf(other, 'Noura').count()).toBe(1);
  await other.keyboard.press('F6');
  await closed.focus();
  await other.keyboard.press('Enter');
  const shown = other.getByRole('dialog');
  await shown.getByText(world.receptionist.name).waitFor(soon);
  await shown.getByRole('button', { name: 'فتح الوقت' }).click();

  const here = one.locator('[data-closure]');
  await expect.poll(() => here.count(), soon).toBe(0);
  await other.locator('[data-toast-tone=good]').getByRole('button', { name: 'تراجع' }).click();
  await expect.poll(() => here.count(), soon).toBe(1);
  await one.keyboard.press('KeyL');
  await one.locator('[data-shut]').getByText('Leave').waitFor(soon);
  await one.context().close();
  await other.context().close();
});
