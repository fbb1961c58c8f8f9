// Writes what the judges found: a line for each question, and the first contradictions of each in words.
import { countText, tableText } from './figures.ts';
import type { Finding } from './history/judge.ts';

const mostTold = 10;

/** The table, and below it what is wrong. */
export function findingTable(findings: readonly Finding[]): string {
  const rows = findings.map(({ question, judged, faults }) => [question, countText(judged), countText(faults.length)]);
  const told = findings.flatMap(({ faults }) => {
    const more = faults.length > mostTold ? [`… and ${countText(faults.length - mostTold)} more`] : [];
    return [...faults.slice(0, mostTold), ...more];
  });
  return [tableText([['question', 'judged', 'faults'], ...rows]), ...told].join('\n');
}
