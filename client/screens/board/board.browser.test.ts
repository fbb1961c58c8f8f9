// A screen and the manager who pairs it, in real browsers: from the code to the clinic's clock and back to a code.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults } from '#server/testing/page-faults.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const WITHIN = { timeout: 20_000 };
const wall = (size: { width: number; height: number }, path = '/board', ready = '[data-code]') =>
  floor.desk(null, { path, ready, browser: { viewport: size } });
const codeOn = (page: Page) => page.locator('[data-code]').innerText();

/** What sticks out of a screen, and any text that is cut off in its own box. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
      })
      .map((one) => one.outerHTML.slice(0, 120)),
  );
}

test('[DI12][DI13][DI15][DI21][DI22] a manager pairs a screen by its code; it shows the clinic, bears a restart and a lost line, is renamed, and asks for a code again once it is unpaired', async () => {
  const names = { ar: 'عيادة النور', en: 'Noor Clinic' };
  const world = await floor.clinic({ clinic: { names, digits: 'arab', hourCycle: 'h12' } });
  const screen = await wall({ width: 1920, height: 1080 });
  expect(await codeOn(screen)).toMatch(/^[A-Z2-9]{3}-[A-Z2-9]{2}$/);
  for (const words of ['اربط هذه الشاشة', 'Pair this screen'])
    expect(await screen.locator('main').innerText()).toContain(words);
  expect(await sticksOut(screen)).toEqual([]);
  expect(await axeFaults(screen)).toEqual([]);
  const loaded = await screen.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(loaded.filter((name) => /\/desk-[\w-]{8}\.js$/.test(name))).toEqual([]);

  const desk = await floor.desk(world.manager, { path: '/admin?section=displays', ready: 'ol' });
  expect(await desk.locator('ol').innerText()).toContain('/board');
  expect(await axeFaults(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Pair a screen' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Name of the screen').fill('Hall');
  await dialog.getByLabel('Code on the screen').fill('acd-ef');
  await desk.keyboard.press('Enter');
  await dialog.getByText('No screen shows this code now').waitFor(WITHIN);
  expect(await dialog.getByLabel('Name of the screen').inputValue()).toBe('Hall');
  await dialog.getByLabel('Code on the screen').fill((await codeOn(screen)).toLowerCase());
  await desk.keyboard.press('Enter');
  await desk.locator('[data-display]', { hasText: 'Hall' }).waitFor(WITHIN);

  await screen.locator('[data-clock]').waitFor(WITHIN);
  expect(await screen.locator('h1 bdi').allInnerTexts()).toEqual([names.ar, names.en]);
  expect(await screen.locator('[data-clock]').innerText()).toMatch(/^[٠-٩]{1,2}:[٠-٩]{2}\s*[صم]$/);
  expect(await screen.locator('[lang=ar]').last().innerText()).toContain('هـ');
  expect(await screen.locator('[lang=en]').last().innerText()).toContain('AH');
  expect(await sticksOut(screen)).toEqual([]);
  expect(await axeFaults(screen)).toEqual([]);

  const address = screen.url();
  await screen.goto(`${floor.origin}/board`);
  await screen.locator('[data-clock]').waitFor(WITHIN);
  expect(screen.url()).toBe(address);

  await screen.context().setOffline(true);
  await screen.locator('[data-line=lost]', { hasText: 'Reconnecting' }).waitFor(WITHIN);
  expect(await screen.locator('h1').innerText()).toContain(names.ar);
  await screen.context().setOffline(false);
  await screen.locator('[data-line=well]').waitFor({ state: 'attached', ...WITHIN });

  const more = () => desk.getByRole('button', { name: /^More: / }).click();
  await more();
  await desk.getByRole('menuitem', { name: 'Rename' }).click();
  await dialog.getByLabel('Name of the screen').fill('By the stairs');
  await desk.keyboard.press('Enter');
  await expect.poll(() => screen.locator('aside').innerText(), WITHIN).toContain('By the stairs');

  await more();
  await desk.getByRole('menuitem', { name: 'Unpair' }).click();
  await desk.getByRole('alertdialog').getByRole('button', { name: 'Unpair' }).click();
  await screen.locator('[data-code]').waitFor(WITHIN);
  expect(screen.url()).toBe(address);
  await desk.getByText('No screens yet').waitFor(WITHIN);
});

test('[DI16][DI20] a clinic that speaks English has its own words first, and the largest letters still fit a small screen', async () => {
  const names = { ar: 'مجمع الواحة لطب الأسنان والجلدية', en: 'Oasis Dental and Skin Centre' };
  const world = await floor.clinic({ clinic: { names, locale: 'en-GB', digits: 'latn', hourCycle: 'h23' } });
  const screen = await wall({ width: 1280, height: 720 });
  const code = await codeOn(screen);
  await floor.ask(world.manager, 'display.pair', { code, kind: 'board', name: 'Hall', queueIds: [] });
  await screen.locator('[data-clock]').waitFor(WITHIN);
  expect(await screen.locator('h1 bdi').allInnerTexts()).toEqual([names.en, names.ar]);
  expect(await screen.locator('[data-clock]').innerText()).toMatch(/^\d{2}:\d{2}$/);
  const before = await screen.locator('[lang=en]').last().boundingBox();
  await screen.mouse.move(400, 300);
  await screen.locator('aside button').click();
  await screen.getByRole('button', { name: /Farthest seat|أبعد مقعد/ }).click();
  await screen.getByRole('option').last().click();
  const height = async () => (await screen.locator('[lang=en]').last().boundingBox())?.height ?? 0;
  await expect.poll(height, WITHIN).toBeGreaterThan((before?.height ?? 0) * 1.3);
  expect(await sticksOut(screen)).toEqual([]);
});
