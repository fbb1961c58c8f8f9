// Asking who may be the same person as somebody being typed in: only with what can tell.
import type { QueryInput } from '#shared/contract/queries.ts';
import { birthDate as dateOfBirth, phone as phoneNumber } from '#shared/contract/contact.ts';
import type { Id } from '#shared/model/id.ts';
import { birthDateOf, type Registration } from './registration.ts';

/** The question; null while neither the phone, nor the name with a birth date, is understood. `except` is the record itself. */
export function alikeQuestion(
  { name, phone, birth }: Pick<Registration, 'name' | 'phone' | 'birth'>,
  except?: Id,
): QueryInput<'patient.alike'> | null {
  const dialled = phoneNumber.safeParse(phone);
  const born = dateOfBirth.safeParse(birthDateOf(birth));
  const called = name.trim().slice(0, 120);
  const isTold = dialled.success || (born.success && called !== '');
  if (!isTold) return null;
  return {
    name: called,
    ...(dialled.success && { phone: dialled.data }),
    ...(born.success && { birthDate: born.data }),
    ...(except !== undefined && { except }),
  };
}
