// Runs one script of the crowd: Ctrl-C asks it to finish, and what goes wrong is told in one sentence.

/** What a script is given: a way to speak, and the wish to stop. */
export type ScriptParts = { readonly say: (line: string) => void; readonly stopped: AbortSignal };

/** npm passes on the Ctrl-C that the terminal has already sent, so a second signal at once is the same wish. */
const sameWishMs = 1000;

/** Runs `work` to its end; a second Ctrl-C ends the process at once. Exit status 1 when it throws. */
export async function runScript(work: (parts: ScriptParts) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  let first = 0;
  const onSignal = () => {
    if (controller.signal.aborted && performance.now() - first > sameWishMs) process.exit(130);
    if (controller.signal.aborted) return;
    first = performance.now();
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, onSignal);
  try {
    await work({ say: (line) => void process.stdout.write(`${line}\n`), stopped: controller.signal });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? sentenceOf(error) : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, onSignal);
  }
}

/** A name with several addresses that nobody answers at has no message of its own. */
function sentenceOf(error: Error): string {
  return error.message || ('code' in error ? String(error.code) : error.name);
}
