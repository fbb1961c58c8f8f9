// The lengths of visits that are offered: fine steps first, coarser ones for long visits.
import type { Clinic } from '#shared/model/clinic.ts';

/** Minutes, ascending, all on the clinic's grid and within its longest visit; `also` is among them. */
export function durationChoices(
  { gridMinutes, longest }: Pick<Clinic, 'gridMinutes' | 'longest'>,
  also: number,
): number[] {
  const steps = [];
  for (let at = gridMinutes; at <= longest; at += stepAfter(at, gridMinutes)) steps.push(at);
  return [...new Set([...steps, also])].toSorted((a, b) => a - b);
}

/** Up to an hour each step of the grid, then quarters, after two hours half hours, rounded up to the grid. */
function stepAfter(minutes: number, grid: number): number {
  const wanted = minutes < 60 ? grid : minutes < 120 ? 15 : 30;
  return Math.ceil(wanted / grid) * grid;
}
