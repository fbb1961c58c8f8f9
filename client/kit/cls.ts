// Class names joined: what a component is plus what it is at the moment.

/** The names that are given, in one string. */
export function cls(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
