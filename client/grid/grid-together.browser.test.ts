// Proves on real Chromium what working together looks like on the grid: time on hold, locks, who looks where.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drag, heldOn, hold, point, said, show, visit } from '#client/grid/harness/driver.ts';
import { type HarnessPage, openHarness } from '#server/testing/harness-page.ts';

let harness: HarnessPage;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

/** A page whose time a test puts on by itself. */
async function open(language: 'ar' | 'en'): Promise<Page> {
  const on = await harness.open(`lang=${language}&cards=none`, '[data-column]');
  await on.clock.install();
  return on;
}

const focused = (on: Page) =>
  on.evaluate(() => {
    const { slot, block } = (document.activeElement as HTMLElement).dataset;
    return slot ?? block;
  });

test('[HO30][HO34] a block counts down alone, stands out in its last minute and goes at its end', async () => {
  const on = await open('ar');
  await hold(on, [{ leftMs: 65_000 }]);
  const left = on.locator('[data-countdown]');
  expect(await left.textContent()).toBe('١:٠٥');
  expect(await left.getAttribute('data-soon')).toBe('false');
  await on.evaluate(() => {
    const drawn: string[] = [];
    Object.assign(window, { drawn });
    const watcher = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        drawn.push(element?.closest('[data-countdown]') ? 'countdown' : (element?.outerHTML ?? ''));
      }
    });
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await on.clock.runFor(3000);
  await expect.poll(() => left.textContent()).toBe('١:٠٢');
  expect(new Set(await on.evaluate(() => (window as unknown as { drawn: string[] }).drawn))).toEqual(
    new Set(['countdown']),
  );
  await on.clock.runFor(10_000);
  await expect.poll(() => left.getAttribute('data-soon')).toBe('true');
  await on.locator('[data-block]').focus();
  await on.clock.runFor(53_000);
  await expect.poll(() => on.locator('[data-block]').count()).toBe(0);
  expect(await focused(on)).toBe('600');
  await on.close();
});

test('[HO31] a block says whose it is until when, and opens by keys and by a click', async () => {
  const on = await open('en');
  await hold(on, [{ columnKey: 'd1@2026-11-22', start: 675, end: 705 }, { mine: true }]);
  await on.keyboard.press('Tab');
  await on.keyboard.press('ArrowDown');
  expect(await focused(on)).toBe(heldOn('d1'));
  expect(await on.locator(`[data-block="${heldOn('d1')}"] > :last-child`).textContent()).toMatch(
    /Held by \S?Huda\S? until .?11:1\d\sAM.?, .*11:15.*Dr Ahmed Almansoori/,
  );
  await on.keyboard.press('Enter');
  expect(await on.locator(`[data-block="${heldOn('d3')}"]`).textContent()).toContain('Held for you until');
  const at = await point(on, 'd3', 615);
  await on.mouse.click(at.x, at.y);
  expect(await said(on)).toEqual([
    { name: 'block', what: 'held-d1' },
    { name: 'block', what: 'held-d3' },
  ]);
  await on.close();
});

test('[HO32] what is carried over time on hold says whose it is, and goes back', async () => {
  const on = await open('en');
  await show(on, [visit]);
  await hold(on, [{ columnKey: 'd4@2026-11-22' }]);
  await drag(on, await point(on, 'd3', 585), await point(on, 'd4', 615));
  expect(await on.locator('[data-ghost]').getAttribute('data-hint')).toBe('held');
  expect(await on.locator('[data-ghost]').textContent()).toMatch(/Huda.? holds this time/);
  await on.mouse.up();
  await drag(on, await point(on, 'd4', 570), await point(on, 'd4', 610));
  expect(await on.locator('[data-ghost]').getAttribute('data-hint')).toBe('held');
  await on.mouse.up();
  expect(await said(on)).toEqual([]);
  await on.close();
});

test('[SL31] a card that somebody else is editing stays when it is dragged or picked up, one’s own comes along', async () => {
  const on = await open('en');
  const lock = { name: 'Mona', color: 'var(--person-1)', mine: false };
  await show(on, [{ ...visit, lock }]);
  await on.locator('[data-card]').evaluate((card) => {
    const animate = card.animate.bind(card);
    Object.assign(card, {
      animate(frames: Keyframe[], options: KeyframeAnimationOptions) {
        Object.assign(document.body.dataset, { shaken: frames.map((frame) => frame['translate']).join(' ') });
        return animate(frames, options);
      },
    });
  });
  await drag(on, await point(on, 'd3', 585), await point(on, 'd4', 700));
  expect(await on.locator('[data-ghost]').count()).toBe(0);
  expect(await on.evaluate(() => document.body.dataset['shaken'])).toContain('3px -3px');
  await on.mouse.up();
  expect(await on.locator('[role=status]').last().textContent()).toMatch(/Locked, being edited by .?Mona/);
  await on.locator('[data-card]').focus();
  await on.keyboard.press('KeyM');
  await on.keyboard.press('Enter');
  await show(on, [{ ...visit, lock: { ...lock, mine: true } }]);
  await expect.poll(() => on.locator('[data-lock=mine]').count()).toBe(1);
  await drag(on, await point(on, 'd3', 585), await point(on, 'd4', 700));
  await on.mouse.up();
  expect((await said(on)).map(({ name, what }) => [name, typeof what === 'string' ? what : 'elsewhere'])).toEqual([
    ['locked', 'visit'],
    ['locked', 'visit'],
    ['open', 'visit'],
    ['move', 'elsewhere'],
  ]);
  await on.close();
});

