// Plants a bug in a copy of the tree and asks the tests that should notice it whether they do.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentWith } from './environment.ts';
import { root } from './sources.ts';

/** A planted bug: a patch of one hunk, what it means, and the tests that must notice it. */
export interface Mutant {
  readonly name: string;
  readonly patch: string;
  readonly means: string;
  readonly layer: string;
  readonly file: string;
  /** The rule whose tests must fail. */
  readonly rule: string;
  /** Those tests wait for what never comes, so it is planted in the proof alone. */
  readonly isSlow: boolean;
}

const folder = join(root, 'server/mutants');
const copied = ['server', 'shared', 'client', 'load-tests', 'package.json', 'tsconfig.json'];

/** Every planted bug there is, by name. Throws when a patch does not say what it means and who catches it. */
export function mutants(): Mutant[] {
  return readdirSync(folder)
    .toSorted()
    .map((file) => mutantIn(join(folder, file), file.replace(/\.patch$/, '')));
}

function mutantIn(patch: string, name: string): Mutant {
  const [means = '', by = ''] = readFileSync(patch, 'utf8').split('\n');
  const [, how, layer, file, rule] = /^(Caught|Slowly caught) by: (\w+) (\S+) \[(\w+)\]$/.exec(by) ?? [];
  if (layer === undefined || file === undefined || rule === undefined)
    throw new Error(`${name} does not say in its second line which tests catch it.`);
  return { name, patch, means, layer, file, rule, isSlow: how !== 'Caught' };
}

/** A copy of the tree to plant bugs in. */
export interface Ground {
  /** The titles of the tests of the mutant's rule that failed with it; throws when the patch no longer applies. */
  caughtBy(mutant: Mutant): Promise<string[]>;
  remove(): void;
}

/** Makes the copy. */
export function openGround(): Ground {
  const tree = mkdtempSync(join(tmpdir(), 'mawid-mutants-'));
  for (const path of copied) cpSync(join(root, path), join(tree, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  return {
    async caughtBy(mutant) {
      await run('git', ['apply', mutant.patch], tree);
      try {
        return await failuresOf(mutant, tree);
      } finally {
        await run('git', ['apply', '-R', mutant.patch], tree);
      }
    },
    remove: () => rmSync(tree, { recursive: true, force: true }),
  };
}

type Report = {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

async function failuresOf({ layer, file, rule }: Mutant, tree: string): Promise<string[]> {
  const program = join(tree, 'node_modules/vitest/vitest.mjs');
  const config = join(tree, 'server/testing/vitest.config.ts');
  const which = ['--project', layer, '-t', `\\[${rule}\\]`, file];
  const out = join(tree, 'report.json');
  const how = ['--reporter=json', `--outputFile=${out}`, '--bail=1'];
  await run(process.execPath, [program, 'run', '--config', config, ...how, ...which], tree).catch(() => undefined);
  const report = JSON.parse(readFileSync(out, 'utf8')) as Report;
  rmSync(out);
  const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return results.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName.trim());
}

function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  const env = environmentWith({ MAWID_TEST_SIZE: 'suite' });
  return new Promise((resolve, reject) => {
    execFile(program, [...args], { cwd, env }, (error) => (error ? reject(new Error(error.message)) : resolve()));
  });
}
