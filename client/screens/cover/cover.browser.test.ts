// Proves that a desk nobody touches shows nothing of patients, and comes back whole with the right password.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { cardOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults, shapeFaults } from '#server/testing/page-faults.ts';
import { PASSWORD, withPassword } from '#server/testing/passwords.ts';
import { IDLE_MS } from './idle.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 15_000 };

/** The hands were last on this browser so many ms ago. */
function leaveAlone(page: Page, ms: number): Promise<void> {
  return page.evaluate((before) => {
    const seen = JSON.parse(localStorage.getItem('mawid.seen') ?? '{}') as { at: number };
    localStorage.setItem('mawid.seen', JSON.stringify({ ...seen, at: seen.at - before }));
  }, ms);
}

test('[ME55][ME54] a covered desk shows nothing of patients over a reload, says why it stays covered, and gives back what was typed', async () => {
  const world = await floor.clinic();
  await withPassword(floor.ownerUrl, world);
  await floor.visit(world, { patient: 'Noura', with: world.practitioner, time: '09:00' });
  const page = await floor.desk(world.receptionist, { path: dayOf(world) });
  await cardOf(page, 'Noura').click();
  const note = page.getByRole('dialog').getByLabel('Note', { exact: true });
  await note.fill('Brings her X-ray');
  await leaveAlone(page, IDLE_MS - 30_000);
  await page.getByText('In a minute the screen will be covered').waitFor(soon);
  await page.mouse.move(300, 300);
  await page.mouse.move(320, 320);
  await page.getByText('In a minute the screen will be covered').waitFor({ state: 'detached', ...soon });

  await leaveAlone(page, IDLE_MS);
  const cover = page.getByRole('alertdialog', { name: world.receptionist.name });
  await cover.waitFor(soon);
  expect(await page.getByText('Noura').filter({ visible: true }).count()).toBe(0);
  expect(await page.locator('body').ariaSnapshot()).not.toContain('Noura');
  expect(await page.title()).toContain('Covered');
  expect(await axeFaults(page)).toEqual([]);
  // What opens below meanwhile, as a question about a crossed change does, takes nothing from the cover.
  await page.evaluate(() => document.querySelector<HTMLElement>('[aria-label="Keyboard shortcuts"]')?.click());
  const below = page.locator('[data-veil]');
  await below.waitFor({ state: 'attached', ...soon });
  const password = cover.getByLabel('Password', { exact: true });
  await password.fill('somebody else’s');
  await page.keyboard.press('Enter');
  await cover.getByText('This is not your password.').waitFor(soon);
  await password.fill(PASSWORD);
  await page.keyboard.press('Enter');
  await cover.waitFor({ state: 'detached', ...soon });
  await below.getByRole('button', { name: 'Close' }).click();
  await below.waitFor({ state: 'detached', ...soon });
  expect(await note.inputValue()).toBe('Brings her X-ray');

  // Another person was covered in this browser and never came back.
  await page.evaluate(() => localStorage.setItem('mawid.covered', '"somebody else"'));
  await leaveAlone(page, IDLE_MS);
  await cover.waitFor(soon);
  await page.reload();
  await cover.waitFor(soon);
  await expect.poll(() => page.title(), soon).toContain('A clinic of one test');
  expect(await page.title()).toContain('Covered');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await shapeFaults(page, '[data-cover]')).toEqual([]);
  expect(await page.locator('body').ariaSnapshot()).not.toContain('Noura');
  await page.context().setOffline(true);
  await password.fill(PASSWORD);
  await page.keyboard.press('Enter');
  await cover
    .getByText(/can be checked once it is back/)
    .first()
    .waitFor(soon);
  await page.context().setOffline(false);
  await page.keyboard.press('Enter');
  await cover.waitFor({ state: 'detached', ...soon });
  await page.context().close();
});
