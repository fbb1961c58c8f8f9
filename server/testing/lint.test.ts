// Proves that the linter's fences stand, by planting one violation of each and looking for its reason.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './sources.ts';

interface Planted {
  readonly path: string;
  readonly source: string;
  /** Part of what the linter must answer. */
  readonly answer: string;
}

const from = (module: string): string => `import { x } from '${module}';\nexport const y = x;\n`;

const planted: readonly Planted[] = [
  { path: 'shared/rules/a.ts', source: from('../model/a.ts'), answer: 'no-relative-parent-imports' },
  { path: 'shared/model/b.ts', source: from('node:fs'), answer: 'without input, output' },
  { path: 'shared/time/c.ts', source: from('#shared/model/deep/a.ts'), answer: 'ground floor' },
  { path: 'shared/model/d.ts', source: from('#shared/rules/a.ts'), answer: 'A noun is a plain value' },
  { path: 'shared/rules/e.ts', source: from('#shared/contract/a.ts'), answer: 'A rule decides about nouns' },
  { path: 'shared/contract/f.ts', source: from('#server/store/a.ts'), answer: 'neither where it lives' },
  { path: 'server/store/g.ts', source: from('#server/commands/run.ts'), answer: 'Rows, Redis, logs and tokens' },
  { path: 'server/ops/h.ts', source: `export { x } from '#server/http/deep/a.ts';\n`, answer: 'Rows, Redis' },
  { path: 'server/store/i.ts', source: from('#server/testing/redis.ts'), answer: 'may not run in production' },
  { path: 'server/commands/j.ts', source: from('koa'), answer: 'through which door' },
  { path: 'server/queries/k.ts', source: from('socket.io'), answer: 'through which door' },
  { path: 'server/commands/l.ts', source: from('#server/jobs/a.ts'), answer: 'below the doors' },
  { path: 'server/http/m.ts', source: from('#server/realtime/io.ts'), answer: 'never import each other' },
  { path: 'server/realtime/n.ts', source: from('#server/http/app.ts'), answer: 'never import each other' },
  { path: 'server/jobs/o.ts', source: from('#server/realtime/io.ts'), answer: 'never import each other' },
  { path: 'server/http/p.ts', source: from('#client/live/a.ts'), answer: 'may not know ours' },
  { path: 'server/server.ts', source: from('#client/live/a.ts'), answer: 'may not know ours' },
  { path: 'client/screens/q.ts', source: from('#server/config.ts'), answer: 'only through shared' },
  { path: 'client/live/r.ts', source: from('react'), answer: 'runs without a screen' },
  { path: 'client/grid/s.ts', source: from('#client/screens/desk/a.ts'), answer: 'never the other way' },
  { path: 'load-tests/t.ts', source: from('#server/config.ts'), answer: 'only by its surface' },
  { path: 'load-tests/u.ts', source: from('#shared/model/a.ts'), answer: 'test us with ourselves' },
  { path: 'server/http/v.ts', source: 'export const v = process.env.PORT;\n', answer: 'process.env' },
  { path: 'server/http/w.ts', source: 'export const w = Date.now();\n', answer: 'Date.now' },
  { path: 'shared/rules/x.ts', source: 'export const x = Math.random();\n', answer: 'Math.random' },
  { path: 'client/grid/y.ts', source: 'export const y = crypto.randomUUID();\n', answer: 'crypto.randomUUID' },
  { path: 'client/grid/z.ts', source: 'export const z = new Intl.NumberFormat();\n', answer: 'one digit set' },
  { path: 'client/kit/aa.ts', source: 'export const a = (1).toLocaleString();\n', answer: 'toLocaleString' },
  { path: 'server/store/bb.ts', source: 'export const b = orm.schema;\n', answer: 'orm.schema' },
  { path: 'server/store/cc.ts', source: 'export default 1;\n', answer: 'default' },
  { path: 'server/store/dd.ts', source: 'export const d = (x: any) => x;\n', answer: 'no-explicit-any' },
  { path: 'server/store/ee.ts', source: 'console.log(1);\n', answer: 'no-console' },
  { path: 'server/store/ff.ts', source: `${'export {};\n'.repeat(251)}`, answer: 'max-lines' },
  { path: 'server/store/gg.ts', source: 'Promise.resolve(1);\n', answer: 'no-floating-promises' },
  {
    path: 'server/store/hh.ts',
    source: `export const h = (x: 'a' | 'b') => {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n};\n`,
    answer: 'switch-exhaustiveness-check',
  },
];

interface Complaint {
  readonly filename: string;
  readonly code: string;
  readonly message: string;
  readonly help?: string;
}

let complaints: readonly Complaint[];
const tree = mkdtempSync(join(tmpdir(), 'mawid-lint-'));

beforeAll(() => {
  for (const { path, source } of planted) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), source);
  }
  cpSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'));
  writeFileSync(join(tree, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, module: 'nodenext' } }));
  const program = join(root, 'node_modules/.bin/oxlint');
  const { stdout } = spawnSync(program, ['--type-aware', '--format=json'], {
    cwd: tree,
    encoding: 'utf8',
    timeout: 60_000,
  });
  complaints = (JSON.parse(stdout) as { diagnostics: readonly Complaint[] }).diagnostics;
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test.each(planted)('$path is caught: $answer', ({ path, answer }) => {
  const own = complaints
    .filter(({ filename }) => filename === path)
    .map(({ code, message, help }) => `${code}: ${message} ${help ?? ''}`);
  expect(own.some((complaint) => complaint.includes(answer)) ? answer : own).toBe(answer);
});
