// Builds the pages when they are missing or older than their sources.
import { execFile } from 'node:child_process';
import { cpSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const root = join(import.meta.dirname, '..', '..');
const sources = ['client', 'shared', 'package-lock.json'];
/** A build is made here and put in place whole, so that one cut short is never served. Each process has its own. */
const draft = join(root, 'node_modules', '.cache', 'mawid', `client-${process.pid}`);
const built = join(root, 'dist');
const bundler = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

/** Whether `dist/` lacks the pages or any source of theirs is younger. */
export function isClientStale(): boolean {
  const page = statSync(join(built, 'index.html'), { throwIfNoEntry: false });
  return page === undefined || sources.some((name) => youngest(join(root, name)) > page.mtimeMs);
}

/**
 * Builds the pages into `dist/`, in a process of its own: what the bundler takes of memory goes with it, and a server that
 * runs for months does not carry it. Throws what the build says: its sources are ours, so that is a bug.
 */
export async function buildClient(): Promise<void> {
  const config = join(root, 'client', 'vite.config.ts');
  const args = [bundler, 'build', '--config', config, '--outDir', draft, '--emptyOutDir', '--logLevel', 'error'];
  try {
    await run(process.execPath, args, { cwd: root });
    putInPlace();
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Another process may put its own there at the same moment; then ours is laid over it, being of the same sources. */
function putInPlace(): void {
  rmSync(built, { recursive: true, force: true });
  try {
    renameSync(draft, built);
  } catch {
    cpSync(draft, built, { recursive: true });
  }
}

/** Milliseconds since 1970 of the last change below a path; folders count, since they change when a file goes. */
function youngest(path: string): number {
  const own = statSync(path, { throwIfNoEntry: false });
  if (own === undefined || /\.test\.tsx?$/.test(path)) return 0;
  if (!own.isDirectory()) return own.mtimeMs;
  return Math.max(own.mtimeMs, ...readdirSync(path).map((name) => youngest(join(path, name))));
}
