// The drawer beside the calendar: a booking being made, or an appointment that exists.
import { useTranslation } from 'react-i18next';
import { Sheet } from '#client/kit/sheet.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import { useSettings } from '#client/live/hooks.ts';
import { ExistingAppointment } from './existing-appointment.tsx';
import { NewAppointment } from './new-appointment.tsx';
import type { Subject, VisitSubject } from './subject.ts';

interface AppointmentSheetProps {
  readonly subject: VisitSubject;
  readonly onClose: () => void;
  readonly onSubject: (subject: Subject) => void;
}

/** Another subject is another sheet: nothing typed for one is carried to the next. */
export function AppointmentSheet({ subject, onClose, onSubject }: AppointmentSheetProps) {
  const { t } = useTranslation();
  const settings = useSettings();
  const doors = { onClose, onSubject };
  if (!settings) {
    return (
      <Sheet title={t(($) => $.booking.sheet.edit)} onClose={onClose}>
        <Skeleton height="56px" />
        <Skeleton height="36px" />
        <Skeleton height="36px" />
      </Sheet>
    );
  }
  if (subject.kind === 'new') {
    return <NewAppointment key={keyOf(subject)} draft={subject.draft} settings={settings} {...doors} />;
  }
  return <ExistingAppointment key={subject.id} id={subject.id} settings={settings} onClose={onClose} />;
}

let drafts = 0;
const numbered = new WeakMap<object, string>();

/** A draft is the same one only while it is the same object. */
function keyOf({ draft }: Extract<VisitSubject, { kind: 'new' }>): string {
  const known = numbered.get(draft);
  if (known !== undefined) return known;
  drafts += 1;
  numbered.set(draft, `draft ${drafts}`);
  return `draft ${drafts}`;
}
