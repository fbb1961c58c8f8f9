// Proves that patients, dates and actions are reached from one field by the keyboard alone, in Arabic, and the calls with them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults, shapeFaults } from '#server/testing/page-faults.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 15_000 };

test('[DA23][DA24][DA20][DA32][DA33] Ctrl K leads to a patient, to a date and to the calls, which two desks share, without a pointer', async () => {
  const world = await floor.clinic();
  await floor.visit(world, { patient: 'فاطمة العمري', with: world.practitioner, time: '09:00' });
  await floor.visit(world, { patient: 'نورة السالم', with: world.practitioner, time: '10:00' });
  await floor.visit(world, { patient: 'هند الكعبي', with: world.colleague, time: '11:00' });
  const page = await floor.desk(world.receptionist, { path: dayOf(world), language: 'ar' });
  const menu = page.getByRole('dialog', { name: 'انتقال وبحث وأوامر' });
  const line = (text: string) => menu.getByRole('option').filter({ hasText: text });
  const chosen = menu.locator('[role=option][data-focused]');
  const { keyboard } = page;

  await keyboard.press('Control+KeyK');
  await menu.getByRole('group', { name: 'إجراءات' }).waitFor(soon);
  expect(await axeFaults(page)).toEqual([]);
  await keyboard.type('فاطمه');
  await chosen.filter({ hasText: 'فاطمة العمري' }).waitFor(soon);
  await keyboard.press('Enter');
  await page.getByRole('dialog').filter({ hasText: 'فاطمة العمري' }).waitFor(soon);
  await keyboard.press('Escape');

  await keyboard.press('Control+KeyK');
  await keyboard.type('الى ١ ديسمبر');
  await chosen.filter({ hasText: 'ديسمبر' }).waitFor(soon);
  await keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).searchParams.get('date'), soon).toMatch(/-12-01$/);
  await cardOf(page, 'فاطمة').waitFor({ state: 'detached', ...soon });

  await keyboard.press('Control+KeyK');
  await keyboard.type('غد');
  await keyboard.press('ArrowDown');
  await line('اتصالات الغد').waitFor(soon);
  await expect.poll(() => chosen.textContent(), soon).toContain('اتصالات الغد');
  await keyboard.press('Enter');
  const rows = page.locator('[data-call]');
  await expect.poll(() => rows.count(), soon).toBe(3);
  expect(page.url()).toContain('status=unconfirmed');
  expect(await axeFaults(page)).toEqual([]);
  const calls = page.url().replace(floor.origin, '');
  const other = await floor.desk(world.manager, { path: calls, ready: '[data-call]' });
  await page.getByRole('button', { name: /تأكيد موعد.*فاطمة/ }).focus();
  await keyboard.press('KeyC');
  await expect.poll(() => page.locator(':focus').getAttribute('aria-label'), soon).toMatch(/تأكيد موعد.*نورة/);
  await page.getByText(/[1١]\D+[3٣]\D+مؤكّدة/).waitFor(soon);
  await page.getByRole('button', { name: /نورة.*لا رد/ }).press('Enter');
  await other.getByText(/1\D+3\D+confirmed/).waitFor(soon);
  await other.locator('[data-call]').filter({ hasText: 'نورة السالم' }).getByText('No answer').waitFor(soon);
  await other.getByRole('button', { name: /Confirm.*هند/ }).press('KeyC');
  await expect.poll(() => rows.count(), soon).toBe(1);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await shapeFaults(page, 'main')).toEqual([]);

  await keyboard.press('Control+KeyK');
  await menu.getByRole('group', { name: 'الأخيرة' }).waitFor(soon);
  await expect.poll(() => menu.getByRole('option').first().textContent(), soon).toContain('اتصالات الغد');
  await keyboard.press('Escape');
  await menu.waitFor({ state: 'detached', ...soon });

  // From a page beside the desk.
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${floor.origin}/account`);
  await page.getByRole('heading', { level: 1 }).waitFor(soon);
  await keyboard.press('F6');
  await expect.poll(() => page.locator('[data-region=rail] :focus').count(), soon).toBe(1);
  await keyboard.press('Shift+Slash');
  const keys = page.getByRole('dialog', { name: 'لوحة المفاتيح' });
  await keys.waitFor(soon);
  await keyboard.press('Escape');
  await keys.waitFor({ state: 'detached', ...soon });
  await keyboard.press('Control+KeyK');
  await menu.waitFor(soon);
  await keyboard.type('هند');
  await chosen.filter({ hasText: 'هند الكعبي' }).waitFor(soon);
  await keyboard.press('Enter');
  await page.getByRole('dialog').filter({ hasText: 'هند الكعبي' }).waitFor(soon);
  await other.context().close();
  await page.context().close();
});
