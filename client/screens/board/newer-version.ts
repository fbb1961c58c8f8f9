// Whether a newer version of the pages is out, and when a screen may load itself anew for it.

const ENTRY = /<script\b[^>]*\btype="module"[^>]*\bsrc="([^"]+)"/;
const NIGHT = { from: 3 * 60, to: 5 * 60 } as const;

/** The entry a document loads; its name carries its content’s hash. */
export function entryOf(html: string): string | null {
  return ENTRY.exec(html)?.[1] ?? null;
}

/** Whether nobody sits in a waiting room, by the clinic's wall clock in minutes. */
export function isNight(minutes: number): boolean {
  return minutes >= NIGHT.from && minutes < NIGHT.to;
}

/** Whether the server has another entry than the one this page came with; false where it cannot be asked. */
export async function isNewerOut(): Promise<boolean> {
  const mine = document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null;
  try {
    const response = await fetch('/', { credentials: 'omit', cache: 'no-store' });
    const theirs = response.ok ? entryOf(await response.text()) : null;
    return mine !== null && theirs !== null && theirs !== mine;
  } catch {
    return false;
  }
}
