// Proves on real Chromium that the grid stays calm while colleagues change the calendar under one’s hands.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drag, point, said, show, visit } from '#client/grid/harness/driver.ts';
import { type HarnessPage, openHarness } from '#server/testing/harness-page.ts';

let harness: HarnessPage;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

async function open(query: string, options = {}) {
  const on = await harness.open(`${query}&cards=none`, '[data-column]', options);
  await show(on, [visit]);
  return on;
}

test('[GR10] a drag goes on while others change the calendar, and is marked when its own card moves', async () => {
  const on = await open('lang=en');
  const to = await point(on, 'd4', 700);
  await drag(on, await point(on, 'd3', 585), to);
  await show(on, [visit, { ...visit, id: 'other', start: 660, end: 690 }]);
  await expect.poll(() => on.locator('[data-card]').count()).toBe(2);
  expect(await on.locator('[data-ghost]').getAttribute('data-hint')).toBe(null);
  await show(on, [{ ...visit, version: 5, start: 720, end: 750 }]);
  await expect.poll(() => on.locator('[data-ghost]').getAttribute('data-hint')).toBe('stale');
  await on.mouse.move(to.x, to.y + 1);
  await on.mouse.up();
  expect((await said(on))[0]).toMatchObject({
    name: 'move',
    what: { version: 4, stale: true, from: { start: 570, end: 600 } },
  });
  await on.close();
});

test('the ghost says when a time is taken, closed, or of another kind of column', async () => {
  const on = await open('lang=en');
  await show(on, [visit, { ...visit, id: 'other', start: 660, end: 690 }]);
  const hint = () => on.locator('[data-ghost]').getAttribute('data-hint');
  await drag(on, await point(on, 'd3', 585), await point(on, 'd3', 675));
  await expect.poll(hint).toBe('taken');
  const closed = await point(on, 'd3', 810);
  await on.mouse.move(closed.x, closed.y);
  await expect.poll(hint).toBe('outside');
  const room = await point(on, 'r1', 700);
  await on.mouse.move(room.x, room.y);
  await expect.poll(hint).toBe('kind');
  await on.mouse.up();
  expect(await said(on)).toEqual([]);
  await on.close();
});

test('one step of a drag draws the column left and the column entered, nothing else', async () => {
  const on = await open('lang=ar');
  await drag(on, await point(on, 'd3', 585), await point(on, 'd4', 700));
  await on.evaluate(() => {
    const drawn = new Set<string>();
    Object.assign(window, { drawn });
    const watcher = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        drawn.add(element?.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? 'elsewhere');
      }
    });
    const grid = document.querySelector('[role=grid]');
    if (grid) watcher.observe(grid, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const next = await point(on, 'd5', 720);
  await on.mouse.move(next.x, next.y);
  await expect.poll(() => on.locator('[data-column="d5@2026-11-22"] [data-ghost]').count()).toBe(1);
  const drawn = await on.evaluate(() => [...(window as unknown as { drawn: Set<string> }).drawn]);
  expect(drawn.toSorted()).toEqual(['d4@2026-11-22', 'd5@2026-11-22']);
  await on.mouse.up();
  await on.close();
});

test('[GR18] a card that a colleague moves slides once in the colleague’s ring, one dropped here does not', async () => {
  const on = await open('lang=ar');
  const animations = () =>
    on.$eval('[data-card]', (element) =>
      element.getAnimations({ subtree: true }).map((one) => one.effect?.getTiming().duration),
    );
  const changedBy = { name: 'منى', color: 'var(--person-1)' };
  await show(on, [{ ...visit, version: 5, columnKey: 'd5@2026-11-22', changedBy }]);
  expect(await animations()).toContain(1200);
  await expect.poll(animations, { timeout: 12_000 }).toEqual([]);
  await drag(on, await point(on, 'd5', 585), await point(on, 'd4', 700));
  await on.mouse.up();
  await on.waitForSelector('[data-column="d4@2026-11-22"] [data-card]');
  expect(await animations()).toEqual([]);
  await on.close();
});
