// Proves that whatever a desk did can be taken back where it was done, or says why not and what can be done instead.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slotOf } from '#client/live/fields.ts';
import { cardOf, dragInto } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults } from '#server/testing/page-faults.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 15_000 };

test('[UN30][UN31] the toast and Ctrl Z take back, Ctrl Shift Z does it again, and a text keeps its own way back', async () => {
  const world = await floor.clinic();
  await floor.visit(world, { patient: 'Noura', with: world.practitioner, time: '09:00' });
  const page = await floor.desk(world.receptionist, { path: dayOf(world) });
  const card = cardOf(page, 'Noura');
  const tone = () => card.getAttribute('data-tone');
  const toast = page.locator('[data-toast-tone]');
  await card.focus();
  await page.keyboard.press('KeyA');
  const undo = toast.getByRole('button', { name: 'Undo' });
  await undo.waitFor(soon);
  expect(await undo.getAttribute('aria-keyshortcuts')).toBe('Control+Z');
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Control+KeyZ');
  await toast.getByText(/Undone: .*Noura.* is “.*Booked.*” again/).waitFor(soon);
  await expect.poll(tone, soon).toBe('booked');
  await page.keyboard.press('Control+Shift+KeyZ');
  await toast.getByText(/Done again/).waitFor(soon);
  await expect.poll(tone, soon).toBe('arrived');

  await dragInto(page, 'Noura', world.colleague);
  await toast.getByText(/^Moved/).waitFor(soon);
  const search = page.getByRole('combobox').first();
  await search.fill('some name');
  await page.keyboard.press('Control+KeyZ');
  expect(await search.inputValue()).toBe('');
  expect(await card.getAttribute('data-card')).toContain(world.colleague);
  await toast.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => card.getAttribute('data-card'), soon).toContain(world.practitioner);
  expect(await tone()).toBe('arrived');
  await page.context().close();
});

test('[UN31] what cannot be taken back says why: another time where the old one is taken, a question where somebody changed it', async () => {
  const world = await floor.clinic({ rooms: 2 });
  const visit = await floor.visit(world, { patient: 'Noura', with: world.practitioner, time: '09:00' });
  const page = await floor.desk(world.receptionist, { path: dayOf(world) });
  const card = cardOf(page, 'Noura');
  const toast = page.locator('[data-toast-tone]');
  await dragInto(page, 'Noura', world.colleague);
  await toast.getByText(/^Moved/).waitFor(soon);
  await floor.visit(world, { patient: 'Omar', with: world.practitioner, time: '09:00' });
  await cardOf(page, 'Omar').waitFor(soon);
  await page.keyboard.press('Control+KeyZ');
  await toast.getByText(/the old time of .*Noura.* has been taken/).waitFor(soon);
  await toast.getByRole('button', { name: /09:15/ }).click();
  const back = page.locator(`[data-card*="${world.practitioner}"][data-pending=false]`).filter({ hasText: 'Noura' });
  await back.waitFor(soon);

  const history = `${floor.origin}/api/v1/queries/appointment.history?appointmentId=${visit.id}`;
  const answer = await fetch(history, { headers: { authorization: `Bearer ${world.manager.token}` } });
  const { value } = (await answer.json()) as { value: { entries: { events: { appointment: typeof visit }[] }[] } };
  const now = value.entries.at(-1)?.events[0]?.appointment ?? visit;
  await floor.ask(world.manager, 'appointment.move', {
    appointmentId: visit.id,
    baseVersion: now.version,
    base: slotOf(now),
    start: world.at('11:00'),
  });
  await expect.poll(() => card.textContent(), soon).toContain('Noura');
  await page.keyboard.press('Control+KeyZ');
  const question = page.getByRole('alertdialog');
  await question.getByText(/moved this to .*11:00.*you were taking back/).waitFor(soon);
  await question.getByRole('button', { name: 'Apply mine' }).click();
  await question.waitFor({ state: 'detached', ...soon });
  await expect.poll(() => card.getAttribute('data-card'), soon).toContain(world.colleague);
  await page.context().close();
});
