// Proves that a receptionist books, sees and moves a series in Arabic, and that a colleague's desk shows it.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf, dragInto, turnTo } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults } from '#server/testing/page-faults.ts';
import type { World } from '#server/testing/world.ts';
import { weekdayOf } from '#shared/time/zone.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 10_000 };
const SUNDAY = 7;
const DAYS = ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'];

/** Two days of the week of tomorrow, and how many days after tomorrow eight visits every other week on them are. */
function rhythm(world: World): { readonly other: string; readonly days: readonly number[] } {
  const today = weekdayOf(world.at('12:00').slice(0, 10));
  const place = today % SUNDAY;
  const other = place <= 4 ? place + 2 : place - 2;
  const days = Array.from({ length: 100 }, (_, day) => day).filter((day) => {
    const week = Math.floor((place + day) / 7);
    return week % 2 === 0 && [place, other].includes((place + day) % 7);
  });
  return { other: DAYS[(other + 6) % 7] ?? '', days: days.slice(0, 8) };
}

/** Closed time in the way of the third visit, somebody else's in the way of the fourth, whoever's they are. */
async function fillUp(world: World, days: readonly number[]): Promise<void> {
  const [, , third = 0, fourth = 0] = days;
  const { receptionist, visit } = world;
  const { id: patientId } = await floor.ask(receptionist, 'patient.register', {
    name: 'خالد العمري',
    phone: '0557654321',
  });
  await Promise.all(
    [world.practitioner, world.colleague].map(async (scheduleId) => {
      const [start, end] = [world.at('09:30', third), world.at('11:30', third)];
      await floor.ask(world.manager, 'schedule.close', { scheduleId, start, end, reason: 'اجتماع' });
      const slot = { serviceId: visit.id, scheduleIds: [scheduleId], start: world.at('10:00', fourth) };
      await floor.ask(receptionist, 'appointment.book', { ...slot, patientId });
    }),
  );
}

async function bookForm(page: Page, other: string): Promise<Locator> {
  await page.keyboard.press('KeyN');
  const sheet = page.getByRole('dialog').first();
  const start = sheet.getByLabel('البداية');
  await expect.poll(() => start.inputValue(), soon).toBe('08:00');
  await page.keyboard.type('سلمى');
  await page.getByRole('option').filter({ hasText: 'سلمى الحربي' }).first().waitFor(soon);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await start.fill('10:00');
  await sheet.getByRole('switch', { name: 'تكرار هذا الموعد' }).focus();
  await page.keyboard.press('Space');
  await sheet.getByRole('radio', { name: 'كل أسبوعين' }).click();
  await sheet.getByRole('button', { name: other, exact: true }).click();
  await expect.poll(() => sheet.getByText('كل أسبوعين يومي').textContent(), soon).toContain('8 مرات');
  return sheet;
}

test('[SR50][SR51] eight visits every two weeks are previewed, decided about, booked, seen by a colleague and moved on from one', async () => {
  const world = await floor.clinic({ clinic: { weekStart: SUNDAY } });
  const { other, days } = rhythm(world);
  await floor.ask(world.receptionist, 'patient.register', { name: 'سلمى الحربي', phone: '0551234567' });
  await fillUp(world, days);
  const page = await floor.desk(world.receptionist, { language: 'ar', path: dayOf(world), ready: '[data-column]' });
  await bookForm(page, other);
  await page.keyboard.press('Control+Enter');

  const preview = page.getByRole('dialog', { name: 'مواعيد هذه السلسلة' });
  const rows = preview.locator('[data-row]');
  await expect.poll(() => rows.count(), soon).toBe(8);
  await expect.poll(() => rows.nth(2).textContent(), soon).toContain('اجتماع');
  await expect.poll(() => rows.nth(3).textContent(), soon).toContain('خالد العمري');
  await preview.getByText('8 مواعيد: 6 كما خُطط، اثنان ينتظران قرارًا').waitFor(soon);
  expect(await axeFaults(page)).toEqual([]);

  // Undecided nothing is booked: the first date that waits has the focus.
  await page.keyboard.press('Control+Enter');
  await preview.getByRole('alert').waitFor(soon);
  await rows.nth(2).locator('button:focus').waitFor(soon);
  await page.keyboard.press('Enter');
  await rows.nth(3).getByRole('button', { name: 'ترك', exact: true }).press('Enter');
  await preview.getByText('8 مواعيد: 6 كما خُطط، واحد في وقت آخر، واحد متروك').waitFor(soon);
  await page.keyboard.press('Control+Enter');
  await preview.waitFor({ state: 'detached', ...soon });
  await page.getByText('حُجزت 7 مواعيد').first().waitFor(soon);

  const colleague = await floor.desk(world.manager, { path: dayOf(world), ready: '[data-card]' });
  await expect.poll(() => cardOf(colleague, 'سلمى').textContent(), soon).toContain('repeats');
  const turned = (day: number) => turnTo(colleague, `/?view=day&date=${world.at('12:00', day).slice(0, 10)}`);
  await turned(days[7] ?? 0);
  await cardOf(colleague, 'سلمى').waitFor(soon);

  // Dropped into the other column: this and all following go there.
  const columns = [world.practitioner, world.colleague];
  const has = (at: Page, id = '') =>
    at
      .locator(`[data-column^="${id}@"]`)
      .filter({ has: cardOf(at, 'سلمى') })
      .count();
  const from = (await has(page, columns[0])) > 0 ? 0 : 1;
  await dragInto(page, 'سلمى', columns[1 - from] ?? '');
  await page.getByRole('button', { name: 'هذا وكل ما يليه…' }).click();
  await expect.poll(() => rows.count(), soon).toBeGreaterThan(5);
  await page.keyboard.press('Control+Enter');
  await preview.waitFor({ state: 'detached', ...soon });
  await expect.poll(() => has(page, columns[1 - from]), soon).toBe(1);
  await expect.poll(() => has(colleague, columns[1 - from]), soon).toBe(1);
  await page.context().close();
  await colleague.context().close();
});
