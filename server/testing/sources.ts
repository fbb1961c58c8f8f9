// Reads the project's own sources for the tests that judge them.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Source {
  /** Path from the top of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Absolute path of the repository's top folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** Every file of the four rooms whose name ends with one of the suffixes, tests included. */
export function sourcesEndingWith(...suffixes: readonly string[]): readonly Source[] {
  return globSync('{shared,server,client,load-tests}/**/*', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => suffixes.some((suffix) => path.endsWith(suffix)))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') }));
}

/** True for a file that only test runs read. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('server/testing/');
}

/** The text's lines, without an empty one after the last line break. */
export function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** `path:line: text` of every line the pattern is found in. */
export function linesMatching({ path, text }: Source, pattern: RegExp): readonly string[] {
  return linesOf(text).flatMap((line, index) => (pattern.test(line) ? `${path}:${index + 1}: ${line.trim()}` : []));
}

/** Ids of the rules of a specification: a rule is a line that begins with its id, in whatever list, table or emphasis. */
export function ruleIdsOf(text: string): readonly string[] {
  return linesOf(text).flatMap((line) => /^[\s#>|*\-`[]*([A-Z]{2}\d+)\b/.exec(line)?.[1] ?? []);
}

/** Ids in the brackets a test title begins with: '[CL1] …', '[CL1][TI2] …' or '[CL1, TI2] …'. */
export function citationsIn(text: string): readonly string[] {
  const brackets = [...text.matchAll(/['"`]((?:\[[A-Z]{2}\d+(?:,? [A-Z]{2}\d+)*\]\s?)+)/g)];
  return brackets.flatMap(([, found = '']) => found.match(/[A-Z]{2}\d+/g) ?? []);
}
