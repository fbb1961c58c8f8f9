// Proves on real Chromium that mouse and finger do what they seem to do, in both directions.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe.each(['ar', 'en'])('with lang=%s', (language) => {
  test.each([
    ['on a wide screen', 1440, 0],
    ['on a narrow one scrolled sideways', 768, 180],
  ])('[GR7] a card lands in the column under the pointer, %s', async (_, width, scrolled) => {
    const on = await open(`lang=${language}`, { viewport: { width, height: 900 } });
    await on.$eval('[role=grid]', (grid, by) => grid.scrollBy(by, 0), language === 'ar' ? -scrolled : scrolled);
    const from = await point(on, 'd3', 585);
    const to = await point(on, 'd4', 585 + 30);
    expect(Math.sign(to.x - from.x)).toBe(language === 'ar' ? -1 : 1);
    await drag(on, from, to);
    await expect.poll(() => on.locator('[data-ghost=move]').textContent()).toMatch(/10:00|١٠:٠٠/);
    await on.mouse.up();
    const [move] = await said(on);
    expect(move).toMatchObject({
      name: 'move',
      what: {
        columnKey: 'd4@2026-11-22',
        fromColumnKey: visit.columnKey,
        start: 600,
        end: 630,
        version: 4,
        stale: false,
      },
    });
    const landed = await on.locator('[data-column="d4@2026-11-22"] [data-card]').boundingBox();
    expect(landed && landed.x <= to.x && to.x <= landed.x + landed.width).toBe(true);
    await on.close();
  });

  test('[GR9] free time is drawn with a drag and picked with a click', async () => {
    const on = await open(`lang=${language}`);
    await drag(on, await point(on, 'd2', 604), await point(on, 'd2', 641));
    await on.mouse.up();
    const click = await point(on, 'd5', 680);
    await on.mouse.click(click.x, click.y);
    expect(await said(on)).toEqual([
      { name: 'pick', what: { columnKey: 'd2@2026-11-22', start: 600, end: 645, how: 'draw' } },
      { name: 'pick', what: { columnKey: 'd5@2026-11-22', start: 675, end: 690, how: 'click' } },
    ]);
    await on.close();
  });
});

test('the block end of a card stretches it, also of the shortest; its middle moves it', async () => {
  const on = await open('lang=ar');
  await show(on, [{ ...visit, end: 585 }]);
  await expect.poll(() => on.locator('[data-card]').getAttribute('data-short')).toBe('true');
  const edge = await on.locator('[data-edge]').boundingBox();
  const box = await on.locator('[data-card]').boundingBox();
  if (!edge || !box) throw new Error('nothing to take hold of');
  expect(edge.height).toBeGreaterThanOrEqual(8);
  expect(edge.y).toBeGreaterThan(box.y + box.height / 2);
  await drag(on, { x: edge.x + 20, y: edge.y + 4 }, await point(on, 'd3', 613));
  await on.mouse.up();
  expect((await said(on))[0]).toMatchObject({ name: 'resize', what: { id: 'visit', end: 615 } });
  await on.close();
});

test('Alt moves in the steps of the clinic', async () => {
  const on = await open('lang=en');
  const from = await point(on, 'd3', 580);
  await on.keyboard.down('Alt');
  await drag(on, from, await point(on, 'd3', 591));
  await on.mouse.up();
  await on.keyboard.up('Alt');
  expect((await said(on))[0]).toMatchObject({ name: 'move', what: { start: 580 } });
  await on.close();
});

test('a click opens a card, and three px are still a click', async () => {
  const on = await open('lang=ar');
  const { x, y } = await point(on, 'd3', 580);
  await on.mouse.move(x, y);
  await on.mouse.down();
  await on.mouse.move(x + 2, y + 2);
  await on.mouse.up();
  expect(await said(on)).toEqual([{ name: 'open', what: 'visit' }]);
  await on.close();
});

test('[GR8] Escape puts a dragged card back', async () => {
  const on = await open('lang=ar');
  await drag(on, await point(on, 'd3', 580), await point(on, 'd2', 700));
  await on.keyboard.press('Escape');
  await on.mouse.up();
  expect(await on.locator('[data-ghost]').count()).toBe(0);
  expect(await said(on)).toEqual([]);
  await on.close();
});

test('near an edge the columns scroll under a dragged card', async () => {
  const on = await open('lang=ar', { viewport: { width: 768, height: 600 } });
  const before = await on.$eval('[role=grid]', (grid) => grid.scrollTop);
  const from = await point(on, 'd3', 580);
  await drag(on, from, { x: from.x, y: 592 });
  await expect.poll(() => on.$eval('[role=grid]', (grid) => grid.scrollTop)).toBeGreaterThan(before + 100);
  await on.keyboard.press('Escape');
  await on.mouse.up();
  await on.close();
});

test('[GR11] a finger lifts a card by resting on it and scrolls by moving at once', async () => {
  const on = await open('lang=ar', { hasTouch: true });
  const wire = await on.context().newCDPSession(on);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    wire.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  const from = await point(on, 'd3', 580);
  await touch('touchStart', [from]);
  await on.waitForSelector('[data-ghost=move]');
  const to = await point(on, 'd4', 640);
  for (const part of [0.3, 0.6, 1]) {
    await touch('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]);
  }
  await touch('touchEnd', []);
  expect((await said(on))[0]).toMatchObject({ name: 'move', what: { columnKey: 'd4@2026-11-22', start: 630 } });

  const before = await on.$eval('[role=grid]', (grid) => grid.scrollTop);
  await touch('touchStart', [from]);
  for (const up of [20, 60, 120, 180]) await touch('touchMove', [{ x: from.x, y: from.y - up }]);
  await touch('touchEnd', []);
  await expect.poll(() => on.$eval('[role=grid]', (grid) => grid.scrollTop)).toBeGreaterThan(before + 50);
  expect(await said(on)).toHaveLength(1);
  await on.close();
});

test('[GR12] the linked card of a room moves by itself and stays among rooms', async () => {
  const on = await open('lang=ar');
  await show(on, [visit, { ...visit, columnKey: 'r1@2026-11-22', slim: true }]);
  await on.waitForSelector('[data-slim=true]');
  await drag(on, await point(on, 'r1', 585), await point(on, 'r2', 585));
  await on.mouse.up();
  expect(await said(on)).toMatchObject([
    { name: 'move', what: { id: 'visit', fromColumnKey: 'r1@2026-11-22', columnKey: 'r2@2026-11-22', start: 570 } },
  ]);
  await on.close();
});
