// Media queries followed from React.
import { useCallback, useSyncExternalStore } from 'react';

/** Where the list takes the grid's place and sheets cover the page. */
export const PHONE = '(width < 768px)';

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  const follow = useCallback(
    (changed: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(follow, () => matchMedia(query).matches);
}
