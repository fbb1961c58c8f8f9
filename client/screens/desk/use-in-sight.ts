// Keeps the card whose sheet is open in sight, also when the sheet takes its room from the calendar.
import { type RefObject, useEffect } from 'react';

/** Scrolls as little as is needed whenever another appointment is opened or the frame changes its width. */
export function useInSight(frame: RefObject<HTMLElement | null>, appointmentId: string | null): void {
  useEffect(() => {
    const element = frame.current;
    if (!element || appointmentId === null) return undefined;
    let width = -1;
    const observer = new ResizeObserver(([entry]) => {
      const next = entry?.contentRect.width ?? width;
      if (next === width) return;
      width = next;
      const card = element.querySelector(`[data-card^="${CSS.escape(appointmentId)}@"][data-slim=false]`);
      card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, appointmentId]);
}
