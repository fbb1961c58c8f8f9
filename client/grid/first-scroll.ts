// The first look: the grid opens at the present moment, or at the hour its first practitioner comes.
import { innerRect } from './edge-scroll.ts';
import type { Core } from './core.ts';
import { openingOf } from './open-hours.ts';

/** Minutes shown above the opening. */
const BEFORE_OPENING = 10;

/** Scrolls to where a person wants to look first. Direction needs no code: only differences of rectangles are used. */
export function lookAtFirst(core: Core): void {
  const scene = core.scene.current;
  const scroller = core.scroller.current;
  const column = scroller?.querySelector<HTMLElement>('[data-column]');
  if (!scene || !scroller || !column) return;
  const px = column.getBoundingClientRect().height / scene.axis.minutes;
  const inner = innerRect(scroller);
  const height = inner.bottom - inner.top;
  const people = scene.columns.filter((one) => one.kind === 'practitioner');
  const openings = (people.length > 0 ? people : scene.columns).flatMap(({ date, open }) => {
    const start = openingOf(open);
    return start === undefined ? [] : [scene.axis.on(date).start(start)];
  });
  const opening = openings.length > 0 ? Math.min(...openings) - BEFORE_OPENING : 8 * 60;
  const now = scene.props.now;
  const today = now && scene.columns.find((one) => one.date === now.date);
  const nowAt = now && today ? scene.axis.on(now.date).start(now.minute) : opening;
  const isNowInSight = (nowAt - opening) * px < height * 0.5 && nowAt >= opening;
  scroller.scrollTop = (isNowInSight ? opening : nowAt - (height * 0.35) / px) * px;
  if (today) bringAside(scroller, today.key, inner);
}

function bringAside(scroller: HTMLElement, columnKey: string, inner: { left: number; right: number }): void {
  const rect = scroller.querySelector(`[data-column="${CSS.escape(columnKey)}"]`)?.getBoundingClientRect();
  if (!rect || (rect.left >= inner.left && rect.right <= inner.right)) return;
  scroller.scrollLeft += (rect.left + rect.right) / 2 - (inner.left + inner.right) / 2;
}
