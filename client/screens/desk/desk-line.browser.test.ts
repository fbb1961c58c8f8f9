// Proves what a desk does while its line to the server is gone, blocked or closed to it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { cardOf, dragInto, pictureOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults } from '#server/testing/page-faults.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 20_000 };

/** The drafts on the device of a page, as text. */
function draftsOn(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('mawid');
        opening.onerror = () => reject(new Error('the device keeps nothing'));
        opening.onsuccess = () => {
          const reading = opening.result.transaction('drafts').objectStore('drafts').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(reading.result));
          };
        };
      }),
  );
}

function strip(page: Page) {
  return page.locator('[data-region=stage] [role=status][data-tone=arrived]');
}

test('[GR21] a desk without network for a minute works on, says so, and converges without a reload when it is back', async () => {
  const world = await floor.clinic({ practitioners: 3 });
  const [, , third = ''] = world.practitioners;
  await floor.visit(world, { patient: 'Moved Here', with: world.practitioner, time: '09:00' });
  await floor.visit(world, { patient: 'Arrived Here', with: world.practitioner, time: '10:00' });
  const away = await floor.visit(world, { patient: 'Moved There', with: world.colleague, time: '09:00' });
  const gone = await floor.visit(world, { patient: 'Cancelled There', with: world.colleague, time: '11:00' });
  const path = dayOf(world);
  const one = await floor.desk(world.receptionist, { path });
  const other = await floor.desk(world.manager, { path });
  await one.evaluate(() => Object.assign(window, { sameDocument: true }));

  await one.clock.install();
  await one.context().setOffline(true);
  await strip(one).waitFor(soon);
  const stale = one.locator('[data-stale=true]');
  await expect.poll(() => stale.count(), soon).toBe(0);
  await one.clock.fastForward('01:01');
  await stale.waitFor(soon);
  await dragInto(one, 'Moved Here', third);
  await cardOf(one, 'Arrived Here').focus();
  await one.keyboard.press('KeyA');
  await dragInto(one, 'Cancelled There', world.colleague, 105);
  await expect.poll(() => strip(one).textContent(), soon).toContain('3 changes');
  expect(await cardOf(one, 'Moved Here').getAttribute('data-card')).toContain(third);

  const { scheduleIds, start, serviceId, version } = away;
  await floor.ask(world.manager, 'appointment.move', {
    appointmentId: away.id,
    baseVersion: version,
    base: { start, durationMinutes: 15, scheduleIds, serviceId },
    start: world.at('14:00'),
  });
  await floor.ask(world.manager, 'appointment.cancel', {
    appointmentId: gone.id,
    baseVersion: gone.version,
    reason: 'patient',
  });
  await expect.poll(() => cardOf(other, 'Cancelled There').count(), soon).toBe(0);
  await expect.poll(() => cardOf(one, 'Cancelled There').count(), soon).toBe(1);

  await one.context().setOffline(false);
  await expect.poll(() => stale.count(), soon).toBe(0);
  await expect.poll(() => strip(one).filter({ hasText: 'could not be made' }).count(), soon).toBe(1);
  await expect.poll(() => cardOf(other, 'Arrived Here').getAttribute('data-tone'), soon).toBe('arrived');
  await expect.poll(async () => (await pictureOf(one)).join('\n'), soon).toBe((await pictureOf(other)).join('\n'));
  await one.getByRole('button', { name: 'Look' }).click();
  await one.getByRole('dialog').getByText('Cancelled There').waitFor(soon);
  await one.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => strip(one).count(), soon).toBe(0);
  expect(await one.evaluate(() => 'sameDocument' in window)).toBe(true);
  await one.context().close();
  await other.context().close();
});

test('[GR22] where WebSockets are blocked the page says so, hears of others and still books', async () => {
  const world = await floor.clinic();
  await floor.visit(world, { patient: 'Already There', with: world.practitioner, time: '09:00' });
  await floor.ask(world.receptionist, 'patient.register', { name: 'Noura Al-Qahtani' });
  const path = dayOf(world);
  const page = await floor.desk(world.receptionist, {
    path,
    // A proxy that knows no WebSockets answers the handshake and drops the line.
    prepare: (context) => context.routeWebSocket(/socket\.io/, (line) => line.close()),
  });
  await expect.poll(() => strip(page).textContent(), soon).toContain('blocked');
  await page.locator('[data-link=polling]').waitFor(soon);

  await floor.visit(world, { patient: 'From Elsewhere', with: world.colleague, time: '10:00' });
  await cardOf(page, 'From Elsewhere').waitFor(soon);

  const column = await page.locator(`[data-column^="${world.practitioner}@"]`).boundingBox();
  const above = await cardOf(page, 'Already There').boundingBox();
  if (!column || !above) throw new Error('the day is not drawn');
  await page.mouse.click(column.x + column.width / 2, above.y + 105 * 1.75 + 8);
  const sheet = page.locator('[data-region=sheet]');
  await sheet.getByRole('combobox').first().fill('noura');
  await page.getByRole('option', { name: 'Noura Al-Qahtani' }).click();
  await sheet.getByRole('button', { name: 'Book', exact: true }).click();
  await page.locator('[data-card][data-pending=false]').filter({ hasText: 'Noura' }).waitFor(soon);
  await page.context().close();
});

