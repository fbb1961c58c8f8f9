// Runs one layer of the test suite in a vitest process of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environmentWith } from './environment.ts';
import type { Layer } from './layers.ts';
import type { Outcome } from './outcome.ts';
import type { Size } from './provided.ts';
import { ended } from './waiting.ts';

export interface Choice {
  readonly size: Size;
  /** The one seed to run; every seed of the size when null. */
  readonly seed: number | null;
  /** Parts of file names; every file of the layer when empty. */
  readonly files: readonly string[];
}

interface Report {
  readonly testResults: ReadonlyArray<{
    readonly name: string;
    readonly status: string;
    readonly assertionResults: ReadonlyArray<{ readonly status: string }>;
  }>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const config = fileURLToPath(new URL('./vitest.config.ts', import.meta.url));
/** A layer that takes ten times its budget hangs: better ended with its name than by whoever waits for the run. */
const hangsAfter = { suite: 10, proof: 1000 } as const;

/** Runs the layer, its report on standard output; whatever goes wrong around the tests counts as one failure. */
export async function runLayer(layer: Layer, choice: Choice, say: (line: string) => void): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'mawid-report-'));
  const begun = performance.now();
  try {
    const file = join(folder, 'report.json');
    const exitCode = await vitest(layer, choice, file);
    const counted = countOf(await readReport(file));
    const unexplained = exitCode !== 0 && counted.failed === 0 ? 1 : 0;
    if (unexplained > 0) say(`${layer.title}: vitest ended with ${exitCode ?? 'a signal'} beside its tests`);
    const seconds = (performance.now() - begun) / 1000;
    return {
      ...counted,
      failed: counted.failed + unexplained,
      name: layer.title,
      seconds,
      budgetMinutes: layer.budgetMinutes,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function vitest(layer: Layer, choice: Choice, file: string): Promise<number | null> {
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const chosen = choice.files.length > 0 ? ['--passWithNoTests', ...choice.files] : [];
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(
    process.execPath,
    [program, 'run', '--config', config, '--project', layer.name, ...report, ...chosen],
    {
      cwd: root,
      stdio: 'inherit',
      env: environmentWith({
        MAWID_TEST_SIZE: choice.size,
        MAWID_TEST_SEED: choice.seed === null ? '' : `${choice.seed}`,
      }),
    },
  );
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGTERM', forward);
  const hanging = setTimeout(() => child.kill('SIGTERM'), layer.budgetMinutes * 60_000 * hangsAfter[choice.size]);
  await ended(child);
  clearTimeout(hanging);
  process.off('SIGTERM', forward);
  return child.exitCode;
}

async function readReport(file: string): Promise<Report> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Report;
  } catch {
    return { testResults: [] };
  }
}

function countOf({ testResults }: Report): Pick<Outcome, 'passed' | 'failed' | 'skipped'> {
  const statuses = testResults.flatMap((file) => {
    const own = file.assertionResults.map((test) => test.status);
    const brokenFile = file.status === 'failed' && !own.includes('failed');
    return brokenFile ? [...own, 'failed'] : own;
  });
  const count = (...wanted: string[]): number => statuses.filter((status) => wanted.includes(status)).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped', 'pending', 'todo', 'disabled') };
}
