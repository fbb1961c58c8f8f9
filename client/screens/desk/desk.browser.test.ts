// Proves that two desks work on one calendar, by mouse and by keys.
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardOf, dragInto, pictureOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

/** A promise of the live calendar is one second; tests are ten times as patient. */
const soon = { timeout: 10_000 };

/** Whether the middle of one thing lies between the sides of another. */
async function isOver(one: Locator, other: Locator): Promise<boolean> {
  const [above, below] = [await one.boundingBox(), await other.boundingBox()];
  if (!above || !below) return false;
  const middle = above.x + above.width / 2;
  return below.x <= middle && middle <= below.x + below.width;
}

test('[GR7] in Arabic what one drags lands under the pointer and stands on the other, with who did it', async () => {
  const world = await floor.clinic({ practitioners: 3 });
  const { id } = await floor.visit(world, { patient: 'Noura Al-Qahtani', with: world.practitioner, time: '10:00' });
  const path = dayOf(world);
  const one = await floor.desk(world.receptionist, { language: 'ar', path });
  const other = await floor.desk(world.manager, { language: 'ar', path });
  await expect.poll(() => other.locator('header li').count(), soon).toBe(2);

  const before = await cardOf(one, 'Noura').boundingBox();
  const pointer = await dragInto(one, 'Noura', world.colleague, 105);
  expect(pointer.x).toBeLessThan(before?.x ?? 0);
  const landed = await cardOf(one, 'Noura').boundingBox();
  expect(landed && landed.x <= pointer.x && pointer.x <= landed.x + landed.width).toBe(true);

  const there = other.locator(`[data-column^="${world.colleague}@"] [data-card^="${id}@"]`);
  await there.waitFor(soon);
  const column = other.locator(`[data-column^="${world.colleague}@"]`);
  // It glides there, so it is looked at until it has come.
  await expect.poll(() => isOver(there, column), soon).toBe(true);
  await expect.poll(() => there.textContent(), soon).toContain('11:00');
  await other.locator('[data-toast-tone]').filter({ hasText: world.receptionist.name }).waitFor(soon);
  await expect.poll(async () => (await pictureOf(one)).join('\n'), soon).toBe((await pictureOf(other)).join('\n'));
  await one.context().close();
  await other.context().close();
});

test('a key on a card is seen at the other desk, and the waiting room lists who has arrived', async () => {
  const world = await floor.clinic();
  await floor.visit(world, { patient: 'Omar Haddad', with: world.practitioner, time: '09:00' });
  const path = dayOf(world);
  const one = await floor.desk(world.receptionist, { path });
  const other = await floor.desk(world.manager, { path: dayOf(world, 'list'), width: 390 });
  await cardOf(one, 'Omar').focus();
  await one.keyboard.press('KeyA');
  await expect.poll(() => cardOf(one, 'Omar').getAttribute('data-tone')).toBe('arrived');
  await other.locator('[data-appointment][data-status=arrived]').waitFor(soon);
  await one.context().close();
  await other.context().close();
});

test('[GR19] a time that was taken goes back to where it stood, with a way on that works', async () => {
  const world = await floor.clinic();
  const moved = await floor.visit(world, { patient: 'Lina Q.', with: world.practitioner, time: '10:00' });
  await floor.visit(world, { patient: 'Amina Yusuf', with: world.colleague, time: '10:00' });
  const page = await floor.desk(world.receptionist, { path: dayOf(world) });
  await dragInto(page, 'Lina', world.colleague);
  const refused = page.locator('[data-toast-tone=bad]');
  await refused.waitFor(soon);
  expect(await cardOf(page, 'Lina').getAttribute('data-card')).toContain(world.practitioner);
  await refused.getByRole('button', { name: '10:15' }).click();
  await page
    .locator(`[data-column^="${world.colleague}@"] [data-card^="${moved.id}@"][data-pending=false]`)
    .waitFor(soon);
  await page.context().close();
});

