// A word in the form of a booking: the patient already has a visit at that time. It stands in nobody's way.
import { useTranslation } from 'react-i18next';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useCalendar, usePatient } from '#client/live/hooks.ts';
import { whatAndWho } from '#client/screens/patient/visit-words.ts';
import { usePatientNews } from '#client/screens/patient/use-patient-news.ts';
import { useReading } from '#client/screens/use-reading.ts';
import type { Window } from '#client/live/window.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import type { Id } from '#shared/model/id.ts';
import { plusMinutes } from '#shared/time/instant.ts';
import styles from './appointment.module.css';
import { overlapping } from './overlapping.ts';
import { whenWords } from './slot-words.ts';
import type { SlotForm } from './use-slot-form.ts';

const PAUSE_MS = 150;
const NONE: readonly Appointment[] = [];

interface OverlapNoteProps {
  readonly model: SlotForm;
}

/** The note; nothing where the patient is free, or the form means no time yet. */
export function OverlapNote({ model }: OverlapNoteProps) {
  const { start, form } = model;
  if (start === null || form.patientId === null) return null;
  const window = { from: start, to: plusMinutes(start, form.durationMinutes) };
  return <Known patientId={form.patientId} window={window} model={model} />;
}

interface KnownProps extends OverlapNoteProps {
  readonly patientId: Id;
  readonly window: Window;
}

function Known({ patientId, window, model: { settings } }: KnownProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const card = usePatient(patientId);
  const isStored = card !== undefined && card.fileNumber > 0;
  const edition = usePatientNews(patientId);
  const question = isStored ? { patientId, ...window } : null;
  const { value } = useReading('patient.visits', question, { delayMs: PAUSE_MS, edition });
  const onPage = useCalendar(window);
  const visits = overlapping({ patientId, ...window }, value ?? NONE, onPage);
  return (
    <div role="status">
      {visits.length > 0 && (
        <div className={styles['note']} data-tone="arrived" data-overlap={visits.length}>
          <p className={styles['noteTitle']}>
            <Icon name="alert" />
            <span>
              {t(($) => $.patient.overlap.title, {
                count: visits.length,
                patient: card?.name ?? t(($) => $.booking.patient.unknown),
              })}
            </span>
          </p>
          {visits.map((visit) => {
            const { service, practitioner } = whatAndWho(visit, settings, format);
            const words = { time: whenWords(visit, settings.clinic.zone, { t, format }), service: service ?? '' };
            return (
              <p key={visit.id}>
                {practitioner === null
                  ? t(($) => $.patient.overlap.lineAlone, words)
                  : t(($) => $.patient.overlap.line, { ...words, practitioner })}
              </p>
            );
          })}
          <p className={styles['small']}>{t(($) => $.patient.overlap.lead)}</p>
        </div>
      )}
    </div>
  );
}
