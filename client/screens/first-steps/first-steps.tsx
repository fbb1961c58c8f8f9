// The first steps of a new clinic, in place of its empty calendar: from nobody to the first appointment.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { HoursDialog } from '#client/screens/admin/hours-dialog.tsx';
import { ServiceDialog } from '#client/screens/admin/service-dialog.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import { goToPage } from '#client/screens/place.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { AddPractitioner } from './add-practitioner.tsx';
import styles from './first-steps.module.css';
import { doneOf, nextOf, practitionersOf, type StepName, stepNames } from './steps.ts';
import { UsualHours } from './usual-hours.tsx';
import { UsualService } from './usual-service.tsx';

interface FirstStepsProps {
  readonly settings: Settings;
  readonly onBook: () => void;
}

/** The card; each step that is done is ticked and what may be done next stands open. */
export function FirstSteps({ settings, onBook }: FirstStepsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = format.settings;
  const [open, setOpen] = useState<'hours' | 'service' | null>(null);
  const done = doneOf(settings, false);
  const next = nextOf(done);
  const practitioners = practitionersOf(settings);
  const first = practitioners.find(({ hours }) => hours.length === 0) ?? practitioners[0];
  const bodies: Readonly<Record<StepName, ReactNode>> = {
    practitioners: (next === 'practitioners' || next === 'hours') && <AddPractitioner settings={settings} />,
    hours: next === 'hours' && <UsualHours settings={settings} onOther={() => setOpen('hours')} />,
    service: next === 'service' && <UsualService settings={settings} onOther={() => setOpen('service')} />,
    book: next === 'book' && (
      <Button variant="primary" icon="add" onPress={onBook}>
        {t(($) => $.admin.first.start)}
      </Button>
    ),
  };
  const leads: Readonly<Record<StepName, string>> = {
    practitioners: done.practitioners
      ? format.list(practitioners.map((one) => nameIn(language, one)))
      : t(($) => $.admin.first.practitionersLead),
    hours: t(($) => $.admin.first.hoursLead),
    service: t(($) => $.admin.first.serviceLead),
    book: t(($) => $.admin.first.bookLead),
  };
  return (
    <section className={styles['card']} aria-labelledby="first-steps">
      <h2 className={styles['title']} id="first-steps">
        {t(($) => $.admin.first.title, { clinic: nameIn(language, settings.clinic) })}
      </h2>
      <p className={styles['lead']}>{t(($) => $.admin.first.lead)}</p>
      <ol className={styles['steps']} aria-label={t(($) => $.admin.first.steps)}>
        {stepNames.map((name, at) => (
          <li
            key={name}
            className={styles['step']}
            data-step={name}
            data-done={done[name]}
            {...(name === next && { 'aria-current': 'step' })}
          >
            <span className={styles['mark']} aria-hidden="true">
              {done[name] ? <Icon name="check" /> : format.plain(at + 1)}
            </span>
            <div className={styles['body']}>
              <p className={styles['stepTitle']}>
                {t(($) => $.admin.first[name])}
                {done[name] && <span className="visually-hidden"> ({t(($) => $.admin.first.done)})</span>}
              </p>
              <p className={styles['stepLead']}>{leads[name]}</p>
              {bodies[name]}
            </div>
          </li>
        ))}
      </ol>
      <Button variant="quiet" icon="clinic" onPress={() => goToPage('/admin')}>
        {t(($) => $.admin.first.rest)}
      </Button>
      {open === 'hours' && first && (
        <HoursDialog schedule={first} clinic={settings.clinic} onClose={() => setOpen(null)} />
      )}
      {open === 'service' && <ServiceDialog service={null} settings={settings} onClose={() => setOpen(null)} />}
    </section>
  );
}
