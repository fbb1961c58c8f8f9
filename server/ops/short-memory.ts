// Remembers answers for a moment, so that many who ask the same at once cost one question.

type Kept<T> = { readonly until: number; readonly answer: Promise<T> };

/** A memory of at most `most` answers, each for `forMs` ms of the clock `now`; an answer that failed is not kept. */
export function makeShortMemory<T>(options: { forMs: number; most: number; now: () => number }) {
  const { forMs, most, now } = options;
  const kept = new Map<string, Kept<T>>();
  return {
    get(key: string, ask: () => Promise<T>): Promise<T> {
      const known = kept.get(key);
      if (known && known.until > now()) return known.answer;
      const answer = ask();
      if (kept.size >= most) kept.clear();
      kept.set(key, { until: now() + forMs, answer });
      answer.catch(() => kept.delete(key));
      return answer;
    },
    /** Forgets everything. */
    forget: () => kept.clear(),
  };
}
