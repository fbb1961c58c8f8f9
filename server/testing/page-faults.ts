// What is wrong with a page whatever it shows: what axe finds, and what sticks out of the screen.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, as short lines. Of what is well it is told nothing: finding words for that takes as long as looking. */
export async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(async (tags) => {
    type Found = { violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] };
    const { axe } = window as unknown as { axe: { run(options: object): Promise<Found> } };
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
  }, TAGS);
}

/** The page, and everything one can press or type in under `within`, that sticks out of the screen; small targets too. */
export function shapeFaults(page: Page, within: string): Promise<string[]> {
  return page.evaluate((root) => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = scrollWidth > clientWidth ? [`the page by ${scrollWidth - clientWidth} px`] : [];
    const controls = [
      ...document.querySelectorAll(
        `${root} :is(button, input:not([type='radio'], [type='checkbox']), textarea, a, label:has(input))`,
      ),
    ];
    const seen = controls.filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 2);
    const wrong = seen.filter((one) => {
      const { left, right, width, height } = one.getBoundingClientRect();
      return left < -0.5 || right > clientWidth + 0.5 || width < 24 || height < 24;
    });
    return [...wide, ...wrong.map((one) => one.outerHTML.slice(0, 160))];
  }, within);
}
