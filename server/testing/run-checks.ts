// Checks types, lint and format, each as a result of its own.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './outcome.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const checks = [
  { name: 'types', command: 'tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware'] },
  { name: 'format', command: 'oxfmt', args: ['--check'] },
] as const;

/** Runs the three checks; what they complain about is printed, their praise is not. */
export function runChecks(say: (line: string) => void): readonly Outcome[] {
  return checks.map(({ name, command, args }) => {
    const begun = performance.now();
    const { status, stdout, stderr } = spawnSync(`${root}/node_modules/.bin/${command}`, args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const isFine = status === 0;
    if (!isFine) say(`${stdout}${stderr}`.trimEnd());
    const seconds = (performance.now() - begun) / 1000;
    return { name, passed: isFine ? 1 : 0, failed: isFine ? 0 : 1, skipped: 0, seconds };
  });
}
