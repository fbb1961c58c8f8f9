// Instants in words: the clinic's wall clock, and the day where it is not the day in view.
import type { Appointment } from '#shared/model/appointment.ts';
import { minutesBetween, msOf } from '#shared/time/instant.ts';
import { fromAbsolute } from '@internationalized/date';
import type { Format } from '#client/kit/format.ts';

/** What a wall clock shows at an instant: its date and the minutes since midnight. */
export function wallOf(at: string, zone: string): { readonly date: string; readonly minutes: number } {
  const wall = fromAbsolute(msOf(at), zone);
  return { date: wall.toString().slice(0, 10), minutes: wall.hour * 60 + wall.minute };
}

/** A time of day; before it the weekday and date where that is not `today`. */
export function timeWords(at: string, zone: string, today: string, format: Format): string {
  const { date, minutes } = wallOf(at, zone);
  const time = format.time(minutes);
  return date === today ? time : `${format.dateTitle(date)} ${time}`;
}

/** A time of day to the second, where several things were done in one minute. */
export function exactTime(at: string, zone: string, format: Format): string {
  const { hour, minute, second } = fromAbsolute(msOf(at), zone);
  return format.timeExact((hour * 60 + minute) * 60 + second);
}

/** The wall-clock start and length of an appointment as booked, in minutes. */
export function wallSpan(appointment: Pick<Appointment, 'start' | 'end' | 'startWall'>) {
  const [hours = 0, minutes = 0] = appointment.startWall.slice(11).split(':').map(Number);
  const start = hours * 60 + minutes;
  const length = minutesBetween(appointment.start, appointment.end);
  return { start, end: start + length, length };
}
