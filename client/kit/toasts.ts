// Toasts waiting and shown: what just happened, in one line each.
import { announce } from './announce.tsx';
import { newId } from './clock.ts';

export type ToastTone = 'plain' | 'good' | 'bad';

/** Something to do about what a toast says. */
export interface ToastChoice {
  readonly text: string;
  /** The key that does the same, as on its cap: `Ctrl Z`. */
  readonly hint?: string | undefined;
  readonly run: () => void;
}

export interface Toast {
  readonly id: string;
  readonly text: string;
  readonly tone: ToastTone;
  /** Whose doing it was, for the colour beside the text. */
  readonly by?: { readonly id: string; readonly name: string } | undefined;
  readonly action?: ToastChoice | undefined;
  /** Several ways on, each one press; they stand on a line of their own. */
  readonly choices?: readonly ToastChoice[] | undefined;
  /** Milliseconds it stays when nobody points at it; null stays until dismissed. */
  readonly staysMs: number | null;
}

export type ToastWish = Pick<Toast, 'text' | 'by' | 'action' | 'choices'> &
  Partial<Pick<Toast, 'id' | 'tone' | 'staysMs'>>;

const MOST = 3;
const STAYS_MS: Readonly<Record<ToastTone, number>> = { plain: 5000, good: 5000, bad: 9000 };
const listeners = new Set<() => void>();
let shown: readonly Toast[] = [];

/** Shows a toast and has it read aloud, a bad one at once; one with the id of a shown toast takes its place. */
export function toast(wish: ToastWish): string {
  const tone = wish.tone ?? 'plain';
  const made: Toast = { id: newId(), staysMs: STAYS_MS[tone], ...wish, tone };
  const others = shown.filter(({ id }) => id !== made.id);
  change([...others, made].slice(-MOST));
  announce(made.text, tone === 'bad' ? 'assertive' : 'polite');
  return made.id;
}

/** Takes a toast away. */
export function dismissToast(id: string): void {
  change(shown.filter((each) => each.id !== id));
}

/** The toasts on the page, oldest first. */
export function shownToasts(): readonly Toast[] {
  return shown;
}

/** Calls when they change; the answer stops it. */
export function followToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: readonly Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}
