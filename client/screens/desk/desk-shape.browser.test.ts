// Proves that the desk fits every screen, that axe finds nothing on it, and that a language changes at once.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '#server/testing/world.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults } from '#server/testing/page-faults.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

async function busyClinic(): Promise<World> {
  const world = await floor.clinic({ practitioners: 6, rooms: 2 });
  const [, , third = ''] = world.practitioners;
  await floor.visit(world, { patient: 'عبد الرحمن بن عبد العزيز القحطاني', with: world.practitioner, time: '08:00' });
  await floor.visit(world, { patient: 'Lina Q.', with: world.colleague, time: '08:15', room: world.room });
  const arrived = await floor.visit(world, { patient: 'نورة', with: third, time: '09:00' });
  await floor.ask(world.receptionist, 'appointment.advance', {
    appointmentId: arrived.id,
    baseVersion: arrived.version,
    to: 'arrived',
  });
  return world;
}

/** By how much the page sticks out of the screen, and controls of its bars that do or whose words are cut. */
function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const page = scrollWidth > clientWidth ? [`the page by ${scrollWidth - clientWidth} px`] : [];
    const controls = [...document.querySelectorAll('header button, header input, nav button, aside button')];
    const out = controls.filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      const isCut = one.tagName === 'BUTTON' && one.scrollWidth > one.clientWidth + 1;
      return one.checkVisibility() && width > 0 && (left < -0.5 || right > clientWidth + 0.5 || isCut);
    });
    return [...page, ...out.map((one) => one.outerHTML.slice(0, 120))];
  });
}

const VIEWS = { KeyD: '[role=grid]', KeyW: '[role=columnheader]:nth-child(8)', KeyL: 'table' } as const;

test.each(['ar', 'en'] as const)(
  '[GR4][GR6] in %s axe finds nothing on the grid and the list, light and dark, and nothing sticks out of 1440, 768, 390 or 320 px',
  async (language) => {
    const world = await busyClinic();
    const page = await floor.desk(world.receptionist, { language, theme: 'system', path: dayOf(world) });
    for (const view of ['KeyD', 'KeyL'] as const) {
      await page.keyboard.press(view);
      await page.locator(VIEWS[view]).first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        // Colours take a moment to change over.
        await expect.poll(() => axeFaults(page), { message: `${view} ${colorScheme}`, timeout: 5000 }).toEqual([]);
      }
    }
    for (const width of [1440, 768, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [key, drawn] of Object.entries(VIEWS)) {
        await page.keyboard.press(key);
        await page.locator(drawn).first().waitFor();
        expect(await overflowOf(page), `${key} at ${width}`).toEqual([]);
      }
    }
    await page.context().close();
  },
);

test('a phone begins with the list, and its bars offer everything', async () => {
  const world = await busyClinic();
  const date = world.at('12:00').slice(0, 10);
  const page = await floor.desk(world.receptionist, { width: 390, path: `/?date=${date}` });
  expect(await page.getByRole('table').count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Arrivals and free times' }).click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Next free' }).waitFor();
  await page.context().close();
});

test('[GR32] a day nobody can book yet says until when, and does not say that nobody waits', async () => {
  const world = await busyClinic();
  const page = await floor.desk(world.receptionist, { path: '/?date=2031-05-01', ready: '[role=grid]' });
  await page.getByText('Appointments can be booked until').waitFor();
  await page.getByText('to see who is waiting').waitFor();
  expect(await page.getByText('Nobody is waiting').count()).toBe(0);
  expect(await page.locator('header').first().textContent()).toContain('2031');
  await page.context().close();
});

test('[GR33] who is here is seen on a desk and on a tablet', async () => {
  const world = await busyClinic();
  const page = await floor.desk(world.receptionist, { path: dayOf(world) });
  const person = page.getByRole('img', { name: world.receptionist.name });
  for (const width of [1440, 1024, 768]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => person.filter({ visible: true }).count(), { message: `at ${width}` }).toBe(1);
  }
  await page.context().close();
});

test('[GR25] another language turns the page round at once, and every card stays over its column', async () => {
  const world = await busyClinic();
  const page = await floor.desk(world.receptionist, { language: 'en', path: dayOf(world) });
  await page.getByRole('button', { name: 'Display and account' }).click();
  await page.getByRole('radio', { name: 'العربية' }).click();
  await expect
    .poll(() => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]))
    .toEqual(['ar', 'rtl']);
  await page.keyboard.press('Escape');
  const [rail, panel] = [page.locator('[data-region=rail]'), page.locator('[data-region=panel]')];
  const [start, end] = [await rail.boundingBox(), await panel.boundingBox()];
  expect(start && end && start.x > end.x).toBe(true);
  const astray = await page.$$eval(
    '[data-card]',
    (cards) =>
      cards.filter((card) => {
        const own = card.getBoundingClientRect();
        const column = card.closest('[data-column]')?.getBoundingClientRect();
        return !column || own.left < column.left - 1 || own.right > column.right + 1;
      }).length,
  );
  expect(astray).toBe(0);
  expect(await page.title()).toContain('موعد');
  await page.context().close();
});
