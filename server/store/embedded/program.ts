// Runs one program to its end.
import { spawn } from 'node:child_process';
import { parse } from 'node:path';

export interface Finished {
  /** Exit status; -1 when it could not be started or was killed. */
  readonly code: number;
  /** What it wrote on its error stream, empty when that was not kept. */
  readonly said: string;
}

export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Runs a program in the root folder, as `identity` where one is given, in a process group of its own: Ctrl-C is for us to
 * answer. `keepWords: false` gives it no streams at all: a daemon it leaves behind would hold a pipe open for ever. Never throws.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { identity = {}, keepWords = true }: { identity?: Identity; keepWords?: boolean } = {},
): Promise<Finished> {
  const { promise, resolve } = Promise.withResolvers<Finished>();
  const child = spawn(program, args, {
    ...identity,
    cwd: parse(process.cwd()).root,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', keepWords ? 'pipe' : 'ignore'],
    windowsHide: true,
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.once('error', (error) => resolve({ code: -1, said: error.message }));
  child.once('close', (code) => resolve({ code: code ?? -1, said }));
  return promise;
}
