// Shows how far a long run is: a bar on a terminal, a line every few seconds elsewhere.
import { Presets, SingleBar } from 'cli-progress';
import { countText } from './figures.ts';

/** A running progress. */
export type Progress = { show(done: number): void; stop(): void };

const lineEveryMs = 5000;

/** Begins to show progress towards `total` rows on a stream. */
export function progressOn(stream: NodeJS.WriteStream, total: number): Progress {
  return stream.isTTY ? barOn(stream, total) : linesOn(stream, total);
}

function barOn(stream: NodeJS.WriteStream, total: number): Progress {
  const format = '{bar} {percentage}%  {value} of {total} rows, {eta_formatted} to go';
  const bar = new SingleBar({ format, stream, hideCursor: true, etaBuffer: 500 }, Presets.shades_classic);
  bar.start(total, 0);
  return { show: (done) => bar.update(done), stop: () => bar.stop() };
}

function linesOn(stream: NodeJS.WriteStream, total: number): Progress {
  let last = performance.now();
  return {
    show(done) {
      if (performance.now() - last < lineEveryMs) return;
      last = performance.now();
      stream.write(`${countText(done)} of ${countText(total)} rows\n`);
    },
    stop: () => undefined,
  };
}
