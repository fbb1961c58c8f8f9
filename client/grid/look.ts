// Looking: the column in which the pointer or the cursor has come to rest.
import type { Core } from './core.ts';

/** How long something must rest in a column before it counts as looked at. */
const REST_MS = 1000;

/** Tells the screen of each column looked at after another one; answers with the way to stop. */
export function listenToLooks(core: Core, scroller: HTMLElement): () => void {
  const listening = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let at: string | undefined;
  let told: string | undefined;
  const tell = () => {
    if (at === undefined || at === told) return;
    told = at;
    core.scene.current?.props.onLook?.(at);
  };
  const rest = (columnKey: string | undefined) => {
    if (columnKey === at) return;
    at = columnKey;
    clearTimeout(timer);
    timer = columnKey === undefined ? undefined : setTimeout(tell, REST_MS);
  };
  const come = ({ target }: Event) => rest(columnOf(target));
  const { signal } = listening;
  scroller.addEventListener('pointerover', come, { signal });
  scroller.addEventListener('focusin', come, { signal });
  scroller.addEventListener('pointerleave', () => rest(undefined), { signal });
  return () => {
    clearTimeout(timer);
    listening.abort();
  };
}

function columnOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  const place = target.closest<HTMLElement>('[data-column],[data-head]');
  return place?.dataset['column'] ?? place?.dataset['head'];
}
