// Proves that somebody's choices follow them to another browser, and that a session ended from there asks to sign in.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { turnTo } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults, shapeFaults } from '#server/testing/page-faults.ts';
import { PASSWORD, withPassword } from '#server/testing/passwords.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 15_000 };
const columns = (page: Page) => page.locator('[role=grid] [data-column]').count();

async function signIn(email: string, path: string): Promise<Page> {
  const page = await floor.desk(null, { path: '/sign-in', ready: 'form', language: 'ar' });
  await page.getByLabel('البريد الإلكتروني').fill(email);
  await page.getByLabel('كلمة المرور', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('[data-region=stage]').waitFor(soon);
  await turnTo(page, path);
  return page;
}

test('[ME57][ME50][ME51] language and columns follow the person to another browser, where a session is ended and a password changed', async () => {
  const world = await floor.clinic();
  const email = await withPassword(floor.ownerUrl, world);
  const first = await signIn(email, dayOf(world));
  await first.locator('[role=grid] [data-column]').first().waitFor(soon);
  const all = await columns(first);
  await first.getByRole('button', { name: /^الأعمدة/ }).click();
  await first.getByRole('checkbox').first().press('Space');
  await expect.poll(() => columns(first), soon).toBe(all - 1);
  await first.keyboard.press('Escape');

  const second = await signIn(email, '/account');
  await second.getByRole('heading', { name: 'الأجهزة المسجَّل دخولها' }).waitFor(soon);
  await second.getByRole('radio', { name: 'English' }).click();
  await second.getByRole('heading', { name: 'Where you are signed in' }).waitFor(soon);
  await second.getByText(email).waitFor(soon);
  expect(await axeFaults(second)).toEqual([]);
  await second.setViewportSize({ width: 390, height: 844 });
  expect(await shapeFaults(second, 'main')).toEqual([]);
  await second.setViewportSize({ width: 1440, height: 900 });
  await turnTo(second, dayOf(world));
  await expect.poll(() => columns(second), soon).toBe(all - 1);
  await first.reload();
  await first.getByRole('button', { name: 'Today', exact: true }).waitFor(soon);

  await turnTo(second, '/account');
  await second.getByLabel('Current password').fill('not mine at all');
  await second.getByLabel('New password').fill('quite another one');
  await second.keyboard.press('Enter');
  await second.getByText('This is not your current password.').waitFor(soon);
  await second.getByText('this one').waitFor(soon);
  const here = second.getByRole('listitem').filter({ hasText: /Chrome.*on.*Linux/ });
  expect(await here.count()).toBeGreaterThanOrEqual(2);
  await second.getByRole('button', { name: 'End all others' }).click();
  await second.getByText('You are signed in nowhere else.').waitFor(soon);
  await first.getByText('Your session has ended.').waitFor(soon);
  await second.getByLabel('Current password').fill(PASSWORD);
  await second.keyboard.press('Enter');
  await second.getByText('Your password is changed.').first().waitFor(soon);

  // A colleague at the same browser, which has kept all it had of this person.
  const kept = await second.evaluate(() => Object.entries(localStorage) as [string, string][]);
  const colleague = await floor.desk(world.manager, {
    path: dayOf(world),
    ready: '[data-column]',
    prepare: async (context) => {
      await context.addInitScript((all) => all.forEach(([key, value]) => localStorage.setItem(key, value)), kept);
    },
  });
  await expect.poll(() => columns(colleague), soon).toBe(all);
  for (const page of [first, second, colleague]) await page.context().close();
});
