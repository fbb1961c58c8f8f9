// Runs one command of the terminal: expected failures end in one sentence, never in a stack.
import { StartError } from '#server/ops/start-error.ts';

/**
 * Runs `work` to its end. A StartError, wrong arguments and what the operating system refuses are one sentence on the
 * error stream; anything else is a bug and keeps its stack. Exit status 1 in either case.
 */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${isExpected(error) ? error.message : describe(error)}\n`);
    process.exitCode = 1;
  }
}

/** Writes one line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function isExpected(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const isOfTheSystem = 'syscall' in error;
  const isOfTheArguments = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return error instanceof StartError || isOfTheSystem || isOfTheArguments;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
