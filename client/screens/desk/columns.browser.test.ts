// Proves that a person's columns go with the person.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shortId } from '#client/screens/place-text.ts';
import { turnTo } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 10_000 };
const headsOf = (page: Page) =>
  page.$$eval('[data-head]', (heads) => heads.map((head) => head.getAttribute('data-head')?.split('@')[0] ?? ''));

test('[DA7] columns that are moved by keys and hidden stay so over a reload, and on another desk of the same person', async () => {
  const world = await floor.clinic({ practitioners: 3 });
  const [first = '', second = '', third = ''] = world.practitioners;
  const path = dayOf(world);
  const ready = '[data-head]';
  const page = await floor.desk(world.receptionist, { path, ready });
  await expect.poll(() => headsOf(page), soon).toEqual([first, second, third, world.room]);
  await page.getByRole('button', { name: /columns/ }).click();

  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName ?? '');
  const press = async (key: string, then: string) => {
    await page.keyboard.press(key);
    await expect.poll(focused, soon).toContain(then);
  };
  await page.locator(`[data-column-row="${first}"]`).focus();
  await press('ArrowDown', 'practitioner 2');
  await press('ArrowDown', 'practitioner 3');
  await press('Tab', 'Move');
  await press('Enter', 'between practitioner 3 and room 1');
  await press('ArrowUp', 'between practitioner 2 and practitioner 3');
  await press('ArrowUp', 'between practitioner 1 and practitioner 2');
  await page.keyboard.press('Enter');
  await expect.poll(() => headsOf(page), soon).toEqual([first, third, second, world.room]);
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
  await page.locator(`[data-column-row="${world.room}"]`).getByText('room 1').click();
  await expect.poll(() => headsOf(page), soon).not.toContain(world.room);
  const order = await headsOf(page);
  await kept;
  await page.reload();
  await expect.poll(() => headsOf(page), soon).toEqual(order);

  const elsewhere = await floor.desk(world.receptionist, { path, ready });
  await expect.poll(() => headsOf(elsewhere), soon).toEqual(order);
  await turnTo(elsewhere, `${path}&columns=${shortId(world.room)}`);
  await expect.poll(() => headsOf(elsewhere), soon).toEqual([world.room]);
  for (const each of [page, elsewhere]) await each.context().close();
});
