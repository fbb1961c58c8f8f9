// Everything of a page but its cover taken out of sight and out of reach, and given back as it was.
import { useLayoutEffect } from 'react';

/** While it is mounted only `[data-cover]` is drawn, read aloud or reached (see the style), and the tab is called `title`. */
export function useHiddenPage(title: string): void {
  useLayoutEffect(() => {
    const page = document.documentElement.dataset;
    const before = document.title;
    page['covered'] = '';
    document.title = title;
    return () => {
      delete page['covered'];
      document.title = before;
    };
  }, [title]);
}
