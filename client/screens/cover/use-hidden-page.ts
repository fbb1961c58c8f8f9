// Everything of a page but its cover taken out of sight and out of reach, and given back as it was.
import { useLayoutEffect } from 'react';
import { titleOver } from '#client/screens/page-title.ts';

/** While it is mounted only `[data-cover]` is drawn, read aloud or reached (see the style), and the tab is called `title`. */
export function useHiddenPage(title: string): void {
  useLayoutEffect(() => {
    titleOver(title);
    return () => titleOver(null);
  }, [title]);
  useLayoutEffect(() => {
    const page = document.documentElement.dataset;
    page['covered'] = '';
    return () => {
      delete page['covered'];
    };
  }, []);
}
