// Proves that what managers change is on every desk at once, that two of them lose nothing, and that the page is everybody's to use.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf, turnTo } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults, shapeFaults } from '#server/testing/page-faults.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 15_000 };
const ready = 'main h2';

test('[CS32][CS33][CS37][CS39][HR44][HR53] two managers: each change is live everywhere, and what both changed is asked about by name', async () => {
  const world = await floor.clinic({ practitioners: 2 });
  const { receptionist, manager, practitioner } = world;
  await floor.visit(world, { patient: 'Noura Saleh', with: world.colleague, time: '10:00' });
  const desk = await floor.desk(receptionist, { path: dayOf(world), ready: '[data-column]' });
  const one = await floor.desk(manager, { path: '/admin', ready });
  await floor.ask(manager, 'member.set-role', { memberId: receptionist.id, role: 'manager' });
  const other = await floor.desk(receptionist, { path: '/admin', ready });

  // Both open the same form; the first to save is on the other desks at once.
  const open = async (page: Page) => {
    await page.locator(`[data-row="${practitioner}"]`).getByRole('button', { name: /^Edit/ }).click(soon);
    return page.getByRole('dialog');
  };
  const [mine, theirs] = [await open(one), await open(other)];
  const title = 'Specialty or description';
  await theirs.getByLabel(title).first().fill('Hearts');
  await theirs.getByLabel('Name').first().fill('Dr Amal Nasser');
  await other.keyboard.press('Enter');
  await theirs.waitFor({ state: 'detached', ...soon });
  await desk.getByRole('columnheader').filter({ hasText: 'Amal Nasser' }).first().waitFor(soon);
  // What nobody typed in follows into the open form; what was typed stays and is asked about.
  await expect.poll(() => mine.getByLabel('Name').first().inputValue(), soon).toBe('Dr Amal Nasser');
  await mine.getByLabel(title).first().fill('Eyes');
  await floor.ask(receptionist, 'schedule.edit', {
    scheduleId: practitioner,
    baseVersion: await versionOf(practitioner),
    base: { title: 'Hearts' },
    title: 'Bones',
  });
  await one.keyboard.press('Control+Enter');
  const clash = mine.locator('[data-clash=title]');
  await clash.filter({ hasText: receptionist.name }).filter({ hasText: 'Bones' }).waitFor(soon);
  await one.keyboard.press('Control+Enter');
  expect(await mine.getByLabel(title).first().inputValue()).toBe('Eyes');
  await clash.getByRole('button', { name: 'Keep mine' }).click();
  await mine.getByRole('button', { name: 'Cancel' }).focus();
  await one.keyboard.press('Control+Enter');
  await mine.waitFor({ state: 'detached', ...soon });
  await desk.getByRole('columnheader').filter({ hasText: 'Eyes' }).first().waitFor(soon);

  // Hours: a fault stands at its window, and the mended week is on the desk.
  await one
    .locator(`[data-row="${practitioner}"]`)
    .getByRole('button', { name: /^Hours of/ })
    .click(soon);
  const hours = one.getByRole('dialog');
  const sunday = hours.locator('[data-weekday="7"]');
  await sunday.getByRole('button', { name: /^Add hours/ }).click();
  await sunday.getByRole('textbox').nth(2).fill('09:00');
  await sunday.getByRole('textbox').nth(3).fill('noon');
  await one.keyboard.press('Control+Enter');
  await sunday.getByRole('alert').filter({ hasText: 'Type a time' }).waitFor(soon);
  await sunday.getByRole('textbox').nth(3).fill('١٢:٠٠');
  await one.keyboard.press('Control+Enter');
  await sunday.getByRole('alert').filter({ hasText: 'overlap' }).waitFor(soon);
  await sunday.getByRole('button', { name: /^Remove window 2/ }).click();
  await sunday.getByText('Sunday').click();
  await one.keyboard.press('Control+Enter');
  await hours.waitFor({ state: 'detached', ...soon });

  // A day off asks about the visit in it; decided, it is on the desk with its name, and one press takes all of it back.
  await one
    .locator(`[data-row="${world.colleague}"]`)
    .getByRole('button', { name: /^Hours of/ })
    .click(soon);
  await hours.getByRole('radio', { name: 'Days that differ' }).click();
  await hours.getByRole('button', { name: 'Add dates' }).click();
  await hours.getByRole('button', { name: 'Leave', exact: true }).click();
  await one.keyboard.press('Control+Enter');
  const touched = one.locator('[data-impact]').filter({ hasText: 'Noura Saleh' });
  await touched.getByRole('radio', { name: 'Move' }).click(soon);
  await one.keyboard.press('Control+Enter');
  await hours.waitFor({ state: 'detached', ...soon });
  const undo = one.locator('[data-toast-tone=good]').last().getByRole('button', { name: 'Undo' });
  await undo.hover(soon);
  const leave = desk.locator(`[data-head^="${world.colleague}@"] [data-remark]`);
  await leave.filter({ hasText: 'Leave' }).waitFor(soon);
  await expect.poll(() => cardOf(desk, 'Noura Saleh').count(), soon).toBe(0);
  await undo.click();
  await cardOf(desk, 'Noura Saleh').first().waitFor(soon);
  expect(await leave.count()).toBe(0);

  // The clinic's clock, on the other desk without loading anew.
  await one.getByRole('button', { name: 'Clinic', exact: true }).click();
  await one.getByRole('radio', { name: '12 hours' }).click(soon);
  await one.keyboard.press('Control+Enter');
  await desk.getByText('9 AM').first().waitFor(soon);
  await Promise.all([one, other, desk].map((page) => page.context().close()));

  async function versionOf(scheduleId: string): Promise<number> {
    const response = await fetch(`${floor.origin}/api/v1/queries/clinic.settings`, {
      headers: { authorization: `Bearer ${manager.token}` },
    });
    const { value } = (await response.json()) as { value: { schedules: { id: string; version: number }[] } };
    return value.schedules.find(({ id }) => id === scheduleId)?.version ?? 0;
  }
});

