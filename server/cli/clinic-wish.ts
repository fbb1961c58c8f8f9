// Reads what kind of clinic the words of a command line ask for.
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { clinic } from '#shared/model/clinic.ts';
import { nameText } from '#shared/model/text.ts';
import { isZone } from '#shared/time/zone.ts';
import { StartError } from '#server/ops/start-error.ts';

const count = z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(500));

const flags = z.object({
  slug: clinic.shape.slug,
  name: nameText,
  zone: z.string().refine(isZone),
  locale: z.string().regex(/^(?:ar|en)-[A-Z]{2}$/),
  manager: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  practitioners: count,
  rooms: count,
});

/** A clinic to be: `manager` is an e-mail address in small letters, `zone` an IANA name, `locale` a language and a region. */
export type ClinicWish = Readonly<z.infer<typeof flags>>;

const wanted: Readonly<Record<keyof ClinicWish, string>> = {
  slug: '1 to 40 small letters, digits and inner dashes',
  name: 'a name of 1 to 120 characters',
  zone: 'an IANA time zone like Asia/Riyadh',
  locale: 'a language and a region like ar-SA or en-GB',
  manager: 'the e-mail address of the manager',
  practitioners: 'a whole number from 0 to 500',
  rooms: 'a whole number from 0 to 500',
};

const text = { type: 'string' } as const;

/** The wish in `words`. Throws StartError naming the first flag that is missing or wrong; unknown flags throw what `parseArgs` throws. */
export function clinicWish(words: readonly string[]): ClinicWish {
  const { values } = parseArgs({
    args: [...words],
    options: {
      slug: text,
      name: text,
      zone: text,
      locale: text,
      manager: text,
      practitioners: { ...text, default: '0' },
      rooms: { ...text, default: '0' },
    },
  });
  const parsed = flags.safeParse(values);
  if (parsed.success) return parsed.data;
  const flag = String(parsed.error.issues[0]?.path[0]) as keyof ClinicWish;
  throw new StartError(`--${flag} ${values[flag] === undefined ? 'is missing: it is' : 'must be'} ${wanted[flag]}.`);
}
