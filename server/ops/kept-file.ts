// Keeps small secrets of this installation in files that only its account can read.
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasCode } from './error-code.ts';

/**
 * The text of `file`; when there is none yet, `make()` is written to it first (mode 0600) and its folder made. Two
 * processes that come at once get the same text. Throws what the file system throws.
 */
export function keptText(file: string, make: () => string): string {
  return textOf(file) ?? (writeOnce(file, make()), readFileSync(file, 'utf8'));
}

/**
 * Makes a folder for such files if it is missing. As root it may be passed through (0711), because the database server
 * under it runs as another account; what lies in it stays closed.
 */
export function makeKeptFolder(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return;
    throw error;
  }
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** A link either names a whole file or fails, so nobody ever reads half a secret. */
function writeOnce(file: string, text: string): void {
  makeKeptFolder(dirname(file));
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
