// A registration being filled in: how it starts from what was searched for, and what is wrong with it.
import { type CommandInput, commands } from '#shared/contract/commands.ts';
import { faultsOf } from '#shared/contract/faults.ts';
import type { FieldFault } from '#shared/rules/decision.ts';
import { toLatinDigits } from '#shared/i18n/digits.ts';
import type { Patient } from '#shared/model/patient.ts';

/** What is typed; the birth date in its three parts. */
export type Registration = {
  readonly name: string;
  readonly phone: string;
  readonly birth: BirthText;
  readonly sex: Patient['sex'];
  readonly nationalId: string;
  readonly note: string;
};

/** Day, month and year as typed, in either digit set. */
export type BirthText = { readonly day: string; readonly month: string; readonly year: string };

const NUMBER = /^[\d٠-٩۰-۹\s+().-]+$/;
const NO_BIRTH: BirthText = { day: '', month: '', year: '' };

/** An empty registration, but for the text that was searched for: a number is a phone, anything else a name. */
export function registrationFrom(text: string): Registration {
  const typed = text.trim();
  const isPhone = NUMBER.test(typed);
  const empty = { birth: NO_BIRTH, sex: null, nationalId: '', note: '' };
  return { ...empty, name: isPhone ? '' : typed, phone: isPhone ? toLatinDigits(typed) : '' };
}

/** The date as `YYYY-MM-DD`; null where nothing is typed, and a text that is no date where it makes none. */
export function birthDateOf({ day, month, year }: BirthText): string | null {
  const [d, m, y] = [day, month, year].map((part) => toLatinDigits(part.trim()));
  if (!d && !m && !y) return null;
  return `${y?.padStart(4, '0')}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`;
}

/** The command's input; what is not known is left out. */
export function registerInput({ name, phone, birth, sex, nationalId, note }: Registration) {
  const birthDate = birthDateOf(birth);
  return {
    name: name.trim(),
    ...(phone.trim() !== '' && { phone }),
    ...(birthDate !== null && { birthDate }),
    ...(sex !== null && { sex }),
    ...(nationalId.trim() !== '' && { nationalId }),
    ...(note.trim() !== '' && { note }),
  } satisfies CommandInput<'patient.register'>;
}

/** A fault of the form: the server's problems, and one it leaves to whoever knows today. */
export type RegistrationFault = Pick<FieldFault, 'path' | 'params'> & {
  readonly problem: FieldFault['problem'] | 'date' | 'in-future';
};

/** Every fault that can be told here, by the contract's own rules; `today` is the clinic's `YYYY-MM-DD`. */
export function registrationFaults(registration: Registration, today: string): RegistrationFault[] {
  const input = registerInput(registration);
  const parsed = commands['patient.register'].input.safeParse(input);
  const faults: RegistrationFault[] = parsed.success ? [] : faultsOf(parsed.error, input);
  const isFuture = parsed.success && (input.birthDate ?? '') > today;
  const named = faults.map((one) => (one.path === 'birthDate' ? { ...one, problem: 'date' as const } : one));
  return isFuture ? [...named, { path: 'birthDate', problem: 'in-future' }] : named;
}
