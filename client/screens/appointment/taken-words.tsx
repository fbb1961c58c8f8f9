// Who has a time, or why nobody may, in one sentence that counts down where it is only held.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { useSecondsLeft } from '#client/kit/seconds-left.ts';
import { usePatient } from '#client/live/hooks.ts';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { isolateAs } from '#shared/i18n/isolate.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Hold } from '#shared/model/hold.ts';
import { msOf } from '#shared/time/instant.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import type { FullDay } from './crowd.ts';
import { useMemberName } from './member-name.ts';
import { spanOf } from './slot-words.ts';
import type { TimeTaken } from './use-taken-by.ts';

interface TakenWordsProps {
  readonly taken: TimeTaken;
  readonly settings: Settings;
}

/** The sentence; nothing where the time is free. A hold is said before a visit: it alone cannot be overbooked. */
export function TakenWords({ taken, settings }: TakenWordsProps) {
  if (taken.hold) return <HeldWords hold={taken.hold} />;
  if (taken.visit) return <VisitWords visit={taken.visit} settings={settings} />;
  const [shut] = taken.shut;
  if (shut) return <ShutWords reason={shut.reason} />;
  return taken.full ? <FullWords full={taken.full} /> : null;
}

function FullWords({ full: { schedule, most } }: { readonly full: FullDay }) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  return t(($) => $.hold.beyond.fullDay, { count: most, name: nameIn(language, schedule) });
}

function HeldWords({ hold }: { readonly hold: Hold }) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = useSecondsLeft(msOf(hold.until), clinicNow);
  const by = useMemberName(hold.memberId);
  return t(($) => $.hold.theirs.sentence, { by, time: format.countdown(left * 1000) });
}

function ShutWords({ reason }: { readonly reason: string }) {
  const { t } = useTranslation();
  return t(($) => $.day.closed.hint, { reason });
}

function VisitWords({ visit, settings }: { readonly visit: Appointment; readonly settings: Settings }) {
  const { t } = useTranslation();
  const format = useFormat();
  const patient = usePatient(visit.patientId)?.name ?? t(($) => $.booking.patient.unknown);
  const span = spanOf(visit, settings.clinic.zone);
  const time = isolateAs(format.direction, format.timeRange(span.start, span.end));
  return t(($) => $.booking.slots.blockedBy, { patient, time });
}