test('[SL32] a column is looked at once the pointer or the cursor has rested in it', async () => {
  const on = await harness.open('lang=en&cards=none', '[data-column]');
  // The page's time stands still but for what is let pass here: a slow machine would let more pass by itself.
  await on.clock.install({ time: '2026-11-22T05:00:00Z' });
  await on.clock.pauseAt('2026-11-22T05:00:01Z');
  const go = async (column: string, ms: number) => {
    const at = await point(on, column, 700);
    await on.mouse.move(at.x, at.y);
    await on.clock.runFor(ms);
  };
  await go('d2', 900);
  await go('d3', 900);
  await go('d4', 1100);
  await go('d5', 200);
  await go('d4', 1100);
  await on.keyboard.press('Tab');
  await on.clock.runFor(1100);
  expect(await said(on)).toEqual([
    { name: 'look', what: 'd4@2026-11-22' },
    { name: 'look', what: 'd1@2026-11-22' },
  ]);
  await on.close();
});

/** Pairs of an element and another it must not touch, by the text of the first. */
function touching(on: Page, inside: string, first: string, second: string) {
  return on.$$eval(
    inside,
    (elements, [one, other]) =>
      elements.flatMap((element) => {
        const a = element.querySelector(one ?? '')?.getBoundingClientRect();
        const b = element.querySelector(other ?? '')?.getBoundingClientRect();
        const apart = !a || !b || a.right <= b.left + 0.5 || b.right <= a.left + 0.5 || a.bottom <= b.top + 0.5;
        return apart ? [] : [element.textContent];
      }),
    [first, second],
  );
}

/** The faults axe finds in what matches the selectors. */
async function axe(on: Page, ...include: string[]): Promise<string[]> {
  await on.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return on.evaluate(async (selectors) => {
    const { axe: runner } = window as unknown as {
      axe: {
        run(at: { include: string[][] }): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await runner.run({ include: selectors.map((selector) => [selector]) });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  }, include);
}

test.each([
  ['lang=ar', 1440],
  ['lang=en&theme=dark', 390],
])(
  '[SL30][SL33][GR5][GR6][GR36] locks, holds and watchers stand beside the names, in %s at %i px',
  async (query, width) => {
    const on = await harness.open(`${query}&together&columns=5`, '[data-block]', { viewport: { width, height: 900 } });
    expect(await on.locator('[data-card][data-lock=other]').count()).toBeGreaterThan(5);
    expect(await touching(on, '[data-card]', 'span > [dir=auto]', '[title][aria-hidden]')).toEqual([]);
    expect(await touching(on, '[data-head]', ':scope > [dir=auto]', '[data-watchers]')).toEqual([]);
    expect(await on.locator('[data-head] [data-beyond]').count()).toBe(2);
    expect(await on.locator('[data-card] [data-beyond="1"]').count()).toBe(2);
    const out = await on.$$eval('[data-block]', (blocks) =>
      blocks.flatMap((block) => {
        const box = block.getBoundingClientRect();
        return [...block.children]
          .filter((child) => !child.classList.contains('visually-hidden'))
          .map((child) => child.getBoundingClientRect())
          .filter(({ left, right, bottom }) => left < box.left || right > box.right || bottom > box.bottom)
          .map(() => block.textContent);
      }),
    );
    expect(out).toEqual([]);
    const small = await on.$$eval('[data-block]', (blocks) =>
      blocks.map((block) => block.getBoundingClientRect()).filter((box) => box.width < 24 || box.height < 24),
    );
    expect(small).toEqual([]);
    expect(await axe(on, '[data-block]', '[data-lock]', '[role=columnheader]')).toEqual([]);
    await on.close();
  },
);

test.each([
  ['ar', 1000],
  ['en', 390],
] as const)(
  '[GR37] two versions stand side by side or one under the other, in %s at %i px',
  async (language, width) => {
    const on = await harness.open(`lang=${language}&view=kit`, '[role=alertdialog]', {
      viewport: { width, height: 800 },
    });
    const boxes = await on.$$eval('[data-versus-row]', (rows) =>
      rows.map((row) => {
        const { x, y, width: wide } = row.getBoundingClientRect();
        return { id: (row as HTMLElement).dataset['versusRow'], x, y, wide };
      }),
    );
    for (const mine of boxes.slice(boxes.length / 2)) {
      const theirs = boxes.find(({ id }) => id === mine.id);
      expect(mine.y === theirs?.y).toBe(width > 640);
      expect(mine.x < (theirs?.x ?? 0)).toBe(width > 640 && language === 'ar');
    }
    await on.locator('[data-versus-side=theirs] [data-versus-row=with] input').focus();
    await on.keyboard.press('ArrowDown');
    await on.keyboard.press('Tab');
    await on.keyboard.press('ArrowDown');
    const chosen = await on.$$eval('[data-versus-side=mine] [data-chosen]', (rows) =>
      rows.map((row) => (row as HTMLElement).dataset['chosen']),
    );
    expect(chosen).toEqual(['true', 'false', 'true']);
    expect(await axe(on, '[role=alertdialog]')).toEqual([]);
    await on.locator('[role=alertdialog] button').last().click();
    const undo = on.locator('[data-toast-tone] button').first();
    expect(await undo.getAttribute('aria-keyshortcuts')).toBe('Control+Z');
    await on.close();
  },
);
