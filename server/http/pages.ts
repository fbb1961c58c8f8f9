// Serves the built pages: one document for every page, and files whose names carry their content's hash.
import type { Router } from '@koa/router';
import send from 'koa-send';
import type { Door, HttpParts, State } from './door.ts';
import { Refused } from './errors.ts';

/** The addresses of pages; each is the same document, which looks at its own address. */
export const pageRoutes = [
  '/',
  '/sign-in',
  '/doctor',
  '/password',
  '/admin',
  '/account',
  '/print',
  '/board',
  '/board/:key',
] as const;

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Adds the routes of the pages and their files. */
export function servePages(router: Router<State>, { pages }: HttpParts): void {
  for (const route of pageRoutes) {
    router.get(route, async (ctx: Door) => {
      await sendFile(ctx, pages, 'index.html');
      ctx.set('Cache-Control', 'no-store');
    });
  }

  router.get('/assets/:file', async (ctx: Door) => {
    await sendFile(ctx, pages, ctx.path, { maxage: YEAR_MS, immutable: true });
  });

  router.get('/:file', async (ctx: Door) => {
    const isThere = await trySending(ctx, pages, ctx.path);
    if (isThere) ctx.set('Cache-Control', 'no-cache');
    else if (wantsPage(ctx)) await sendNoSuchPage(ctx, pages);
    else throw new Refused({ code: 'not-found' });
  });
}

/** Whether somebody at a browser asked for a page, and not a program for an answer. */
export function wantsPage(ctx: Door): boolean {
  return ctx.method === 'GET' && !ctx.path.startsWith('/api/') && ctx.accepts('json', 'html') === 'html';
}

/** The document that says in words that there is no such page. */
export async function sendNoSuchPage(ctx: Door, pages: string): Promise<void> {
  await sendFile(ctx, pages, 'index.html');
  ctx.status = 404;
  ctx.set('Cache-Control', 'no-store');
}

async function sendFile(ctx: Door, root: string, path: string, options?: send.SendOptions): Promise<void> {
  if (!(await trySending(ctx, root, path, options))) throw new Refused({ code: 'not-found' });
}

/** Sends a file where there is one. Hidden files, folders, and whatever leaves the folder of the pages are not there. */
async function trySending(ctx: Door, root: string, path: string, options: send.SendOptions = {}): Promise<boolean> {
  ctx.remove('Cache-Control');
  const sent: string | undefined = await send(ctx, path, { root, ...options }).catch(notThere);
  return sent !== undefined;
}

function notThere(error: unknown): undefined {
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  if (status === 500) throw error;
}
