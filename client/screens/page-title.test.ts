// Proves that a page below the cover names itself without the tab telling it.
import { afterEach, expect, test, vi } from 'vitest';
import { titleOver, titlePage } from './page-title.ts';

afterEach(() => {
  titleOver(null);
  vi.unstubAllGlobals();
});

test('[ME55] the title a page takes while it is covered is shown once the cover is gone', () => {
  const tab = { title: 'Mawid' };
  vi.stubGlobal('document', tab);
  titlePage('Friday');
  titleOver('Covered');
  titlePage('Saturday');
  expect(tab.title).toBe('Covered');
  titleOver(null);
  expect(tab.title).toBe('Saturday');
});

test('[ME55] a tab that was loaded covered is called so from the start', () => {
  const tab = { title: 'Mawid' };
  vi.stubGlobal('document', tab);
  titleOver('Covered');
  titlePage('Friday');
  expect(tab.title).toBe('Covered');
});
