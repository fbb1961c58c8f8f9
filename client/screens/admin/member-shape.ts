// The forms on a member: the invitation, the name, and the role.
import { regionOf } from '#shared/i18n/language.ts';
import type { Language, Member, Role } from '#shared/model/caller.ts';
import type { FieldFault } from '#shared/rules/decision.ts';
import type { FormShape } from './form/edits.ts';

/** What is typed of somebody who is to be invited. */
export interface InviteTyped {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly scheduleId: string | null;
  readonly language: Language;
}

type Invited = InviteTyped & { readonly version: number };

/** An invitation yet to be filled in, in the clinic's language. */
export function uninvited(language: Language): Invited {
  return { name: '', email: '', role: 'receptionist', scheduleId: null, language, version: 0 };
}

/** The form of an invitation to a clinic of this locale. */
export function inviteShape(locale: string): FormShape<Invited, InviteTyped> {
  return {
    typedOf: ({ name, email, role, scheduleId, language }) => ({ name, email, role, scheduleId, language }),
    fieldsOf: ({ language, scheduleId, ...typed }) => ({
      ...typed,
      locale: `${language}-${regionOf(locale)}`,
      ...(typed.role === 'doctor' && scheduleId !== null && { scheduleId }),
    }),
    writes: { name: ['name'], email: ['email'], role: ['role'], scheduleId: ['scheduleId'], language: ['locale'] },
    spots: { locale: 'language' },
  };
}

/** What a role lacks before it is asked for: a doctor works on a schedule of their own. */
export function needsOwnSchedule({ role, scheduleId }: Readonly<Record<string, unknown>>): readonly FieldFault[] {
  return role === 'doctor' && scheduleId === undefined ? [{ path: 'scheduleId', problem: 'required' }] : [];
}

export type MemberTyped = Pick<Member, 'name' | 'scheduleId'>;

/** The form of a member's name and own schedule. */
export const memberShape: FormShape<Pick<Member, 'name' | 'scheduleId' | 'version'>, MemberTyped> = {
  typedOf: ({ name, scheduleId }) => ({ name, scheduleId }),
  fieldsOf: (typed) => ({ ...typed }),
  writes: { name: ['name'], scheduleId: ['scheduleId'] },
};

export type RoleTyped = Pick<Member, 'role' | 'scheduleId'>;

/** The form of a member's role; a schedule is told with a doctor's only. */
export const roleShape: FormShape<RoleTyped & { readonly version: number }, RoleTyped> = {
  typedOf: ({ role, scheduleId }) => ({ role, scheduleId }),
  fieldsOf: ({ role, scheduleId }) => ({ role, ...(role === 'doctor' && scheduleId !== null && { scheduleId }) }),
  writes: { role: ['role'], scheduleId: ['scheduleId'] },
};
