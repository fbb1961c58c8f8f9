// What was done to a clinic itself, as a person reads it: its time, settings, schedules, services, members and screens.
import { nameIn } from '#client/screens/desk/names.ts';
import { type PartFacts, partWords } from '#client/screens/words/part-words.ts';
import type { ClinicEvent } from '#shared/contract/events.ts';
import { isolate } from '#shared/i18n/isolate.ts';
import { languageNames } from '#shared/i18n/language.ts';
import type { Language } from '#shared/model/caller.ts';
import type { Closure } from '#shared/model/closure.ts';
import type { TranslatedNames } from '#shared/model/text.ts';
import type { ChangeWords, DeedWords } from './deed.ts';
import { fieldLabel, fieldWords, isTold, scheduleName } from './setup-fields.ts';

type Named<N extends ClinicEvent['type']> = Extract<ClinicEvent, { type: N }>;
type SetupName = Exclude<
  ClinicEvent['type'],
  `appointment.${string}` | `hold.${string}` | `patient.${string}` | `series.${string}` | 'session.ended'
>;
type Rows = { readonly [N in SetupName]: (event: Named<N>, facts: PartFacts) => DeedWords };
type Was = Readonly<Record<string, unknown>>;
type Thing = { readonly id: string; readonly name: string; readonly names?: TranslatedNames };

/** One row per event that is about the clinic itself. */
export const setupRows: Rows = {
  'schedule.closed': ({ closure }, facts) => ({
    ...ofClosure(closure, facts),
    verb: facts.t(($) => $.together.setup.closed),
    remarks: closureRemarks(closure, facts),
  }),
  'schedule.reopened': ({ closure }, facts) => ({
    ...ofClosure(closure, facts),
    verb: facts.t(($) => $.together.setup.reopened),
  }),
  'closure.undone': ({ closure }, facts) => ({
    ...ofClosure(closure, facts),
    verb: closure.active ? facts.t(($) => $.together.setup.closedAgain) : facts.t(($) => $.together.setup.openAgain),
  }),
  'clinic.edited': ({ clinic, was }, facts) =>
    changed(
      clinic,
      was,
      facts,
      facts.t(($) => $.together.setup.clinicEdited),
    ),
  'clinic.undone': ({ clinic, was }, facts) =>
    changed(
      clinic,
      was,
      facts,
      facts.t(($) => $.together.setup.takenBack),
    ),
  'schedule.undone': ({ schedule, was }, facts) =>
    changed(
      schedule,
      was,
      facts,
      facts.t(($) => $.together.setup.takenBack),
    ),
  'schedule.added': ({ schedule }, facts) => ({
    ...begun(
      schedule,
      facts,
      facts.t(($) => $.together.setup.scheduleAdded[schedule.kind]),
    ),
    about: fieldWords('hours', schedule.hours, facts),
  }),
  'schedule.edited': ({ schedule, was }, facts) =>
    ordered(was, facts, 'schedules') ??
    changed(
      schedule,
      was,
      facts,
      facts.t(($) => $.together.setup.scheduleEdited[schedule.kind]),
    ),
  'service.added': ({ service }, facts) => ({
    ...begun(
      service,
      facts,
      facts.t(($) => $.together.setup.serviceAdded),
    ),
    about: facts.format.duration(service.durationMinutes),
  }),
  'service.edited': ({ service, was }, facts) =>
    ordered(was, facts, 'services') ??
    changed(
      service,
      was,
      facts,
      facts.t(($) => $.together.setup.serviceEdited),
    ),
  'display.paired': ({ display }, facts) =>
    begun(
      display,
      facts,
      facts.t(($) => $.together.setup.displayPaired),
    ),
  'display.renamed': ({ display, was }, facts) =>
    changed(
      display,
      was,
      facts,
      facts.t(($) => $.together.setup.displayRenamed),
    ),
  'display.revoked': ({ display }, facts) =>
    begun(
      display,
      facts,
      facts.t(($) => $.together.setup.displayRevoked),
    ),
  'member.invited': ({ member }, facts) => ({
    ...begun(
      member,
      facts,
      facts.t(($) => $.together.setup.memberInvited),
    ),
    about: fieldWords('role', member.role, facts),
  }),
  'member.changed': ({ member, was }, facts) =>
    changed(
      member,
      was,
      facts,
      facts.t(($) => $.together.setup.memberChanged),
    ),
};

function nothing(thing: Thing, { format }: PartFacts): DeedWords {
  const name = nameIn(format.settings.language, { name: thing.name, names: thing.names ?? {} });
  return { verb: '', name, about: '', changes: [], remarks: [], nounId: thing.id };
}

function begun(thing: Thing, facts: PartFacts, verb: string): DeedWords {
  return { ...nothing(thing, facts), verb };
}

function changed(thing: Thing, was: Was, facts: PartFacts, verb: string): DeedWords {
  return { ...nothing(thing, facts), verb, changes: changesOf(thing, was, facts) };
}

/** The order of several is one deed, though each of them has another place. */
function ordered(was: Was, { t }: PartFacts, of: 'schedules' | 'services'): DeedWords | null {
  if (Object.keys(was).join() !== 'position') return null;
  const verb =
    of === 'schedules' ? t(($) => $.together.setup.schedulesOrdered) : t(($) => $.together.setup.servicesOrdered);
  return { verb, name: null, about: '', changes: [], remarks: [], nounId: of };
}

function changesOf(after: object, was: Was, facts: PartFacts): ChangeWords[] {
  const now = after as Was;
  return Object.entries(was).flatMap(([field, before]) => {
    if (field === 'names' || field === 'titles') return inLanguages(field, before, now[field], facts);
    if (!isTold(field)) return [];
    const label = fieldLabel(field, facts.t);
    return [{ label, from: fieldWords(field, before, facts), to: fieldWords(field, now[field], facts) }];
  });
}

/** A name is told in each language in which it became another. */
function inLanguages(field: string, before: unknown, after: unknown, facts: PartFacts): ChangeWords[] {
  const one = field === 'names' ? 'name' : 'title';
  const [old, now] = [(before ?? {}) as TranslatedNames, (after ?? {}) as TranslatedNames];
  return (Object.keys(languageNames) as Language[])
    .filter((language) => (old[language] ?? '') !== (now[language] ?? ''))
    .map((language) => ({
      label: facts.t(($) => $.admin.form.inOther, {
        label: fieldLabel(one, facts.t),
        language: languageNames[language],
      }),
      from: fieldWords(one, old[language], facts),
      to: fieldWords(one, now[language], facts),
    }));
}

function ofClosure({ id, scheduleId, start, end }: Closure, facts: PartFacts): DeedWords {
  const span = facts.t(($) => $.together.setup.span, {
    from: partWords('start', start, facts),
    to: partWords('start', end, facts),
  });
  const about = isolate(span, facts.format.direction);
  return { verb: '', name: scheduleName(scheduleId, facts), about, changes: [], remarks: [], nounId: id };
}

function closureRemarks({ reason, kept }: Closure, { t }: PartFacts): string[] {
  return [
    ...(reason === '' ? [] : [t(($) => $.together.history.reason, { reason })]),
    ...(kept.length === 0 ? [] : [t(($) => $.together.setup.kept, { count: kept.length })]),
  ];
}
