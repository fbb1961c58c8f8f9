// The key that saves from anywhere in a form, also from a note of several lines.
import type { KeyboardEvent } from 'react';

/**
 * Whether Control (or Command) and Enter were pressed; the key is then used up. To be asked while capturing: buttons
 * keep Enter to themselves.
 */
export function isSubmitKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
