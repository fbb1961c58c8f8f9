// Runs the test suite, layer by layer, and ends with one line that says how it went.
//   npm test                       everything
//   npm test -- database claims    the files of one layer whose path holds "claims"
//   npm run proof -- fuzz          the same suite with big numbers
//   npm run proof -- fuzz --seed 7 one seed of it
import { parseArgs } from 'node:util';
import { layers } from '#server/testing/layers.ts';
import { requirePrograms } from '#server/testing/needs.ts';
import { isGreen, lineOf, totalOf } from '#server/testing/outcome.ts';
import type { Outcome } from '#server/testing/outcome.ts';
import { runChecks } from '#server/testing/run-checks.ts';
import { runLayer } from '#server/testing/run-layer.ts';
import type { Choice } from '#server/testing/run-layer.ts';
import { StartError } from '#server/ops/start-error.ts';
import { runCommand, say } from './command-line.ts';

const names = ['check', ...layers.map((layer) => layer.name)];
const outcomes: Outcome[] = [];
// Ctrl-C reaches the running layer too, which ends what it started; this process stays to say how far it came.
let isInterrupted = false;
process.on('SIGINT', () => {
  isInterrupted = true;
});

/** What the words of the command line choose: layers, none meaning all, and how each is run. */
type Wish = { readonly chosen: readonly string[]; readonly choice: Choice };

await runCommand(async () => {
  const wish = wishFrom(process.argv.slice(2));
  if (isReady(wish)) await runEverythingChosen(wish);
  say('');
  for (const outcome of outcomes) say(lineOf(outcome));
  say(totalOf(outcomes));
  process.exitCode = isGreen(outcomes) && !isInterrupted ? 0 : 1;
});

function wishFrom(words: readonly string[]): Wish {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { proof: { type: 'boolean', default: false }, seed: { type: 'string' } },
  });
  const seed = values.seed === undefined ? null : Number(values.seed);
  if (seed !== null && !Number.isInteger(seed)) throw new StartError('--seed must be a whole number.');
  const files = positionals.filter((word) => !names.includes(word));
  const choice: Choice = { size: values.proof ? 'proof' : 'suite', seed, files };
  return { chosen: positionals.filter((word) => names.includes(word)), choice };
}

function isReady({ chosen }: Wish): boolean {
  try {
    const needsPrograms = chosen.length === 0 || chosen.some((name) => name !== 'check' && name !== 'rules');
    if (needsPrograms) requirePrograms(say);
    return true;
  } catch (refusal) {
    say(refusal instanceof Error ? refusal.message : String(refusal));
    outcomes.push({ name: 'needs', passed: 0, failed: 1, skipped: 0, seconds: 0 });
    return false;
  }
}

async function runEverythingChosen({ chosen, choice }: Wish): Promise<void> {
  const isWanted = (name: string) => chosen.length === 0 || chosen.includes(name);
  if (isWanted('check') && choice.files.length === 0) {
    say('check · types, lint, format');
    for (const outcome of runChecks(say)) report(outcome);
  }
  for (const layer of layers.filter(({ name }) => isWanted(name))) {
    if (isInterrupted) return;
    say(`\n${layer.title} · budget ${layer.budgetMinutes} min`);
    report(await runLayer(layer, choice, say));
  }
}

function report(outcome: Outcome): void {
  outcomes.push(outcome);
  say(lineOf(outcome));
}
