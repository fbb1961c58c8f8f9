// The keys of the desk by their place on the keyboard, so that an Arabic layout works too.

/** What a key asks the desk for. */
export type DeskKey =
  | { readonly does: 'new' | 'first-free' | 'menu' | 'find' | 'today' | 'help' | 'undo' | 'redo' | 'date' | 'print' }
  | { readonly does: 'step'; readonly by: 1 | -1 }
  | { readonly does: 'view'; readonly view: 'day' | 'week' | 'list' }
  | { readonly does: 'column'; readonly code: string }
  | { readonly does: 'region'; readonly by: 1 | -1 };

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const single: Readonly<Record<string, DeskKey>> = {
  KeyN: { does: 'new' },
  KeyE: { does: 'first-free' },
  Slash: { does: 'find' },
  KeyT: { does: 'today' },
  KeyG: { does: 'date' },
  KeyJ: { does: 'step', by: 1 },
  KeyK: { does: 'step', by: -1 },
  KeyD: { does: 'view', view: 'day' },
  KeyW: { does: 'view', view: 'week' },
  KeyL: { does: 'view', view: 'list' },
};

/** The meaning of a key anywhere on the page; `singleKeys`: single letters act here and now. Null for keys of others. */
export function deskKeyOf(event: Pressed, singleKeys: boolean): DeskKey | null {
  const { code, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (code === 'F6' && !ctrlKey && !metaKey && !altKey) return { does: 'region', by: shiftKey ? -1 : 1 };
  if (ctrlKey || metaKey) return altKey ? null : withControl(code, shiftKey);
  if (!singleKeys || altKey) return null;
  // On an Arabic layout the same key and Shift give the Arabic question mark.
  if (event.key === '?' || event.key === '؟') return { does: 'help' };
  if (shiftKey) return null;
  if (/^(?:Digit|Numpad)[1-9]$/.test(code)) return { does: 'column', code };
  return single[code] ?? null;
}

function withControl(code: string, shiftKey: boolean): DeskKey | null {
  if (code === 'KeyZ') return { does: shiftKey ? 'redo' : 'undo' };
  if (shiftKey) return null;
  if (code === 'KeyY') return { does: 'redo' };
  if (code === 'KeyP') return { does: 'print' };
  return code === 'KeyK' ? { does: 'menu' } : null;
}

/** Whether a key belongs to the text somebody is writing, which has its own way back. */
export function isOfText({ does }: DeskKey): boolean {
  return does === 'undo' || does === 'redo';
}

/** Page Up and Page Down go a day back and on while the focus is in the top bar. */
export function barStepOf({ code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): 1 | -1 | null {
  if (ctrlKey || metaKey || altKey || shiftKey) return null;
  if (code === 'PageDown') return 1;
  return code === 'PageUp' ? -1 : null;
}
