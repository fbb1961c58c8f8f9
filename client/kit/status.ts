// Status as seen: which tone of colour and which glyph an appointment's status has.
import type { AppointmentStatus } from '#shared/model/appointment.ts';

/** The colour tokens of a status; `data-tone` on an element sets --fill, --edge, --text and --hatch below it. */
export type Tone = 'booked' | 'confirmed' | 'arrived' | 'in-room' | 'done' | 'no-show' | 'cancelled';

/** A word of the catalogue's `common.status`. */
export type StatusWord = AppointmentStatus | 'confirmed';

const TONES: Readonly<Record<StatusWord, Tone>> = {
  booked: 'booked',
  confirmed: 'confirmed',
  arrived: 'arrived',
  'checked-in': 'in-room',
  fulfilled: 'done',
  noshow: 'no-show',
  cancelled: 'cancelled',
  'entered-in-error': 'cancelled',
};

/** The word a reader sees: a booked appointment with a confirmation is called confirmed. */
export function statusWord(status: AppointmentStatus, isConfirmed: boolean): StatusWord {
  return status === 'booked' && isConfirmed ? 'confirmed' : status;
}

/** The tone of a status word. */
export function toneOf(word: StatusWord): Tone {
  return TONES[word];
}
