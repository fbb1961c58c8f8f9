// What the settings of a clinic may become while there is work in it.
import type { Clinic } from '#shared/model/clinic.ts';
import type { Service } from '#shared/model/service.ts';
import { accept, type Decision, type FieldFault, invalidAt, refuse } from './decision.ts';
import { periodFaults } from './hours.ts';
import { decideLengths } from './offering.ts';

/** What stands in the clinic; `ahead` counts what takes time from now on. */
type Standing = { readonly services: readonly Service[]; readonly ahead: number };

/**
 * Decides what a clinic may become. The zone is another only while nothing lies ahead. The grid divides the hour, and every
 * service in use fits it and the longest visit; visits that were booked stay as long as they are, where they are. Holidays
 * are on dates that there are, and each prayer interrupts work once.
 */
export function decideClinic(before: Clinic, after: Clinic, { services, ahead }: Standing): Decision<null> {
  const { zone, gridMinutes, longest } = after;
  if (zone !== before.zone && ahead > 0) return invalidAt('zone', 'in-use', { count: ahead });
  if (gridMinutes !== before.gridMinutes) {
    if (60 % gridMinutes !== 0) return invalidAt('gridMinutes', 'unknown-choice');
    const most = largestGrid(Math.min(gridMinutes, longest), services);
    if (most < gridMinutes) return invalidAt('gridMinutes', 'too-large', { most });
  }
  if (longest < before.longest) {
    const least = Math.max(gridMinutes, ...inUse(services).map(({ durationMinutes }) => durationMinutes));
    if (longest < least) return invalidAt('longest', 'too-small', { least });
  }
  const faults = [...holidayFaults(after.holidays), ...breakFaults(after.prayer)];
  return faults.length > 0 ? refuse({ code: 'invalid', fields: faults }) : accept(null);
}

function holidayFaults(holidays: Clinic['holidays']): FieldFault[] {
  return holidays.flatMap(({ period }, at) => periodFaults(period, `holidays.${at}.period`));
}

/** Each prayer interrupts work once. */
function breakFaults(prayer: Clinic['prayer']): FieldFault[] {
  const names = prayer?.breaks.map((one) => one.prayer) ?? [];
  return names.flatMap((name, at) =>
    names.indexOf(name) < at ? [{ path: `prayer.breaks.${at}.prayer`, problem: 'each-once' as const }] : [],
  );
}

/** The largest grid, at most as large as the one that was asked for, which every service in use fits; a minute always does. */
function largestGrid(asked: number, services: readonly Service[]): number {
  const fits = (gridMinutes: number) =>
    60 % gridMinutes === 0 && inUse(services).every((one) => decideLengths({ gridMinutes, longest: Infinity }, one).ok);
  let grid = asked;
  while (grid > 1 && !fits(grid)) grid -= 1;
  return grid;
}

function inUse(services: readonly Service[]): Service[] {
  return services.filter(({ active }) => active);
}