test('[GR12] the slim card of a room gives a visit another room and nothing else', async () => {
  const world = await floor.clinic({ rooms: 2 });
  const [first = '', second = ''] = world.rooms;
  const { id } = await floor.visit(world, { patient: 'Sami', with: world.practitioner, time: '11:00', room: first });
  const page = await floor.desk(world.receptionist, { path: dayOf(world) });
  const slim = await page.locator(`[data-column^="${first}@"] [data-card^="${id}@"]`).boundingBox();
  const into = await page.locator(`[data-column^="${second}@"]`).boundingBox();
  if (!slim || !into) throw new Error('the rooms are not drawn');
  await page.mouse.move(slim.x + slim.width / 2, slim.y + 8);
  await page.mouse.down();
  await page.mouse.move(into.x + into.width / 2, slim.y + 113, { steps: 6 });
  await page.mouse.up();
  const there = page.locator(`[data-column^="${second}@"] [data-card^="${id}@"][data-pending=false]`);
  await there.waitFor(soon);
  await expect.poll(() => there.evaluate((card) => card.style.getPropertyValue('--s')), soon).toBe('660');
  await expect
    .poll(() => page.locator(`[data-column^="${world.practitioner}@"] [data-card^="${id}@"]`).count(), soon)
    .toBe(1);
  await page.context().close();
});

test('[GR35] what others do is told while a dialog is open, and can be dismissed without closing it', async () => {
  const world = await floor.clinic();
  const page = await floor.desk(world.manager, { path: dayOf(world), ready: '[role=grid]' });
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  // Nobody here has heard of this patient before.
  await floor.visit(world, { patient: 'Hana', with: world.practitioner, time: '09:00' });
  const told = page.locator('[data-toast-tone]').filter({ hasText: 'Hana' });
  await told.getByRole('button', { name: 'Dismiss' }).click(soon);
  await expect.poll(() => told.count(), soon).toBe(0);
  await expect.poll(() => page.getByRole('dialog').count(), soon).toBe(1);
  await page.context().close();
});

test('[GR34] the keys begin at the opening of a day that was still coming', async () => {
  const world = await floor.clinic();
  const page = await floor.desk(world.receptionist, { path: dayOf(world), ready: '[role=grid]' });
  const stop = page.locator('[role=grid] [tabindex="0"]');
  await expect.poll(() => stop.getAttribute('data-slot'), soon).toBe('480');
  await page.keyboard.press('Slash');
  await page.keyboard.type('zz');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('combobox').inputValue(), soon).toBe('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('KeyL');
  await page.getByRole('table').waitFor();
  await page.context().close();
});

test('[GR14] days, views and regions are reached by keys alone, and the address follows', async () => {
  const world = await floor.clinic();
  await floor.visit(world, { patient: 'Mariam', with: world.practitioner, time: '09:00' });
  const page = await floor.desk(world.receptionist, { path: dayOf(world) });
  await page.keyboard.press('KeyW');
  await expect.poll(() => page.url()).toContain('view=week');
  await page.locator('[role=columnheader]').nth(6).waitFor();
  await page.keyboard.press('KeyL');
  await page.getByRole('table').waitFor();
  await page.keyboard.press('KeyD');
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('KeyJ');
  await page.keyboard.press('KeyK');
  await page.keyboard.press('KeyT');
  await expect.poll(() => page.url()).not.toContain('date=');
  await page.goBack();
  await cardOf(page, 'Mariam').waitFor(soon);
  await page.keyboard.press('Digit2');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-column]')?.getAttribute('data-column')))
    .toContain(world.colleague);
  const regions: (string | null)[] = [];
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('F6');
    regions.push(
      await page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? null),
    );
  }
  expect(regions).toEqual(['panel', 'rail', 'bar', 'stage']);
  await page.keyboard.press('Slash');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.type('n');
  await expect.poll(() => page.locator('[data-region=sheet]').count(), soon).toBe(0);
  await page.context().close();
});

test('[GR26] a doctor’s page is the week of the own schedule, and others’ visits stay where they are', async () => {
  const world = await floor.clinic();
  await floor.visit(world, { patient: 'Own Patient', with: world.practitioner, time: '10:00' });
  const foreign = await floor.visit(world, { patient: 'Foreign', with: world.colleague, time: '10:00' });
  const week = await floor.desk(world.doctor, { path: `/doctor?date=${world.at('12:00').slice(0, 10)}` });
  await expect.poll(() => week.locator('[role=columnheader]').count(), soon).toBe(7);
  await cardOf(week, 'Own Patient').waitFor();
  await expect.poll(() => cardOf(week, 'Foreign').count(), soon).toBe(0);
  const day = await floor.desk(world.doctor, { path: dayOf(world) });
  await dragInto(day, 'Foreign', world.practitioner, 105);
  expect(await cardOf(day, 'Foreign').getAttribute('data-card')).toContain(`${foreign.id}@${world.colleague}`);
  await week.context().close();
  await day.context().close();
});
