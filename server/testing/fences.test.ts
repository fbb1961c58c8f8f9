// Judges the sources themselves: what the linter cannot say about them.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { places } from './places.ts';
import { citationsIn, isTest, linesMatching, linesOf, root, ruleIdsOf, sourcesEndingWith } from './sources.ts';

const code = sourcesEndingWith('.ts', '.tsx');
/** The judge's own examples are not faults. */
const judged = code.filter(({ path }) => path !== 'server/testing/places.ts' && path !== 'server/testing/sources.ts');

describe('each thing has its one place', () => {
  test.each(places)('$what, because $why', ({ pattern, only, inTestsToo, caught }) => {
    expect(pattern.test(caught)).toBe(true);
    const strays = judged
      .filter(({ path }) => inTestsToo || !isTest(path))
      .filter(({ path }) => !only.some((place) => path.startsWith(place)))
      .flatMap((source) => linesMatching(source, pattern));
    expect(strays).toEqual([]);
  });
});

describe('a file', () => {
  test('is at most 250 lines long', () => {
    const long = sourcesEndingWith('.ts', '.tsx', '.css').filter(({ text }) => linesOf(text).length > 250);
    expect(long.map(({ path, text }) => `${path}: ${linesOf(text).length}`)).toEqual([]);
  });

  test('is small: half of them have at most 60 lines', () => {
    const lengths = code.filter(({ path }) => !isTest(path)).map(({ text }) => linesOf(text).length);
    expect(lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60);
  });

  test('says in its first line what it is responsible for', () => {
    const silent = code.filter(({ text }) => !/^(?:#!.*\n)?\/\/ \S/.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('is not named after nothing in particular', () => {
    const empty = /(?:^|-)(?:utils?|helpers?|managers?|common|misc|data|info|handles?)(?:-|\.|$)/;
    expect(code.map(({ path }) => path).filter((path) => empty.test(basename(path)))).toEqual([]);
  });

  test('names no place of the machine it was written on', () => {
    const machine = /['"`](?:\/work\/|\/home\/|\/root\/|file:\/\/\/)/;
    expect(judged.flatMap((source) => linesMatching(source, machine))).toEqual([]);
  });
});

describe('shared/SPEC.md', () => {
  const spec = `${root}/shared/SPEC.md`;
  const rules = existsSync(spec) ? ruleIdsOf(readFileSync(spec, 'utf8')) : [];
  const cited = new Set(judged.filter(({ path }) => isTest(path)).flatMap(({ text }) => citationsIn(text)));

  test('has numbered rules, each number once', () => {
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((id, index) => rules.indexOf(id) !== index)).toEqual([]);
  });

  test('has no rule that no test proves', () => {
    expect(rules.filter((id) => !cited.has(id))).toEqual([]);
  });

  test('has every rule that a test claims to prove', () => {
    expect([...cited].filter((id) => !rules.includes(id))).toEqual([]);
  });
});
