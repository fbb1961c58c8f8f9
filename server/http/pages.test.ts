// The built pages and their files.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCore } from '#server/testing/core.ts';
import { type Node, startNode } from '#server/testing/node.ts';
import { visit } from '#server/testing/visitor.ts';
import { pageRoutes } from './pages.ts';

const core = testCore();
let node: Node;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mawid-pages-'));
  const pages = join(folder, 'dist');
  await mkdir(join(pages, 'assets'), { recursive: true });
  await writeFile(join(folder, 'outside.txt'), 'outside');
  await writeFile(join(pages, '.hidden'), 'hidden');
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>Mawid</title>');
  await writeFile(join(pages, 'boot.js'), 'boot()');
  await writeFile(join(pages, 'assets', 'main-abc123.js'), 'main()');
  node = await startNode(core.store, { pages });
});
afterAll(async () => {
  await node.stop();
  await rm(folder, { recursive: true });
});

test('[SE30] every page is one document that is never stored; a file named by its content is kept for ever', async () => {
  for (const path of pageRoutes) {
    const { status, headers, text } = await visit(node.origin, path);
    expect([path, status, headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
    expect(text).toContain('<title>Mawid</title>');
  }
  const asset = await visit(node.origin, '/assets/main-abc123.js');
  expect(asset.headers.get('cache-control')).toBe('max-age=31536000,immutable');
  expect(asset.headers.get('content-type')).toContain('javascript');
  expect((await visit(node.origin, '/boot.js')).headers.get('cache-control')).toBe('no-cache');
});

test('[SE30] nothing outside the folder of the pages is served, and nothing hidden in it', async () => {
  const paths = [
    '/outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e%2foutside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/.hidden',
    '/assets',
    '/assets/',
    '/boot.js%00',
    '/main-abc123.js.map',
  ];
  for (const path of paths) {
    const { status, text } = await visit(node.origin, path);
    expect([path, [400, 404, 422].includes(status), text.includes('outside') || text.includes('hidden')]).toEqual([
      path,
      true,
      false,
    ]);
  }
});

test('[SE47] a browser that asks for a page that is not there gets the page that says so; a program gets a problem', async () => {
  const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
  for (const path of ['/nosuch', '/no/such/page']) {
    const page = await visit(node.origin, path, { headers: { accept } });
    expect([path, page.status, page.headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
    expect(page.text).toContain('<title>Mawid</title>');
    expect((await visit(node.origin, path)).headers.get('content-type')).toContain('problem+json');
  }
  const api = await visit(node.origin, '/api/v1/nosuch', { headers: { accept } });
  expect([api.status, api.headers.get('content-type')]).toEqual([404, expect.stringContaining('problem+json')]);
});
