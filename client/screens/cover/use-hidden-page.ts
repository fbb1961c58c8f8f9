// Everything of a page but its cover taken out of sight and out of reach, and given back as it was.
import { useLayoutEffect } from 'react';
import { useTitleOver } from '#client/screens/page-title.ts';

/**
 * While it is mounted only `[data-cover]` is drawn, read aloud or reached (see the style), and the tab is called `first`
 * with the clinic and the app.
 */
export function useHiddenPage(first: string): void {
  useTitleOver(first);
  useLayoutEffect(() => {
    const page = document.documentElement.dataset;
    page['covered'] = '';
    return () => {
      delete page['covered'];
    };
  }, []);
}
