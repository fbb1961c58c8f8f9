// The clinic's settings: followed live, saved together.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useLive } from '#client/live/hooks.ts';
import { clinicNow, dateIn } from '#client/screens/clinic-clock.ts';
import { useImpact } from '#client/screens/impact/use-impact.tsx';
import type { CommandInput } from '#shared/contract/commands.ts';
import type { VisitDecision } from '#shared/contract/visit-decisions.ts';
import { languageOf } from '#shared/model/caller.ts';
import type { SectionProps } from './admin.tsx';
import { BookingGroup, CalendarGroup } from './clinic-calendar.tsx';
import { PlaceGroup } from './clinic-place.tsx';
import { clinicShape, faultsOfClinic } from './clinic-shape.ts';
import styles from './clinic-section.module.css';
import { FormFrame } from './form/form-frame.tsx';
import { NameFields } from './form/naming.tsx';
import { useForm } from './form/use-form.ts';
import { HolidaysGroup } from './holidays-group.tsx';
import lists from './list.module.css';
import { PrayerGroup } from './prayer-group.tsx';
import { SectionHead } from './section.tsx';

/** The form. */
export function ClinicSection({ settings: { clinic } }: SectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  // As the form began: its texts would else look changed when the digits do.
  const [own] = useState(() => languageOf(clinic.locale));
  const [today] = useState(() => dateIn(clinic.zone, clinicNow()));
  const [shape] = useState(() => clinicShape(own, { today, write: (value) => format.plain(value) }));
  const live = useLive();
  const impact = useImpact();
  const form = useForm({
    shape,
    noun: clinic,
    command: 'clinic.edit',
    about: {},
    check: faultsOfClinic,
    give: ({ visits: _, ...edit }) => {
      const send = (visits: VisitDecision[]) =>
        live.attempt('clinic.edit', { ...edit, ...(visits.length > 0 && { visits }) });
      const set = daysIn(edit);
      if (Object.keys(set).length === 0) return send([]);
      return impact.settle({ change: { of: 'clinic', set }, about: t(($) => $.impact.ofClinic), send });
    },
    said: () => t(($) => $.admin.clinic.saved),
    onSaved: () => undefined,
  });
  return (
    <div className={lists['section']}>
      <SectionHead title={t(($) => $.admin.section.clinic)} lead={t(($) => $.admin.clinic.lead)} />
      <FormFrame form={form} id={id} label={t(($) => $.admin.section.clinic)}>
        <div className={styles['groups']}>
          <section className={styles['group']}>
            <h3 className={styles['groupTitle']}>{t(($) => $.admin.clinic.naming)}</h3>
            <NameFields form={form} own={own} label={t(($) => $.admin.clinic.name)} isFirst={false} />
          </section>
          <PlaceGroup form={form} />
          <CalendarGroup form={form} today={today} />
          <HolidaysGroup form={form} own={own} today={today} />
          <PrayerGroup form={form} today={today} />
          <BookingGroup form={form} />
        </div>
        <div className={styles['foot']}>
          {form.isTouched && <p className={styles['unsaved']}>{t(($) => $.admin.form.unsaved)}</p>}
          {form.isTouched && <Button onPress={form.reset}>{t(($) => $.admin.form.reset)}</Button>}
          <Button variant="primary" type="submit" isPending={form.isSending} isDisabled={!form.isTouched}>
            {t(($) => $.admin.form.save)}
          </Button>
        </div>
      </FormFrame>
      {impact.dialog}
    </div>
  );
}

type Days = Pick<CommandInput<'clinic.edit'>, 'holidays' | 'prayer' | 'hijriAdjust' | 'gridMinutes'>;

/** The part of an edit that decides when anybody is open: breaks are rounded to the grid. */
function daysIn({ holidays, prayer, hijriAdjust, gridMinutes }: Days): Days {
  return {
    ...(holidays && { holidays }),
    ...(prayer !== undefined && { prayer }),
    ...(hijriAdjust !== undefined && { hijriAdjust }),
    ...(gridMinutes !== undefined && { gridMinutes }),
  };
}
