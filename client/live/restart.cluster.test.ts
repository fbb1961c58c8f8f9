// What a real browser keeps: over a restart, for one person alone, and for one of two tabs at a time.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserContext, Page, WebSocketRoute } from 'playwright-core';
import type { History } from '#shared/contract/queries.ts';
import { sessionCookieName } from '#server/ops/request-token.ts';
import { launchDevice } from '#server/testing/browser.ts';
import { cardOf } from '#server/testing/desk-hands.ts';
import { dayOf, type Floor, openFloor } from '#server/testing/floor.ts';
import type { Person, World } from '#server/testing/world.ts';

let floor: Floor;
const folders: string[] = [];
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(async () => {
  await floor.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const soon = { timeout: 20_000 };

async function newDevice(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mawid-device-'));
  folders.push(folder);
  return folder;
}

/** The browser of a device is started, by somebody who is signed in. */
async function started(folder: string, { token }: Person): Promise<BrowserContext> {
  const device = await launchDevice(folder);
  const { origin } = floor;
  const cookie = { name: sessionCookieName(origin), url: origin, httpOnly: true, sameSite: 'Lax' as const };
  await device.addCookies([{ ...cookie, value: token }]);
  await device.addInitScript(() => localStorage.setItem('mawid.display', '{"language":"en","singleKeys":true}'));
  return device;
}

/** One more tab with the clinic's day, live. */
async function tab(device: BrowserContext, world: World): Promise<Page> {
  return shown(await device.newPage(), world);
}

async function shown(page: Page, world: World): Promise<Page> {
  await page.goto(`${floor.origin}${dayOf(world)}`);
  await page.locator('[data-card]').first().waitFor(soon);
  await page.locator('[data-link=live]').waitFor(soon);
  return page;
}

/** A tab whose line alone can be cut: nothing of the calendar gets through then, and signing out still does. */
async function cuttable(device: BrowserContext, world: World) {
  const page = await device.newPage();
  const sockets: WebSocketRoute[] = [];
  let isCut = false;
  await page.routeWebSocket(/socket\.io/, (socket) => {
    sockets.push(socket);
    if (isCut) void socket.close();
    else socket.connectToServer();
  });
  await page.route(/api\/v1\/(commands|clinics|queries)/, (route) => (isCut ? route.abort() : route.continue()));
  const cut = async (): Promise<void> => {
    isCut = true;
    for (const socket of sockets) await socket.close();
    await page.locator('[data-link=offline]').waitFor(soon);
  };
  return { page: await shown(page, world), cut };
}

async function arrive(page: Page, patient: string): Promise<void> {
  await cardOf(page, patient).focus();
  await page.keyboard.press('KeyA');
}

function queued(page: Page): Promise<string | null> {
  return page.locator('[data-region=stage] [role=status][data-tone=arrived]').textContent();
}

/** What was done to an appointment, as the log has it. */
async function historyOf({ token }: Person, appointmentId: string): Promise<string[]> {
  const response = await fetch(`${floor.origin}/api/v1/queries/appointment.history`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ appointmentId }),
  });
  const { entries } = ((await response.json()) as { value: History }).value;
  return entries.flatMap((entry) => entry.events.map((event) => event.type));
}

test('[OF1][OF3] work without an answer outlives the browser and is sent once, by the same person alone', async () => {
  const world = await floor.clinic();
  const { id } = await floor.visit(world, { patient: 'Kept', with: world.practitioner, time: '09:00' });
  const folder = await newDevice();
  const before = await started(folder, world.receptionist);
  const page = await tab(before, world);
  await before.setOffline(true);
  await arrive(page, 'Kept');
  await expect.poll(() => queued(page), soon).toContain('1 change');
  await before.close();

  const another = await started(folder, world.manager);
  const theirs = await tab(another, world);
  expect(await cardOf(theirs, 'Kept').getAttribute('data-tone')).toBe('booked');
  await another.close();
  expect(await historyOf(world.manager, id)).toEqual(['appointment.booked']);

  const after = await started(folder, world.receptionist);
  const again = await tab(after, world);
  await expect.poll(() => cardOf(again, 'Kept').getAttribute('data-tone'), soon).toBe('arrived');
  await expect.poll(() => historyOf(world.manager, id), soon).toEqual(['appointment.booked', 'appointment.advanced']);
  await after.close();
});

test('[OF7] of two tabs one works on what is kept, and the other takes on what it leaves', async () => {
  const world = await floor.clinic();
  const { id } = await floor.visit(world, { patient: 'Kept', with: world.practitioner, time: '09:00' });
  const device = await started(await newDevice(), world.receptionist);
  const { page: first, cut } = await cuttable(device, world);
  await cut();
  await arrive(first, 'Kept');
  await expect.poll(() => queued(first), soon).toContain('1 change');

  const second = await tab(device, world);
  expect(await cardOf(second, 'Kept').getAttribute('data-tone')).toBe('booked');
  expect(await historyOf(world.manager, id)).toEqual(['appointment.booked']);
  await first.close();
  await expect
    .poll(async () => {
      await second.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return cardOf(second, 'Kept').getAttribute('data-tone');
    }, soon)
    .toBe('arrived');
  await expect.poll(() => historyOf(world.manager, id), soon).toEqual(['appointment.booked', 'appointment.advanced']);
  await device.close();
});

test('[OF4] whoever signs out and gives it up leaves nothing in the browser', async () => {
  const world = await floor.clinic();
  await floor.visit(world, { patient: 'Kept', with: world.practitioner, time: '09:00' });
  const device = await started(await newDevice(), world.receptionist);
  const { page, cut } = await cuttable(device, world);
  await cut();
  await arrive(page, 'Kept');
  await expect.poll(() => queued(page), soon).toContain('1 change');
  expect(await keptIn(page)).toBe(1);
  await page.getByRole('button', { name: 'Display and account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Give up and sign out' }).click();
  await expect.poll(() => page.url(), soon).toContain('/sign-in');
  await expect.poll(() => keptIn(page), soon).toBe(0);
  await device.close();
});

/** How many rows the browser keeps. */
function keptIn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opened = indexedDB.open('mawid');
        opened.addEventListener('error', () => reject(new Error('not opened')));
        opened.addEventListener('success', () => {
          const base = opened.result;
          const kinds = ['unsent', 'attention', 'drafts'];
          const transaction = base.transaction(kinds);
          const counts = kinds.map((kind) => transaction.objectStore(kind).count());
          transaction.addEventListener('complete', () => {
            base.close();
            resolve(counts.reduce((sum, { result }) => sum + result, 0));
          });
        });
      }),
  );
}
