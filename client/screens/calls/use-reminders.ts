// The chat that reminds a patient of a visit: its address, with the words of the patient's page in the clinic's language.
import { useEffect, useState } from 'react';
import { readerIn } from '#client/i18n/words.ts';
import { useLive, useSettings } from '#client/live/hooks.ts';
import { chatAddress, internationalDigits } from '#client/screens/patient/dialling.ts';
import { visitMessage } from '#client/screens/patient/visit-message.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { regionOf } from '#shared/i18n/language.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { languageOf } from '#shared/model/caller.ts';

/** Answers the address for a visit; null where the patient cannot be written to, or the words are not here yet. */
export function useReminders(): (visit: Appointment) => string | null {
  const { store } = useLive();
  const settings = useSettings();
  const [reader, setReader] = useState<Translate | null>(null);
  const locale = settings?.clinic.locale;
  const digits = settings?.clinic.digits;
  useEffect(() => {
    if (locale === undefined || digits === undefined) return undefined;
    let isOld = false;
    readerIn(languageOf(locale), regionOf(locale), digits).then(
      (t) => !isOld && setReader(() => t),
      () => undefined,
    );
    return () => {
      isOld = true;
    };
  }, [locale, digits]);
  return (visit) => {
    const patient = store.patient(visit.patientId);
    if (!settings || !reader || !patient || patient.phone === null) return null;
    const { locale: spoken } = settings.clinic;
    const dialled = internationalDigits(patient.phone, regionOf(spoken));
    if (dialled === null) return null;
    return chatAddress(dialled, visitMessage(patient, visit, settings, { t: reader, language: languageOf(spoken) }));
  };
}