test('[GR23][OF43] signing out with unsent work asks first, and a browser that keeps nothing says so', async () => {
  const world = await floor.clinic();
  await floor.visit(world, { patient: 'Unsent', with: world.practitioner, time: '09:00' });
  const page = await floor.desk(world.receptionist, {
    path: dayOf(world),
    prepare: async (context) => {
      await context.addInitScript(() => Reflect.deleteProperty(IDBFactory.prototype, 'open'));
    },
  });
  await page.context().setOffline(true);
  await strip(page).waitFor(soon);
  await cardOf(page, 'Unsent').focus();
  await page.keyboard.press('KeyA');
  await page.getByRole('button', { name: 'Display and account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stay signed in' }).click();
  await expect.poll(() => strip(page).textContent(), soon).toContain('This browser keeps nothing');
  expect(await cardOf(page, 'Unsent').getAttribute('data-tone')).toBe('arrived');
  await page.context().setOffline(false);
  await page.locator('[data-card][data-pending=false][data-tone=arrived]').waitFor(soon);
  await page.getByRole('button', { name: 'Display and account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect.poll(() => page.url(), soon).toContain('/sign-in');
  await page.context().close();
});

test('[OF40][OF41][OF42] in Arabic what was typed and what was done without network survive a reload, and each is settled', async () => {
  const world = await floor.clinic({ practitioners: 3 });
  const moved = await floor.visit(world, { patient: 'Moved', with: world.practitioner, time: '09:00' });
  await floor.visit(world, { patient: 'Ousted', with: world.practitioner, time: '10:00' });
  const path = dayOf(world);
  const page = await floor.desk(world.receptionist, { path, language: 'ar' });
  await page.keyboard.press('KeyN');
  await page.locator('[data-region=sheet] textarea').fill('تأتي مع ابنتها');
  const fortnight = page.getByRole('radio', { name: 'كل أسبوعين' });
  await page.getByRole('switch', { name: 'تكرار هذا الموعد' }).focus();
  await page.keyboard.press('Space');
  await fortnight.click();
  await expect.poll(() => draftsOn(page), soon).toContain('تأتي مع ابنتها');
  await expect.poll(() => draftsOn(page), soon).toMatch(/"repeats":\{[^}]*"every":"[2٢]"/);
  await page.reload();
  await strip(page).getByText('كنت تحجز موعدًا').waitFor(soon);
  await strip(page).getByRole('button', { name: 'متابعة' }).click();
  const note = page.locator('[data-region=sheet] textarea');
  await expect.poll(() => note.inputValue(), soon).toBe('تأتي مع ابنتها');
  await expect.poll(() => fortnight.getAttribute('aria-checked'), soon).toBe('true');
  await expect.poll(() => strip(page).count(), soon).toBe(0);
  await page.locator('[data-region=sheet]').getByRole('button', { name: 'إلغاء' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'تجاهل التغييرات' }).click();
  await note.waitFor({ state: 'detached', ...soon });

  await page.clock.install();
  await page.context().setOffline(true);
  await strip(page).waitFor(soon);
  await dragInto(page, 'Moved', world.colleague);
  await dragInto(page, 'Ousted', world.practitioners[2] ?? '');
  await expect.poll(() => strip(page).textContent(), soon).toContain('تغييران سيُرسلان');
  const { start, scheduleIds, serviceId, version } = moved;
  const base = { start, durationMinutes: 15, scheduleIds, serviceId };
  const elsewhere = { appointmentId: moved.id, baseVersion: version, base, start: world.at('14:00') };
  await floor.ask(world.manager, 'appointment.move', elsewhere);
  await floor.visit(world, { patient: 'First', with: world.practitioners[2] ?? '', time: '10:00' });
  await page.clock.fastForward('00:20');
  await page.context().setOffline(false);
  await page.reload();
  await strip(page).getByText('تعذّر إجراء تغييرين').waitFor(soon);
  await expect.poll(() => page.getByRole('alertdialog').count(), soon).toBe(0);
  await strip(page).getByRole('button', { name: 'عرض' }).click();
  const list = page.getByRole('dialog').getByRole('listitem');
  expect(await axeFaults(page)).toEqual([]);
  await list.filter({ hasText: 'Ousted' }).getByRole('group').getByRole('button').first().click();
  await expect.poll(() => list.count(), soon).toBe(1);
  await list.getByRole('button', { name: 'حلّ التعارض' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'إبقاء التغييرين' }).click();
  await expect.poll(() => strip(page).count(), soon).toBe(0);
  const there = page.locator(`[data-column^="${world.colleague}@"]`);
  await there.getByText('Moved').waitFor(soon);
  await expect.poll(() => page.locator('[data-card][data-pending=true]').count(), soon).toBe(0);
  await page.context().close();
});
