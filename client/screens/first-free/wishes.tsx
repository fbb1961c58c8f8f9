// What First free looks for: service, with whom, from when, which part of the day, how long.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { Segmented } from '#client/kit/segmented.tsx';
import { Select } from '#client/kit/select.tsx';
import { ServiceDot } from '#client/kit/service-dot.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { durationChoices } from '#client/screens/appointment/durations.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import styles from './first-free.module.css';
import { PART_NAMES, WHENS } from './first-free.ts';
import type { FirstFree } from './use-first-free.ts';
import { WhoField } from './who-field.tsx';

/** The fields, two beside each other where there is room. */
export function Wishes({ model }: { readonly model: FirstFree }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { form, change, settings, services, able, dates } = model;
  const isTyped = form.when === 'typed';
  const [begin] = dates;
  return (
    <div className={styles['wishes']}>
      <div className={styles['pair']}>
        <Select
          label={t(($) => $.booking.field.service)}
          choices={services.map((one) => ({
            id: one.id,
            text: nameIn(format.settings.language, one),
            detail: format.duration(one.durationMinutes),
            lead: <ServiceDot color={one.color} />,
          }))}
          value={form.serviceId}
          onChange={model.chooseService}
        />
        <WhoField
          able={able}
          chosen={form.practitionerIds}
          onChange={(practitionerIds) => change({ practitionerIds })}
        />
        <TextField
          label={t(($) => $.desk.firstFree.typed)}
          value={form.typed}
          onChange={(typed) => change({ typed, when: typed.trim() === '' ? 'today' : 'typed' })}
          hint={isTyped && begin !== undefined ? meant(begin) : t(($) => $.desk.firstFree.typedHint)}
          error={isTyped && begin === undefined ? t(($) => $.desk.firstFree.typedNone) : undefined}
          autoComplete="off"
        />
        <Select
          label={t(($) => $.booking.field.duration)}
          choices={durationChoices(settings.clinic, form.durationMinutes).map((minutes) => ({
            id: String(minutes),
            text: format.duration(minutes),
          }))}
          value={String(form.durationMinutes)}
          onChange={(id) => change({ durationMinutes: Number(id) })}
        />
      </div>
      <div className={styles['rows']}>
        <Segmented
          label={t(($) => $.desk.firstFree.from)}
          value={form.when === 'typed' ? '' : form.when}
          onChange={(when) => when !== '' && change({ when, typed: '' })}
          choices={WHENS.map((id) => ({ id, text: t(($) => $.desk.firstFree.when[id]) }))}
        />
        <Segmented
          label={t(($) => $.desk.firstFree.part)}
          value={form.part}
          onChange={(part) => change({ part })}
          choices={PART_NAMES.map((id) => ({ id, text: t(($) => $.desk.firstFree.parts[id]) }))}
        />
      </div>
    </div>
  );

  function meant(date: string): string {
    const { hijri } = format.settings;
    return hijri === 'off' ? format.dateLong(date) : `${format.dateLong(date)} · ${format.hijri(date)}`;
  }
}
