// Text people type: what is accepted in a name, a line and a note.
import { z } from 'zod';

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Text without control characters and unpaired surrogates, trimmed, of at most `max` UTF-16 units. */
function clean(max: number) {
  return z
    .string()
    .max(max)
    .refine((text) => !CONTROL.test(text) && text.isWellFormed(), { params: { problem: 'characters' } })
    .overwrite((text) => text.trim());
}

/** Clean text of one line that says something. */
function line(max: number) {
  return clean(max)
    .refine((text) => text.length > 0, { params: { problem: 'required' } })
    .refine((text) => !/[\n\r\t]/.test(text), { params: { problem: 'characters' } });
}

/** A name of a person or thing: one line, 1 to 120 characters. */
export const nameText = line(120);

/** A free note: up to 2,000 characters, lines allowed, may be empty. */
export const noteText = clean(2000);

/** One line that may be empty, of at most 120 characters: what stands under a name. */
export const titleText = clean(120).refine((text) => !/[\n\r\t]/.test(text), { params: { problem: 'characters' } });

/** A reason that somebody must be able to read later: 3 to 300 characters. */
export const reasonText = clean(300).refine((text) => text.length >= 3, { params: { problem: 'reason' } });

/** A tag: one line, 1 to 40 characters. */
export const tagText = line(40);

/** A name in the languages of the interface, beside the one it goes by. */
export const translatedNames = z.partialRecord(z.enum(['ar', 'en']), clean(120));
export type TranslatedNames = z.infer<typeof translatedNames>;
