// Proves that a time taken at one desk goes from the open list of another under the focus, and that the keys alone book the first free one.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults, shapeFaults } from '#server/testing/page-faults.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 10_000 };
const list = '[data-first-free]';
/** The name of the time that has the focus, and whether it is taken. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: on } = document;
    return [on?.closest('[data-slot]')?.getAttribute('data-slot'), on?.getAttribute('data-taken')];
  });
const namesOf = (page: Page) =>
  page.locator(`${list} [data-slot]`).evaluateAll((all) => all.map((one) => one.getAttribute('data-slot')));

test('[AV40][AV47][AV52][AV53] what is taken at one desk fades from the list of another where it stands, and the keys alone book the first free time', async () => {
  const world = await floor.clinic({ practitioners: 2 });
  await floor.ask(world.receptionist, 'patient.register', { name: 'أحمد عبد الله', phone: '+966501234567' });
  const look = { path: dayOf(world), ready: '[data-column]' };
  const [one, other] = await Promise.all([
    floor.desk(world.receptionist, { language: 'ar', ...look }),
    floor.desk(world.manager, { language: 'en', ...look }),
  ]);
  for (const page of [one, other]) {
    await page.keyboard.press('KeyE');
    await expect.poll(async () => (await focused(page))[1], soon).toBe('false');
  }
  const [first = '', second = ''] = await namesOf(one);
  expect([await focused(one), await focused(other)]).toEqual([
    [first, 'false'],
    [first, 'false'],
  ]);
  expect(await axeFaults(one)).toEqual([]);
  await one.setViewportSize({ width: 390, height: 844 });
  expect(await shapeFaults(one, '[role=dialog]')).toEqual([]);
  await one.setViewportSize({ width: 1440, height: 900 });

  // The same time lies under both hands. Whoever presses first holds it; the other keeps the place, and it is said.
  await one.keyboard.press('Enter');
  await one.locator('[data-region=sheet] [data-hold]').waitFor(soon);
  await expect.poll(() => focused(other), soon).toEqual([first, 'true']);
  await expect
    .poll(() => other.getByRole('status').allTextContents(), soon)
    .toContainEqual(expect.stringMatching(/just been taken/));
  await other.keyboard.press('ArrowRight');
  expect(await focused(other)).toEqual([second, 'false']);
  await expect.poll(() => namesOf(other), soon).not.toContain(first);
  expect(await focused(other)).toEqual([second, 'false']);

  await one.keyboard.type('احمد');
  await one.getByRole('option').filter({ hasText: 'أحمد عبد الله' }).first().waitFor(soon);
  await one.keyboard.press('ArrowDown');
  await one.keyboard.press('Enter');
  await one.locator('[data-region=sheet]').getByText('أحمد عبد الله', { exact: true }).waitFor(soon);
  await one.keyboard.press('Control+Enter');
  await cardOf(one, 'أحمد').and(one.locator('[data-pending=false]')).waitFor(soon);
  await Promise.all([one.context().close(), other.context().close()]);
});
