// Proves on real Chromium that the grid is one tab stop whose every place and deed is reached by keys.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GridCard } from '#client/grid/types.ts';
import { type HarnessPage, openHarness } from '#server/testing/harness-page.ts';

let harness: HarnessPage;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

const visit = (id: string, columnKey: string, start: number, end: number): GridCard => ({
  id,
  columnKey: `${columnKey}@2026-11-22`,
  version: 1,
  start,
  end,
  status: 'booked',
  confirmed: false,
  title: `Patient ${id}`,
  detail: 'Check-up',
});

/** Opens the grid with the focus on it: at 11:00 of the first column, the present being 11:08. */
async function open(language: string, cards: GridCard[]): Promise<Page> {
  const on = await harness.open(`lang=${language}&cards=none`, '[data-column]');
  await on.evaluate((list) => window.harness.change(() => list), cards);
  if (cards.length > 0) await on.waitForSelector('[data-card]');
  await on.keyboard.press('Tab');
  return on;
}

const press = async (on: Page, ...keys: string[]) => {
  for (const key of keys) await on.keyboard.press(key);
};
const said = (on: Page) => on.evaluate(() => window.harness.said);

/** The column, minute and card that have the focus. */
const place = (on: Page) =>
  on.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const column = element.closest<HTMLElement>('[data-column]')?.dataset['column'];
    return `${column?.slice(0, 2) ?? 'nowhere'} ${element.dataset['slot'] ?? element.dataset['card'] ?? 'elsewhere'}`;
  });

test('[GR13] Tab enters the grid once and leaves it again', async () => {
  const on = await open('ar', [visit('a', 'd1', 690, 720), visit('b', 'd2', 600, 630)]);
  expect(await place(on)).toBe('d1 660');
  expect(await on.locator('[role=grid] [tabindex="0"]').count()).toBe(1);
  await press(on, 'Tab');
  expect(await place(on)).toBe('nowhere elsewhere');
  await on.close();
});

test.each([
  ['ar', 'ArrowLeft'],
  ['en', 'ArrowRight'],
])('in %s %s goes to the second column, as the eye sees it', async (language, towards) => {
  const on = await open(language, []);
  await press(on, towards);
  expect(await place(on)).toBe('d2 660');
  await press(on, 'Digit5');
  expect(await place(on)).toBe('d5 660');
  await press(on, 'Control+End');
  expect(await place(on)).toBe('r2 660');
  await press(on, 'Control+Home', 'Home');
  expect(await place(on)).toBe('d1 480');
  await press(on, 'Home');
  expect(await place(on)).toBe('d1 0');
  await press(on, 'End');
  expect(await place(on)).toBe('d1 1185');
  await on.close();
});

test('arrows walk free steps and cards, lanes included, and say where they are', async () => {
  const on = await open('en', [visit('a', 'd1', 690, 720), visit('b', 'd1', 705, 735)]);
  await press(on, 'ArrowDown');
  expect(await place(on)).toBe('d1 675');
  expect(await on.locator('[role=status]').textContent()).toContain('11:15');
  const places = [];
  for (let step = 0; step < 4; step += 1) {
    await press(on, 'ArrowDown');
    places.push(await place(on));
  }
  expect(places).toEqual(['d1 a@d1@2026-11-22', 'd1 b@d1@2026-11-22', 'd1 735', 'd1 750']);
  await press(on, 'ArrowUp', 'ArrowUp', 'ArrowUp');
  expect(await place(on)).toBe('d1 a@d1@2026-11-22');
  const name = await on.evaluate(() => document.activeElement?.textContent);
  expect(name).toMatch(/Patient a.*11:30.*Check-up.*Booked.*Dr Ahmed/);
  await on.close();
});

test('[GR16] focus is never under the sticky header', async () => {
  const on = await open('ar', []);
  await press(on, 'End', ...Array.from({ length: 40 }, () => 'ArrowUp'));
  const head = await on.locator('[data-corner]').boundingBox();
  const slot = await on.locator('[data-slot]').boundingBox();
  expect(slot?.y).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0));
  await on.close();
});

test('[GR14] a card is picked up, carried to a neighbour, stretched and dropped, and keeps the focus', async () => {
  const on = await open('ar', [visit('a', 'd1', 660, 690)]);
  expect(await place(on)).toBe('d1 a@d1@2026-11-22');
  await press(on, 'Space', 'ArrowLeft', 'ArrowDown', 'Shift+ArrowDown');
  expect(await on.locator('[role=status]').textContent()).toContain('١٢:٠٠');
  expect(await on.locator('[data-column="d2@2026-11-22"] [data-ghost]').count()).toBe(1);
  await press(on, 'Enter');
  expect(await said(on)).toMatchObject([
    { name: 'move', what: { columnKey: 'd2@2026-11-22', fromColumnKey: 'd1@2026-11-22', start: 675, end: 720 } },
  ]);
  await expect.poll(() => place(on)).toBe('d2 a@d2@2026-11-22');
  await on.close();
});

test('a doctor’s card passes over rooms, a stretched one only grows, and Escape puts back', async () => {
  const on = await open('en', [visit('a', 'd6', 660, 690)]);
  await press(on, 'Digit6', 'KeyM', 'ArrowRight');
  expect(await on.locator('[data-column="d6@2026-11-22"] [data-ghost]').count()).toBe(1);
  await press(on, 'Escape');
  expect(await on.locator('[data-ghost]').count()).toBe(0);
  expect(await place(on)).toBe('d6 a@d6@2026-11-22');
  await press(on, 'KeyM', 'Shift+ArrowDown', 'Alt+Shift+ArrowDown', 'Enter');
  expect(await said(on)).toMatchObject([{ name: 'resize', what: { id: 'a', end: 710 } }]);
  await on.close();
});

test('Enter books free time and opens a card, letters advance it', async () => {
  const on = await open('ar', [visit('a', 'd1', 690, 720)]);
  await press(on, 'Enter', 'ArrowDown', 'ArrowDown', 'Enter', 'KeyA', 'KeyR', 'KeyF', 'KeyO');
  expect(await said(on)).toEqual([
    { name: 'pick', what: { columnKey: 'd1@2026-11-22', start: 660, end: 675, how: 'key' } },
    { name: 'open', what: 'a' },
    { name: 'command', what: { id: 'a', command: 'arrived' } },
    { name: 'command', what: { id: 'a', command: 'checked-in' } },
    { name: 'command', what: { id: 'a', command: 'fulfilled' } },
    { name: 'command', what: { id: 'a', command: 'noshow' } },
  ]);
  await on.close();
});

test('[GR17] the focus follows a card that somebody else moves, and stays in time when it goes', async () => {
  const on = await open('ar', [visit('a', 'd1', 660, 690)]);
  await on.evaluate((moved) => window.harness.change(() => [moved]), visit('a', 'd3', 780, 810));
  await expect.poll(() => place(on)).toBe('d3 a@d3@2026-11-22');
  await on.evaluate(() => window.harness.change(() => []));
  await expect.poll(() => place(on)).toBe('d3 780');
  await on.close();
});
