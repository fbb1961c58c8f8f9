// Proves that a clinic goes from the command line to its first live appointment on two desks, with nothing of the demonstration.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, weekdayOf } from '#client/kit/dates.ts';
import { now } from '#server/ops/clock.ts';
import { cardOf, turnTo } from '#server/testing/desk-hands.ts';
import { type Floor, openFloor } from '#server/testing/floor.ts';
import { axeFaults } from '#server/testing/page-faults.ts';

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());

const soon = { timeout: 15_000 };
const run = promisify(execFile);
const script = fileURLToPath(new URL('../../../server/cli/clinic.ts', import.meta.url));

/** `npm run clinic`, and the link it prints. */
async function newClinic(manager: string): Promise<string> {
  const words = { slug: 'wadi', name: 'عيادة الوادي', zone: 'Asia/Riyadh', locale: 'ar-SA', manager };
  const flags = Object.entries(words).flatMap(([name, value]) => [`--${name}`, value]);
  const env = {
    DATABASE_URL: floor.appUrl,
    DATABASE_OWNER_URL: floor.ownerUrl,
    SECRET: 'a-secret-of-the-tests-and-of-nothing-else',
    PUBLIC_ORIGIN: floor.origin,
  };
  const { stdout } = await run(process.execPath, [script, ...flags], { env });
  return /\/sign-in#set=\S+/.exec(stdout)?.[0] ?? '';
}

/** Opens a one-time link, chooses a password and is signed in. */
async function comeIn(link: string, password: string): Promise<Page> {
  const page = await floor.desk(null, { language: 'ar', path: link, ready: 'form' });
  await page.getByLabel('كلمة المرور الجديدة', { exact: true }).fill(password);
  await page.getByLabel('إعادة كلمة المرور').fill(password);
  await page.getByRole('button', { name: 'حفظ ودخول' }).click();
  return page;
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click(soon);
const step = (page: Page, name: string) => page.locator(`[data-step=${name}]`);

/** A working day that lies ahead, in the clinic's zone, and how many days from today. */
function workingDay(): { date: string; ahead: number } {
  const today = new Date(now() + 3 * 3_600_000).toISOString().slice(0, 10);
  const ahead = [1, 2, 3].find((days) => ![5, 6].includes(weekdayOf(addDays(today, days)))) ?? 1;
  return { date: addDays(today, ahead), ahead };
}

test('[FS1][FS2][FS3][ME30] a new clinic goes from its link to a first appointment that two desks see, in Arabic', async () => {
  const manager = await comeIn(await newClinic('amal@wadi.example'), 'نخلة باسقة قرب الماء');

  // Nobody, nothing, no hours: the steps stand in place of the calendar.
  await manager.getByRole('heading', { name: /عيادة الوادي/ }).waitFor(soon);
  await expect.poll(() => axeFaults(manager), soon).toEqual([]);
  for (const name of ['د. ليلى القحطاني', 'د. سامي الحربي']) {
    await manager.getByRole('form').getByRole('textbox').fill(name);
    await manager.keyboard.press('Enter');
    await step(manager, 'practitioners').getByText(name).waitFor(soon);
  }
  await press(manager, 'لأيام العمل');
  await expect.poll(() => step(manager, 'hours').getAttribute('data-done'), soon).toBe('true');
  await press(manager, 'كشف');

  // The calendar is there, with a column each, and asks for its first appointment.
  await manager.locator('[data-column]').nth(1).waitFor(soon);
  await manager.getByText('احجز أول موعد').waitFor(soon);
  await manager.reload();
  await manager.getByText('احجز أول موعد').waitFor(soon);

  // A receptionist is invited, and signs in with the link in a browser of their own.
  await press(manager, 'إدارة العيادة');
  await press(manager, 'الأعضاء');
  await press(manager, 'دعوة عضو');
  const invitation = manager.getByRole('dialog');
  await invitation.getByLabel('الاسم').fill('نورة السالم');
  await invitation.getByLabel('البريد الإلكتروني').fill('noura@wadi.example');
  await manager.keyboard.press('Control+Enter');
  const link = await manager.getByLabel('الرابط لمرة واحدة').inputValue(soon);
  const { pathname, hash } = new URL(link);
  const letter = await manager.getByRole('link', { name: 'إرسال بواتساب' }).getAttribute('href');
  expect(decodeURIComponent(letter ?? '')).toContain(link);
  await press(manager, 'تم');
  await manager.locator('[data-row]').filter({ hasText: 'بانتظار اختيار كلمة المرور' }).waitFor(soon);
  const receptionist = await comeIn(pathname + hash, 'قهوة بعد صلاة العصر');
  await receptionist.locator('[data-column]').first().waitFor(soon);

  // The receptionist books, and the manager's open desk shows it.
  const { date, ahead } = workingDay();
  await press(manager, 'التقويم');
  await manager.locator('[data-column]').first().waitFor(soon);
  for (let days = 0; days < ahead; days += 1) await manager.keyboard.press('KeyJ');
  await manager.locator(`[data-column$="@${date}"]`).first().waitFor(soon);
  await turnTo(receptionist, `/?view=day&date=${date}`);
  await receptionist.locator(`[data-column$="@${date}"]`).first().waitFor(soon);
  await receptionist.keyboard.press('KeyN');
  const sheet = receptionist.getByRole('dialog').first();
  await expect.poll(() => sheet.getByLabel('البداية').inputValue(), soon).not.toBe('');
  await sheet.getByRole('combobox', { name: 'المريض', exact: true }).fill('هند المطيري');
  await receptionist.getByRole('option', { name: /تسجيل/ }).click(soon);
  const register = sheet.getByRole('button', { name: 'تسجيل', exact: true });
  await register.click(soon);
  await register.waitFor({ state: 'detached', ...soon });
  await receptionist.keyboard.press('Control+Enter');
  await cardOf(receptionist, 'هند').waitFor(soon);
  await cardOf(manager, 'هند').waitFor(soon);
  await receptionist.context().close();
  await manager.context().close();
});
