// Keeping an object while its content stays the same, so that what depends on it is not drawn again.
import { useState } from 'react';

/** The object of an earlier render where the new one says the same; lists keep each of their elements likewise. */
export function useKept<T>(value: T): T {
  const [kept, setKept] = useState({ value, text: JSON.stringify(value) });
  const text = JSON.stringify(value);
  if (text === kept.text) return kept.value;
  const next = { value: withKeptElements(kept.value, value), text };
  setKept(next);
  return next.value;
}

function withKeptElements<T>(before: T, now: T): T {
  if (!Array.isArray(before) || !Array.isArray(now)) return now;
  const known = new Map<string, unknown>(before.map((one) => [JSON.stringify(one), one]));
  return now.map((one: unknown) => known.get(JSON.stringify(one)) ?? one) as T;
}
