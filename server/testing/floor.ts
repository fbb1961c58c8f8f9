// A reception floor for browser tests: the run's real node, one Chromium, as many desks as a test wants.
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract/commands.ts';
import type { Language } from '#shared/model/caller.ts';
import { newId } from '#server/ops/clock.ts';
import { sessionCookieName } from '#server/ops/request-token.ts';
import { launchBrowser } from './browser.ts';
import type { SharedNode } from './provided.ts';
import { makeWorld, type Person, type World, type WorldWish } from './world.ts';

/** How a desk is set up. */
export interface DeskWish {
  readonly language?: Language;
  readonly theme?: 'light' | 'dark' | 'system';
  readonly width?: number;
  /** The address to open; the day of `world.at()` unless given. */
  readonly path?: string;
  /** What has to be there before the test goes on; a card or a row unless given. */
  readonly ready?: string;
  /** Changes the browser before the page is opened. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
  readonly browser?: BrowserContextOptions;
}

/** The floor; other test files work at the same node, each in clinics of its own. */
export interface Floor extends SharedNode {
  /** A clinic of the test's own. */
  clinic(wish?: WorldWish): Promise<World>;
  /** Opens a page as somebody who is signed in, or as nobody. */
  desk(person: Person | null, wish: DeskWish): Promise<Page>;
  /** Gives a command over HTTP. Throws when it is refused. */
  ask<N extends CommandName>(person: Person, name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  /** Registers a patient and books them for the clinic's visit. */
  visit(world: World, wish: VisitWish): Promise<CommandOutput<'appointment.book'>>;
  /** Throws when any page had an uncaught error. */
  close(): Promise<void>;
}

/** A visit of the clinic's first day; with a room it is the clinic's procedure. */
export interface VisitWish {
  readonly patient: string;
  readonly with: string;
  readonly time: string;
  readonly room?: string;
}

const READY = '[data-card], [data-appointment]';
const PATIENCE = 30_000;

/** Starts the floor. The caller closes it. */
export async function openFloor(): Promise<Floor> {
  const { origin, ownerUrl, appUrl } = inject('floor');
  const browser = await launchBrowser();
  const faults: Error[] = [];

  const ask: Floor['ask'] = async (person, name, input) => {
    const response = await fetch(`${origin}/api/v1/commands/${name}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${person.token}`,
        'content-type': 'application/json',
        'idempotency-key': newId(),
      },
      body: JSON.stringify(input),
    });
    if (!response.ok) throw new Error(`${name} was refused: ${await response.text()}`);
    return ((await response.json()) as { value: never }).value;
  };

  return {
    origin,
    ownerUrl,
    appUrl,
    ask,
    clinic: (wish) => makeWorld(ownerUrl, wish),
    async desk(person, { language = 'en', theme = 'light', width = 1440, path = '/', ready = READY, ...wish }) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        ...(theme !== 'system' && { colorScheme: theme }),
        ...wish.browser,
      });
      const cookie = { name: sessionCookieName(origin), url: origin, httpOnly: true, sameSite: 'Lax' as const };
      if (person) await context.addCookies([{ ...cookie, value: person.token }]);
      await context.addInitScript(
        (chosen) => localStorage.getItem('mawid.display') ?? localStorage.setItem('mawid.display', chosen),
        JSON.stringify({ language, theme, density: 'compact', singleKeys: true }),
      );
      await wish.prepare?.(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(error));
      await page.goto(`${origin}${path}`);
      await page.locator(ready).first().waitFor({ timeout: PATIENCE });
      await page.evaluate(() => document.fonts.ready);
      return page;
    },
    async visit(world, { patient, with: practitioner, time, room }) {
      const registered = await ask(world.receptionist, 'patient.register', { name: patient });
      return ask(world.receptionist, 'appointment.book', {
        serviceId: room === undefined ? world.visit.id : world.procedure.id,
        scheduleIds: room === undefined ? [practitioner] : [practitioner, room],
        start: world.at(time),
        patientId: registered.id,
      });
    },
    async close() {
      await browser.close();
      if (faults.length > 0) throw new AggregateError(faults, 'a page had errors of its own');
    },
  };
}

/** The address of the day that `world.at()` speaks of. */
export function dayOf(world: World, view = 'day'): string {
  // A clinic east of Greenwich has its noon on the same UTC date.
  return `/?view=${view}&date=${world.at('12:00').slice(0, 10)}`;
}
