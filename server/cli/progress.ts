// Tells the person at the terminal how a start goes: one line per step.
import { monotonic } from '#server/ops/clock.ts';

/** Runs the steps. What a step says last stands in its line, with the seconds it took. */
export interface Progress {
  step<T>(name: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T>;
  /** A line for something that happens later. */
  note(line: string): void;
}

const nameWidth = 24;

/** On a terminal the line of the running step is written anew as it goes on; elsewhere only finished steps have one. A step that fails leaves none: its failure speaks. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  const draft = (text: string) => (stream.isTTY ? stream.write(`\r\u001B[K${text}`) : true);
  return {
    step: async (name, work) => {
      const began = monotonic();
      const line = (mark: string, detail: string) => `${mark} ${name.padEnd(nameWidth)} ${detail}`;
      let said = '';
      draft(line('·', '…'));
      try {
        const result = await work((detail) => {
          said = detail;
          draft(line('·', detail));
        });
        draft('');
        stream.write(`${line('✓', said)} (${secondsSince(began)} s)\n`);
        return result;
      } catch (error) {
        draft('');
        throw error;
      }
    },
    note: (line) => void stream.write(`${line}\n`),
  };
}

function secondsSince(began: number): string {
  return ((monotonic() - began) / 1000).toFixed(1);
}
