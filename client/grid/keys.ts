// The keys of the grid by their place on the keyboard, so that an Arabic layout works too.
import type { KeyCommand } from './types.ts';

/** What a key means. */
export type KeyAction =
  | { readonly does: 'walk'; readonly step: 1 | -1 }
  | { readonly does: 'aside'; readonly towards: 'left' | 'right' }
  | { readonly does: 'edge'; readonly at: 'start' | 'end' }
  | { readonly does: 'column'; readonly index: number }
  | { readonly does: 'enter' | 'lift' | 'cancel' | 'leave' | 'close' }
  | { readonly does: 'command'; readonly command: KeyCommand };

const always: Readonly<Record<string, KeyAction>> = {
  ArrowUp: { does: 'walk', step: -1 },
  ArrowDown: { does: 'walk', step: 1 },
  ArrowLeft: { does: 'aside', towards: 'left' },
  ArrowRight: { does: 'aside', towards: 'right' },
  Home: { does: 'edge', at: 'start' },
  End: { does: 'edge', at: 'end' },
  Enter: { does: 'enter' },
  NumpadEnter: { does: 'enter' },
  Space: { does: 'lift' },
  Escape: { does: 'cancel' },
  Tab: { does: 'leave' },
};

const single: Readonly<Record<string, KeyAction>> = {
  KeyM: { does: 'lift' },
  KeyB: { does: 'close' },
  KeyA: { does: 'command', command: 'arrived' },
  KeyR: { does: 'command', command: 'checked-in' },
  KeyF: { does: 'command', command: 'fulfilled' },
  KeyO: { does: 'command', command: 'noshow' },
};

/** The meaning of a pressed key; `singleKeys` says whether letters and digits act. Null for keys of others. */
export function actionOf(event: KeyboardEvent, singleKeys: boolean): KeyAction | null {
  if (event.ctrlKey || event.metaKey) {
    if (event.code === 'Home') return { does: 'column', index: 0 };
    return event.code === 'End' ? { does: 'column', index: -1 } : null;
  }
  const action = always[event.code];
  if (action || !singleKeys || event.altKey || event.shiftKey) return action ?? null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  return digit === undefined ? (single[event.code] ?? null) : { does: 'column', index: Number(digit) - 1 };
}
