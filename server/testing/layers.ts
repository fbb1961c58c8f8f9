// Lists the layers of the test suite in the order they run, with the minutes each may take.

export interface Layer {
  readonly name: string;
  readonly title: string;
  readonly budgetMinutes: number;
  readonly include: readonly string[];
  readonly needsDatabase: boolean;
  readonly needsClient: boolean;
  /** It opens the grid alone on a page of its own. */
  readonly needsHarness: boolean;
  /** Test files at a time; a layer that drives whole machines runs them one by one. */
  readonly workers: number;
  readonly testTimeoutMs: number;
}

const everywhere = ['shared', 'server', 'client', 'load-tests'];
const suffixed = (suffix: string): string[] => everywhere.map((room) => `${room}/**/*.${suffix}.test.{ts,tsx}`);

/** Suffixes that take a test file out of the two unsuffixed layers. */
const suffixes = ['fuzz', 'model', 'browser', 'cluster'];
export const suffixedFiles: readonly string[] = suffixes.flatMap(suffixed);

/** Tests that judge the sources need no database, so they run with the rules. */
export const sourceTests = ['fences', 'lint'].map((name) => `server/testing/${name}.test.ts`);

export const layers: readonly Layer[] = [
  {
    name: 'rules',
    title: 'rules',
    budgetMinutes: 1,
    include: ['shared/**/*.test.ts', 'client/**/*.test.{ts,tsx}', 'load-tests/**/*.test.ts', ...sourceTests],
    needsDatabase: false,
    needsClient: false,
    needsHarness: false,
    workers: 2,
    testTimeoutMs: 10_000,
  },
  {
    name: 'database',
    title: 'database',
    budgetMinutes: 3,
    include: ['server/**/*.test.ts'],
    needsDatabase: true,
    needsClient: false,
    needsHarness: false,
    workers: 2,
    testTimeoutMs: 30_000,
  },
  {
    name: 'fuzz',
    title: 'sync fuzz',
    budgetMinutes: 2,
    include: suffixed('fuzz'),
    needsDatabase: true,
    needsClient: false,
    needsHarness: false,
    workers: 2,
    testTimeoutMs: 300_000,
  },
  {
    name: 'model',
    title: 'model and history',
    budgetMinutes: 3,
    include: suffixed('model'),
    needsDatabase: true,
    needsClient: false,
    needsHarness: false,
    workers: 2,
    testTimeoutMs: 300_000,
  },
  {
    name: 'browser',
    title: 'browser',
    budgetMinutes: 4,
    include: suffixed('browser'),
    needsDatabase: true,
    needsClient: true,
    needsHarness: true,
    workers: 2,
    testTimeoutMs: 120_000,
  },
  {
    name: 'cluster',
    title: 'cluster',
    budgetMinutes: 2,
    include: suffixed('cluster'),
    needsDatabase: true,
    needsClient: true,
    needsHarness: false,
    workers: 1,
    testTimeoutMs: 120_000,
  },
];
