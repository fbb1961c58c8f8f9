// How much room a card's text has: the width of a column and the height of a minute, as they are on the screen.
import { type RefObject, useEffect, useState } from 'react';
import { makeMeasure, type Measure } from './fit.ts';

export interface Fit {
  /** The width of a column in px, in steps, so that dragging a window's edge does not draw every card each frame. */
  readonly width: number;
  /** px of one minute. */
  readonly px: number;
  /** In the font of a card's second line. */
  readonly measure: Measure;
}

/** The element whose font is the one of a card's second line. */
export const FONT_PROBE = 'data-font-probe';

const STEP = 4;
const UNKNOWN: Fit = { width: 0, px: 0, measure: () => Number.POSITIVE_INFINITY };

/** Measures the columns in `scroller` now, when they are others, when they change size and when the font has come. */
export function useFit(scroller: RefObject<HTMLElement | null>, minutes: number, columns: string): Fit {
  const [fit, setFit] = useState(UNKNOWN);
  useEffect(() => {
    const column = scroller.current?.querySelector('[data-column]');
    const probe = scroller.current?.querySelector(`[${FONT_PROBE}]`);
    if (!column || !probe || minutes === 0) return;
    let font = '';
    let px = 0;
    let measure = UNKNOWN.measure;
    const look = () => {
      const { width, height } = column.getBoundingClientRect();
      const style = getComputedStyle(probe);
      const seen = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      if (seen !== font) measure = makeMeasure(seen);
      font = seen;
      const next = { width: Math.floor(width / STEP) * STEP, px: height / minutes, measure };
      // Taller or lower minutes keep the time at the top where it is.
      if (px > 0 && scroller.current) scroller.current.scrollTop *= next.px / px;
      px = next.px;
      setFit((old) => (old.width === next.width && old.px === next.px && old.measure === measure ? old : next));
    };
    const lookAgain = () => {
      font = '';
      look();
    };
    const observer = new ResizeObserver(look);
    observer.observe(column);
    document.fonts.addEventListener('loadingdone', lookAgain);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', lookAgain);
    };
  }, [scroller, minutes, columns]);
  return fit;
}
