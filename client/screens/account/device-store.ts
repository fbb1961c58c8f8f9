// Small things a device keeps between pages, as JSON; where storage is forbidden they last as long as the page.

const forPage = new Map<string, string>();

/** What is kept under a key; null where there is nothing, or nothing that can be read. */
export function kept<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    const text = forPage.get(key);
    return text === undefined ? null : (JSON.parse(text) as T);
  }
}

/** Keeps a value; null lets it go. */
export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    if (value === null) forPage.delete(key);
    else forPage.set(key, text);
  }
}
