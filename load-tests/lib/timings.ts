// Remembers how long things took, by name, and answers percentiles.

/** Durations in milliseconds. */
export type Timings = {
  add(name: string, ms: number): void;
  /** Runs `work` and keeps how long it took, also when it throws. */
  time<T>(name: string, work: () => Promise<T>): Promise<T>;
  names(): string[];
  count(name: string): number;
  /** The value that `share` (0 to 1) of the durations do not exceed; NaN when there are none. */
  percentile(name: string, share: number): number;
};

/** Makes empty timings. */
export function makeTimings(): Timings {
  const kept = new Map<string, number[]>();

  function add(name: string, ms: number): void {
    const list = kept.get(name);
    if (list === undefined) kept.set(name, [ms]);
    else list.push(ms);
  }

  return {
    add,
    async time(name, work) {
      const began = performance.now();
      try {
        return await work();
      } finally {
        add(name, performance.now() - began);
      }
    },
    names: () => [...kept.keys()],
    count: (name) => kept.get(name)?.length ?? 0,
    percentile: (name, share) => percentileOf(kept.get(name) ?? [], share),
  };
}

/** The value that `share` (0 to 1) of the values do not exceed; NaN of none. */
export function percentileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
