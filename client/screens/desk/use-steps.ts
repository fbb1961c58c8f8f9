// Steps through time and views, for buttons and keys alike.
import { useMemo } from 'react';
import { addDays } from '#client/kit/dates.ts';
import type { ViewName } from '#client/screens/place-text.ts';
import { go } from '#client/screens/place.ts';
import { useScene } from './scene.ts';

const WEEK = 7;

/** Ways to another date or view. */
export interface Steps {
  readonly today: () => void;
  /** A day on or back; in the week view a week. */
  readonly by: (direction: 1 | -1) => void;
  readonly to: (date: string) => void;
  readonly view: (view: ViewName) => void;
}

/** The steps from where this desk is. */
export function useSteps(): Steps {
  const { date, today, view } = useScene();
  return useMemo(() => {
    const to = (wanted: string) => go({ date: wanted === today ? null : wanted });
    return {
      today: () => go({ date: null }),
      by: (direction) => to(addDays(date, direction * (view === 'week' ? WEEK : 1))),
      to,
      view: (wanted) => go({ view: wanted }),
    };
  }, [date, today, view]);
}
