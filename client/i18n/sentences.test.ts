// Proves that every sentence the pages say exists and gets the variables it mentions.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { words } from '#shared/i18n/en/words.ts';

interface Call {
  readonly where: string;
  readonly path: readonly string[];
  readonly given: string;
}

const client = join(import.meta.dirname, '..');
const START = /\bt\(\s*\(?\$\)?\s*=>\s*\$((?:\.\w+|\['[^']+'\])+)(?![\w[])/g;

/** What stands after a position up to the bracket that closes the call. */
function restOfCall(source: string, from: number): string {
  let depth = 1;
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '(') depth += 1;
    if (source[at] === ')') depth -= 1;
    if (depth === 0) return source.slice(from, at);
  }
  return source.slice(from);
}

const calls: readonly Call[] = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .flatMap((file) => {
    const source = readFileSync(join(client, file), 'utf8');
    return [...source.matchAll(START)].map((found) => ({
      where: `${file}: $${found[1]}`,
      path: [...(found[1] ?? '').matchAll(/\.(\w+)|\['([^']+)'\]/g)].map((step) => step[1] ?? step[2] ?? ''),
      given: restOfCall(source, found.index + found[0].length),
    }));
  });

/** The sentence of a key, its plural for the others, a whole branch, or nothing. */
function lookUp(path: readonly string[]): unknown {
  const branch = path
    .slice(0, -1)
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], words);
  const leaves = branch as Record<string, unknown> | undefined;
  const last = path.at(-1) ?? '';
  return leaves?.[last] ?? leaves?.[`${last}_other`];
}

test('every key the pages name is in the catalogue', () => {
  expect(calls.length).toBeGreaterThan(10);
  expect(calls.filter(({ path }) => lookUp(path) === undefined).map(({ where }) => where)).toEqual([]);
});

test('every sentence gets the variables it mentions', () => {
  const faults = calls.flatMap(({ where, path, given }) => {
    const sentence = lookUp(path);
    // Options built elsewhere cannot be read here.
    if (typeof sentence !== 'string' || (given.trim() !== '' && !given.includes('{'))) return [];
    const named = [...sentence.matchAll(/\{\{-?\s*(\w+)/g)].map((found) => found[1] ?? '');
    const missing = named.filter((name) => !given.includes('...') && !new RegExp(`\\b${name}\\b`).test(given));
    return missing.map((name) => `${where} lacks ${name}`);
  });
  expect(faults).toEqual([]);
});
