// The direction of what is typed in a field.

/** An empty field has the page's direction, so that its placeholder does; a filled one that of its first letter. */
export function textDirection(value: string, isLtr: boolean): { readonly dir?: 'ltr' | 'auto' } {
  if (isLtr) return { dir: 'ltr' };
  return value === '' ? {} : { dir: 'auto' };
}
