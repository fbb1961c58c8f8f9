// How large a screen writes: by its diagonal and by how far away people sit.

/** How a screen hangs: its diagonal in inches, and from how many metres it is read. */
export interface Hanging {
  readonly diagonal: number;
  readonly metres: number;
}

/** A screen whose sizes are right as they were drawn. */
export const USUAL: Hanging = { diagonal: 43, metres: 5 };
/** What can be chosen. */
export const DIAGONALS = [24, 32, 40, 43, 50, 55, 65, 75, 86] as const;
export const DISTANCES = [2, 3, 4, 5, 6, 7, 8, 10] as const;

const LEAST = 0.8;
const MOST = 1.4;
const KEPT = 'mawid.screen.size';

/** `--tv`: how much larger than drawn the smallest words are to be; it ends where they would no longer fit. */
export function scaleOf({ diagonal, metres }: Hanging): number {
  const wanted = (metres / USUAL.metres) * (USUAL.diagonal / diagonal);
  return Math.min(MOST, Math.max(LEAST, wanted));
}

/** From how far the smallest words can be read, in whole metres. */
export function readableFrom(hanging: Hanging): number {
  return Math.floor((scaleOf(hanging) * USUAL.metres * hanging.diagonal) / USUAL.diagonal + 0.001);
}

/** What this device was told of how it hangs. */
export function keptHanging(): Hanging {
  try {
    const { diagonal, metres } = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Hanging>;
    return {
      diagonal: DIAGONALS.find((one) => one === diagonal) ?? USUAL.diagonal,
      metres: DISTANCES.find((one) => one === metres) ?? USUAL.metres,
    };
  } catch {
    return USUAL;
  }
}

/** Keeps it on this device. */
export function keepHanging(hanging: Hanging): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(hanging));
  } catch {
    // A device that forbids storage hangs so until it is started again.
  }
}
