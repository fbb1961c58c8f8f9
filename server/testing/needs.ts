// Finds the programs the tests drive, installing them where a machine may be changed without asking.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { environment } from './environment.ts';

export interface Programs {
  readonly redis: string;
  readonly nginx: string;
  readonly chromium: string;
}

type Program = keyof Programs;

interface Need {
  readonly names: readonly string[];
  readonly usualPlaces: readonly string[];
  readonly debian: string;
  readonly homebrew: string;
}

const needs: Readonly<Record<Program, Need>> = {
  redis: { names: ['redis-server'], usualPlaces: [], debian: 'redis-server', homebrew: 'redis' },
  nginx: { names: ['nginx'], usualPlaces: [], debian: 'nginx', homebrew: 'nginx' },
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    usualPlaces: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/opt/google/chrome/chrome',
    ],
    debian: 'chromium',
    homebrew: '--cask chromium',
  },
};
const programs = Object.keys(needs) as Program[];

/** Folders of system programs that an ordinary account's PATH often lacks. */
const systemFolders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/opt/homebrew/bin'];

/**
 * Paths of redis-server, nginx and Chromium. As root in CI or a container, missing ones are installed with apt after
 * one line to `say`; elsewhere it throws an Error whose message is the one command that installs them.
 */
export function requirePrograms(say: (line: string) => void, wanted: readonly Program[] = programs): Programs {
  const missing = wanted.filter((program) => findProgram(program) === null);
  if (missing.length > 0) install(missing, say);
  const still = wanted.filter((program) => findProgram(program) === null);
  if (still.length > 0) throw new Error(`still missing after the installation: ${still.join(', ')}`);
  return Object.fromEntries(programs.map((program) => [program, findProgram(program) ?? ''])) as unknown as Programs;
}

/** Path of one program, or an Error that names the command installing it. */
export function requireProgram(program: Program): string {
  const found = findProgram(program);
  if (found === null) throw new Error(howToInstall([program]));
  return found;
}

function findProgram(program: Program): string | null {
  const { names, usualPlaces } = needs[program];
  const folders = [...environment('PATH').split(delimiter), ...systemFolders].filter((folder) => folder !== '');
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const own = program === 'chromium' ? [chromium.executablePath()] : [];
  return [...candidates, ...usualPlaces, ...own].find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return !isSnapStub(path);
  } catch {
    return false;
  }
}

/** Ubuntu's chromium-browser is a script that only says "install the snap"; it starts no browser. */
function isSnapStub(path: string): boolean {
  return path.endsWith('chromium-browser') && readFileSync(path).subarray(0, 4096).includes('snap install');
}

function install(missing: readonly Program[], say: (line: string) => void): void {
  if (!mayInstall()) throw new Error(howToInstall(missing));
  const packages = missing.map((program) => needs[program].debian);
  say(`installing what this machine lacks with apt: ${packages.join(', ')}`);
  withoutStartingServices(() => {
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...packages);
  });
}

function mayInstall(): boolean {
  const isRoot = process.getuid?.() === 0;
  return isRoot && existsSync('/usr/bin/apt-get') && (environment('CI') !== '' || isContainer());
}

function isContainer(): boolean {
  if (['/.dockerenv', '/run/.containerenv'].some((path) => existsSync(path))) return true;
  return existsSync('/proc/1/environ') && readFileSync('/proc/1/environ', 'latin1').includes('container=');
}

function howToInstall(missing: readonly Program[]): string {
  const command =
    process.platform === 'darwin'
      ? missing.map((program) => `brew install ${needs[program].homebrew}`).join(' && ')
      : `sudo apt-get install --no-install-recommends ${missing.map((program) => needs[program].debian).join(' ')}`;
  return `the tests need ${missing.join(', ')}; install with: ${command}`;
}

/** A package's service would take the port, or fail where no init runs; policy-rc.d is Debian's way to say no. */
function withoutStartingServices(work: () => void): void {
  const policy = '/usr/sbin/policy-rc.d';
  const mine = !existsSync(policy);
  if (mine) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    work();
  } finally {
    if (mine) rmSync(policy, { force: true });
  }
}

function apt(...command: string[]): void {
  const patience = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', '-qq'];
  try {
    execFileSync('/usr/bin/apt-get', [...patience, ...command], {
      env: { ...aptEnvironment(), DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr ?? '';
    throw new Error(`apt-get ${command.join(' ')} failed: ${said.trim()}`, { cause });
  }
}

/** A closed network reaches its mirror by proxy variables, which apt reads from its environment. */
function aptEnvironment(): Record<string, string> {
  const names = ['http_proxy', 'https_proxy', 'no_proxy'] as const;
  const proxies = names.map((name) => [name, environment(name)] as const).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(proxies), PATH: systemFolders.concat('/sbin', '/bin').join(delimiter) };
}
