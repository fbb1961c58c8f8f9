// Counts how often something can be done in a second with so many in flight.

const warmUpMs = 500;

/** How long is counted, after half a second of warming up. */
const countedMs = 2500;

/** Completions a second of `work`, with `inFlight` always running; each is told which of them it is, from 0. */
export async function rateOf(inFlight: number, work: (turn: number) => Promise<void>): Promise<number> {
  const from = performance.now() + warmUpMs;
  const until = from + countedMs;
  let done = 0;
  const run = async (turn: number): Promise<void> => {
    while (performance.now() < until) {
      await work(turn);
      const now = performance.now();
      if (now >= from && now < until) done += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, turn) => run(turn)));
  return (done / countedMs) * 1000;
}