const SECTIONS = ['schedules', 'services', 'members', 'clinic'] as const;

test('[CS34][CS40][CS41][FS1][FS4] every part by keyboard, without a fault of axe, light and dark, on a desk and a phone', async () => {
  const world = await floor.clinic({ practitioners: 3 });
  const walked = async (language: 'ar' | 'en', theme: 'light' | 'dark') => {
    const page = await floor.desk(world.manager, { language, theme, path: '/admin', ready });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const faultless = async (where: string) => {
      await expect.poll(() => axeFaults(page), { message: where, ...soon }).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await expect.poll(() => shapeFaults(page, 'main'), { message: `${where} at 390`, ...soon }).toEqual([]);
      await expect.poll(() => shapeFaults(page, '[role=dialog]'), { message: `${where} at 390`, ...soon }).toEqual([]);
      await page.setViewportSize({ width: 1440, height: 900 });
    };
    for (const [at, section] of SECTIONS.entries()) {
      const link = page
        .locator('nav')
        .last()
        .getByRole('button')
        .nth(section === 'clinic' ? 4 : at);
      await link.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).searchParams.get('section')).toBe(section);
      await faultless(`${section} ${language}`);
      if (section === 'clinic') continue;
      const add = page.locator('main header button').first();
      await add.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor(soon);
      await faultless(`form of ${section} ${language}`);
      // Nothing is typed: saving tells what is missing, and Escape leaves to where one was.
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').locator('[data-invalid]').first().waitFor(soon);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('dialog').count(), soon).toBe(0);
      expect(await add.evaluate((one) => one === document.activeElement)).toBe(true);
    }
    return page;
  };
  await (await walked('ar', 'light')).context().close();
  const page = await walked('en', 'dark');

  // A handle's keys move a row, and every column follows.
  await turnTo(page, '/admin?section=schedules');
  const [first = '', second = '', third = ''] = world.practitioners;
  const order = () =>
    page
      .locator('[data-row]')
      .evaluateAll(
        (rows, ids) => rows.map((row) => row.getAttribute('data-row')).filter((id) => ids.includes(id ?? '')),
        [first, second, third],
      );
  await expect.poll(order, soon).toEqual([first, second, third]);
  await page.locator(`[data-row="${first}"] [slot=drag]`).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(order, soon).not.toEqual([first, second, third]);
  await page.context().close();

  // Whoever is no manager reads whose page it is, and finds the way back.
  const visitor = await floor.desk(world.receptionist, { path: '/admin', ready: 'main p' });
  await visitor.getByText('This page is for managers').waitFor(soon);
  await visitor.getByRole('button', { name: 'To the calendar' }).click();
  await visitor.locator('[data-column], table').first().waitFor(soon);

  // What goes out of use leaves the calendars that are open, and an empty one says why it is.
  const own = await floor.desk(world.doctor, { path: '/doctor', ready: '[data-column]' });
  const retire = { base: { active: true }, active: false, baseVersion: world.visit.version };
  await floor.ask(world.manager, 'schedule.edit', { scheduleId: world.practitioner, ...retire });
  await own.getByText('No columns in this view').waitFor(soon);
  for (const { id } of [world.visit, world.procedure])
    await floor.ask(world.manager, 'service.edit', { serviceId: id, ...retire });
  await visitor.getByText('The clinic is being set up').waitFor(soon);
  await own.context().close();
  await visitor.context().close();
});
