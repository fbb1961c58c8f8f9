// Says how large a seeded suite runs, and how to replay a seed that failed.
import { inject } from 'vitest';
import type { Size } from './provided.ts';

/** The number for this run: small under `npm test`, large under `npm run proof`. */
export function scale(sizes: Readonly<Record<Size, number>>): number {
  return sizes[inject('size')];
}

/** The seeds of this run: 1 … scale(sizes), or the single one given by `--seed`. */
export function seeds(sizes: Readonly<Record<Size, number>>): readonly number[] {
  const asked = inject('seed');
  return asked === null ? Array.from({ length: scale(sizes) }, (_, index) => index + 1) : [asked];
}

/** Runs one seed; a failure is reported with the command that replays exactly it. */
export async function withSeed<T>(seed: number, run: (seed: number) => T | Promise<T>): Promise<T> {
  try {
    return await run(seed);
  } catch (cause) {
    throw new Error(`${reasonOf(cause)}\nseed=${seed} replay: npm run proof -- ${inject('layer')} --seed ${seed}`, {
      cause,
    });
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
