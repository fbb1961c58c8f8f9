// Reading as a component does it: the newest question is answered, older answers are forgotten.
import { useEffect, useState } from 'react';
import { useLink, useLive } from '#client/live/hooks.ts';
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts';

/** What is known of an answer. While a newer one is awaited, `value` is still the one before. */
export type Reading<T> = { readonly state: 'none' | 'asking' | 'here' | 'failed'; readonly value: T | null };

type Kept<T> = Reading<T> & { readonly question: string };

/**
 * Asks whenever the question becomes another, `delayMs` after the last change, and again when the line is back.
 * Null asks nothing. `edition` asks the same question anew.
 */
export function useReading<N extends QueryName>(
  name: N,
  input: QueryInput<N> | null,
  { delayMs = 0, edition = 0 }: { readonly delayMs?: number; readonly edition?: number | string } = {},
): Reading<QueryOutput<N>> {
  const live = useLive();
  const { kind } = useLink();
  const hasLine = kind === 'live' || kind === 'polling' || kind === 'behind';
  const question = input === null ? '' : JSON.stringify([input, edition]);
  const [kept, setKept] = useState<Kept<QueryOutput<N>>>({ state: 'none', value: null, question: '' });

  useEffect(() => {
    if (question === '') return undefined;
    const [asked] = JSON.parse(question) as [QueryInput<N>, number | string];
    let isOld = false;
    const tell = (answer: Reading<QueryOutput<N>>) => !isOld && setKept({ ...answer, question });
    const timer = setTimeout(() => {
      live.read(name, asked).then(
        (answer) => tell(answer.ok ? { state: 'here', value: answer.value } : { state: 'failed', value: null }),
        () => tell({ state: 'failed', value: null }),
      );
    }, delayMs);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [live, name, question, delayMs, hasLine]);

  if (question === '') return { state: 'none', value: null };
  return kept.question === question ? kept : { state: 'asking', value: kept.value };
}
