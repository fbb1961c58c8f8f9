// Proves that the style sheets keep the order of the cascade and the sides of the page.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const client = join(import.meta.dirname, '..');
const sheets = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css') && !/^public|harness/.test(file))
  .map((file) => ({ file, css: readFileSync(join(client, file), 'utf8').replaceAll(/\/\*[^]*?\*\//g, '') }));

/** The lines that name a physical side, outside rules that are bound to one direction of the page. */
function physical(css: string): string[] {
  const free = css.replaceAll(/[^{}]*\[dir='(?:rtl|ltr)'\][^{]*\{[^}]*\}/g, '');
  const sides = /^\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|height)\s*:/;
  // A name in its own direction stands at the page's side: a left with a right bound to right-to-left beside it.
  const isPaired = /\[dir='rtl'\][^{]*\{[^}]*text-align: right/.test(css);
  const keywords = isPaired
    ? /(?:float|clear)\s*:\s*(?:left|right)/
    : /(?:text-align|float|clear)\s*:\s*(?:left|right)/;
  const fourValues = /^\s*(?:margin|padding|inset)\s*:(?:\s+[^\s;]+){4};/;
  return free.split('\n').filter((line) => sides.test(line) || keywords.test(line) || fourValues.test(line));
}

test('every style sheet stands in a layer', () => {
  const bare = sheets.filter(({ css }) => !/^\s*(?:@layer|@font-face|@import)/.test(css));
  expect(bare.map(({ file }) => file)).toEqual([]);
});

test('no style sheet names left, right, top or bottom where a logical word exists', () => {
  const faults = sheets.flatMap(({ file, css }) => physical(css).map((line) => `${file}: ${line.trim()}`));
  expect(faults).toEqual([]);
});

test('the boot script reads what the preferences keep', () => {
  const boot = readFileSync(join(client, 'public', 'boot.js'), 'utf8');
  const kept = readFileSync(join(client, 'kit', 'preferences.ts'), 'utf8');
  const key = /const KEY = '([^']+)'/.exec(kept)?.[1];
  expect(key).toBeDefined();
  expect(boot).toContain(`getItem('${key}')`);
});
