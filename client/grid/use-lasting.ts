// What lasts: blocks leave at their end by the clock, whether or not anybody says so.
import { useEffect, useMemo, useState } from 'react';
import type { GridBlock } from './types.ts';

/** ms added to a wait, so that a timer that comes early does not find its block still standing. */
const LATE = 4;

/** The blocks whose time is not up; one timer waits for the next end, none while there is nothing to wait for. */
export function useLasting(blocks: readonly GridBlock[], clock: () => number): readonly GridBlock[] {
  const [at, setAt] = useState(clock);
  const lasting = useMemo(() => blocks.filter(({ endsAt }) => endsAt > at), [blocks, at]);
  useEffect(() => {
    if (lasting.length === 0) return undefined;
    const next = Math.min(...lasting.map(({ endsAt }) => endsAt));
    const timer = setTimeout(() => setAt(clock()), Math.max(0, next - clock()) + LATE);
    return () => clearTimeout(timer);
  }, [lasting, clock]);
  return lasting;
}
