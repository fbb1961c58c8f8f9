// npm run check-history: judges a recorded history; with --record it first lets a crowd write one.
import { parseArgs } from 'node:util';
import { countText } from './lib/figures.ts';
import { findingTable } from './lib/finding-table.ts';
import { judge } from './lib/history/judge.ts';
import { readHistory } from './lib/history/lines.ts';
import { openMeasuredPlace } from './lib/measured-place.ts';
import { recordHistory } from './lib/record-history.ts';
import { runScript } from './lib/run-script.ts';

const usage = `usage: npm run check-history -- FILE [--record COMMANDS]

Judges FILE, one JSON line for each command, read and row of a socket, and for each row of the log they left: no
double booking, nothing lost, nothing twice, nobody told anything that was not so. --record writes FILE first, with so
many commands of forty clients in four clinics at once, on a database and a node of its own.`;

await runScript(async ({ say, stopped }) => {
  const { file, record } = wordsIn(process.argv.slice(2));
  if (record !== null) {
    stopped.addEventListener('abort', () => process.exit(130));
    say(`Recording ${countText(record)} commands…`);
    const place = await openMeasuredPlace();
    try {
      await recordHistory(place, file, record);
    } finally {
      await place.close();
    }
  }
  const lines = await readHistory(file);
  const findings = judge(lines);
  say(findingTable(findings));
  if (findings.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
});

function wordsIn(words: readonly string[]): { readonly file: string; readonly record: number | null } {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { record: { type: 'string' } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error(usage);
  const record = values.record === undefined ? null : Number(values.record);
  if (record !== null && !(Number.isInteger(record) && record > 0))
    throw new Error('--record must be a whole number above 0.');
  return { file, record };
}
