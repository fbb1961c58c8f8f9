// How a patient is reached: called, or written the next visit in their own language.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Phone } from '#client/kit/bidi.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Segmented } from '#client/kit/segmented.tsx';
import { readerIn } from '#client/i18n/words.ts';
import type { Settings } from '#shared/contract/queries.ts';
import type { Translate } from '#shared/i18n/catalog.ts';
import { isolateLtr } from '#shared/i18n/isolate.ts';
import { languageNames, regionOf } from '#shared/i18n/language.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { type Language, languageOf } from '#shared/model/caller.ts';
import type { PatientCard } from '#shared/model/patient.ts';
import { chatAddress, internationalDigits } from './dialling.ts';
import styles from './patient-sheet.module.css';
import { visitMessage } from './visit-message.ts';

interface ContactRowProps {
  readonly patient: PatientCard;
  /** What the message is about. */
  readonly next: Appointment | undefined;
  readonly settings: Settings;
}

/** The links; a word where no phone is known. */
export function ContactRow({ patient, next, settings }: ContactRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { phone } = patient;
  if (phone === null) return <p className={styles['quiet']}>{t(($) => $.patient.contact.noPhone)}</p>;
  const shown = isolateLtr(format.phone(phone));
  return (
    <div className={styles['contact']}>
      <a
        className={styles['reach']}
        href={`tel:${phone}`}
        aria-label={t(($) => $.booking.action.call, { phone: shown })}
      >
        <Icon name="phone" />
        <Phone>{phone}</Phone>
      </a>
      <Chat phone={phone} patient={patient} next={next} settings={settings} />
    </div>
  );
}

function Chat({ phone, patient, next, settings }: ContactRowProps & { readonly phone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { locale, digits } = settings.clinic;
  const region = regionOf(locale);
  const [language, setLanguage] = useState(() => languageOf(locale));
  const reader = useReader(language, region, digits);
  const dialled = internationalDigits(phone, region);
  if (dialled === null) return null;
  const text = reader === null ? '' : visitMessage(patient, next, settings, { t: reader, language });
  const choices = (['ar', 'en'] as const).map((id) => ({ id, text: languageNames[id] }));
  return (
    <>
      <a
        className={styles['reach']}
        href={chatAddress(dialled, text)}
        target="_blank"
        rel="noreferrer"
        data-chat
        aria-label={t(($) => $.patient.contact.whatsappTo, { phone: isolateLtr(format.phone(phone)) })}
      >
        <Icon name="message" />
        {t(($) => $.patient.contact.whatsapp)}
      </a>
      <span className={styles['choice']}>
        <span aria-hidden="true">{t(($) => $.patient.contact.language)}</span>
        <Segmented
          label={t(($) => $.patient.contact.language)}
          value={language}
          onChange={setLanguage}
          choices={choices}
        />
      </span>
    </>
  );
}

/** The words of a language, once they are loaded. */
function useReader(language: Language, region: string, digits: 'arab' | 'latn'): Translate | null {
  const [reader, setReader] = useState<{ readonly language: Language; readonly t: Translate } | null>(null);
  useEffect(() => {
    let isOld = false;
    // Without them the chat opens with no text; the page says elsewhere that it has no line.
    readerIn(language, region, digits).then(
      (t) => !isOld && setReader({ language, t }),
      () => undefined,
    );
    return () => {
      isOld = true;
    };
  }, [language, region, digits]);
  return reader?.language === language ? reader.t : null;
}
