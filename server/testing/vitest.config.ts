// Turns each layer of the test suite into one vitest project.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { environment } from './environment.ts';
import { layers, sourceTests, suffixedFiles } from './layers.ts';
import type { Layer } from './layers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const size = environment('MAWID_TEST_SIZE') === 'proof' ? 'proof' : 'suite';
const seed = environment('MAWID_TEST_SEED') === '' ? null : Number(environment('MAWID_TEST_SEED'));
/** Proofs run hundreds of times the seeds, so their time limits are hours, not minutes. */
const patience = size === 'proof' ? 60 : 1;

export default defineConfig({
  root,
  test: { passWithNoTests: false, teardownTimeout: 30_000, projects: layers.map(projectOf) },
});

function projectOf(layer: Layer) {
  return {
    root,
    test: {
      name: layer.name,
      include: [...layer.include],
      exclude: ['**/node_modules/**', ...excludedFrom(layer)],
      environment: 'node',
      pool: 'forks' as const,
      maxWorkers: layer.workers,
      testTimeout: layer.testTimeoutMs * patience,
      hookTimeout: 120_000,
      provide: { size, seed, layer: layer.name } as const,
      globalSetup: globalSetupOf(layer),
      sequence: { groupOrder: layers.indexOf(layer) },
    },
  };
}

function excludedFrom(layer: Layer): readonly string[] {
  const plain = layer.name === 'rules' || layer.name === 'database';
  if (!plain) return [];
  return layer.name === 'database' ? [...suffixedFiles, ...sourceTests] : suffixedFiles;
}

function globalSetupOf(layer: Layer): string[] {
  const names = [
    ...(layer.needsDatabase ? ['database'] : []),
    ...(layer.needsClient ? ['client', 'floor'] : []),
    ...(layer.needsHarness ? ['harness'] : []),
  ];
  return names.map((name) => fileURLToPath(new URL(`./${name}-setup.ts`, import.meta.url)));
}
