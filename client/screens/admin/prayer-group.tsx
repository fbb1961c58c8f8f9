// The clinic's breaks for prayer: where the sun is looked at, which prayers interrupt work and for how long.
import { useTranslation } from 'react-i18next';
import { Checkbox, Switch } from '#client/kit/checkbox.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { type PrayerMethod, type PrayerName, prayerBreaks, prayerMethod, prayerName } from '#shared/model/hours.ts';
import { isZone, type LocalDate } from '#shared/time/zone.ts';
import styles from './clinic-section.module.css';
import type { ClinicTyped } from './clinic-shape.ts';
import { Spot } from './form/form-frame.tsx';
import formStyles from './form/form.module.css';
import type { Form } from './form/use-form.ts';
import { Labelled } from './labelled.tsx';
import { CITIES, placedIn, prayerOf, type TypedBreak, type TypedPrayer } from './prayer-typed.ts';
import { breaksOnWords, prayerWords } from './prayer-words.ts';
import { numberOf } from './typed-number.ts';

interface PrayerGroupProps {
  readonly form: Form<ClinicTyped>;
  readonly today: LocalDate;
}

/** The group; switched off it is one line. */
export function PrayerGroup({ form, today }: PrayerGroupProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { prayer } = form.typed;
  const put = (next: TypedPrayer) => form.change({ prayer: next });
  return (
    <section className={styles['group']} data-group="prayer">
      <h3 className={styles['groupTitle']}>{t(($) => $.admin.prayer.title)}</h3>
      <p className={formStyles['note']}>{t(($) => $.admin.prayer.lead)}</p>
      <Spot form={form} at="prayer" say={(typed) => prayerWords(prayerOf(typed.prayer), { t, format })}>
        <Switch isSelected={prayer.isOn} onChange={(isOn) => put({ ...prayer, isOn })}>
          {t(($) => $.admin.prayer.isOn)}
        </Switch>
        {prayer.isOn && (
          <div className={styles['inner']}>
            <Example form={form} today={today} />
            <Place form={form} put={put} />
            <Which form={form} put={put} />
          </div>
        )}
      </Spot>
    </section>
  );
}

interface PartProps {
  readonly form: Form<ClinicTyped>;
  readonly put: (prayer: TypedPrayer) => void;
}

/** Today's breaks, as soon as there is a place and a prayer. */
function Example({ form, today }: PrayerGroupProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { zone, hijriAdjust, grid } = form.typed;
  const read = prayerBreaks.safeParse(prayerOf(form.typed.prayer));
  const steps = numberOf(grid);
  const gridMinutes = Number.isFinite(steps) && steps > 0 ? steps : 1;
  const lines =
    read.success && isZone(zone)
      ? breaksOnWords(t, format, { prayer: read.data, zone, hijriAdjust, gridMinutes, holidays: [] }, today)
      : [];
  return (
    <div className={styles['example']} role="status" aria-label={t(($) => $.admin.prayer.example)}>
      <p className={styles['exampleTitle']}>{t(($) => $.admin.prayer.example)}</p>
      <p className={styles['exampleLine']}>{lines.length === 0 ? '–' : lines.join(' · ')}</p>
    </div>
  );
}

function Place({ form: { typed, faults }, put }: PartProps) {
  const { t } = useTranslation();
  const { prayer } = typed;
  const cities = [
    ...CITIES.map(({ id }) => ({ id, text: t(($) => $.admin.prayer.cities[id]) })),
    { id: 'other', text: t(($) => $.admin.prayer.other) },
  ];
  return (
    <>
      <div className={formStyles['pair']}>
        <Select
          label={t(($) => $.admin.prayer.place)}
          choices={cities}
          value={prayer.city}
          onChange={(city) => put(placedIn(prayer, city as TypedPrayer['city']))}
        />
        <Select
          label={t(($) => $.admin.prayer.method)}
          choices={prayerMethod.options.map((id) => ({ id, text: t(($) => $.admin.prayer.methods[id]) }))}
          value={prayer.method}
          onChange={(method) => put({ ...prayer, method: method as PrayerMethod })}
        />
      </div>
      {prayer.city === 'other' && (
        <div className={formStyles['pair']}>
          {(['latitude', 'longitude'] as const).map((at) => (
            <TextField
              key={at}
              label={t(($) => $.admin.prayer[at])}
              hint={t(($) => $.admin.prayer.degrees)}
              value={prayer[at]}
              onChange={(text) => put({ ...prayer, [at]: text })}
              error={faults[`prayer.${at}`]}
              inputMode="decimal"
              autoComplete="off"
              isLtr
            />
          ))}
        </div>
      )}
      <Labelled
        label={t(($) => $.admin.prayer.asrTime)}
        value={prayer.asr}
        onChange={(asr) => put({ ...prayer, asr })}
        choices={[
          { id: 'standard', text: t(($) => $.admin.prayer.asrs.standard) },
          { id: 'hanafi', text: t(($) => $.admin.prayer.asrs.hanafi) },
        ]}
      />
    </>
  );
}

/** The five prayers; a fault is told at the place its prayer has among those that are chosen. */
function Which({ form: { typed, faults }, put }: PartProps) {
  const { t } = useTranslation();
  const { prayer } = typed;
  const chosen = prayerName.options.filter((name) => prayer.breaks[name].isOn);
  const change = (name: PrayerName, part: Partial<TypedBreak>) =>
    put({ ...prayer, breaks: { ...prayer.breaks, [name]: { ...prayer.breaks[name], ...part } } });
  const none = faults['prayer.breaks'];
  return (
    <fieldset className={formStyles['set']} {...(none !== undefined && { 'data-fault': true })}>
      <legend className={formStyles['legend']}>{t(($) => $.admin.prayer.which)}</legend>
      <div className={styles['prayers']}>
        {prayerName.options.map((name) => {
          const one = prayer.breaks[name];
          const at = `prayer.breaks.${chosen.indexOf(name)}`;
          const word = { prayer: t(($) => $.admin.prayer.names[name]) };
          return (
            <div key={name} className={styles['prayer']}>
              <Checkbox isSelected={one.isOn} onChange={(isOn) => change(name, { isOn })}>
                {word.prayer}
              </Checkbox>
              {one.isOn && (
                <>
                  <Minutes
                    label={t(($) => $.admin.prayer.after)}
                    name={t(($) => $.admin.prayer.afterOf, word)}
                    value={one.after}
                    onChange={(after) => change(name, { after })}
                    error={faults[`${at}.after`]}
                  />
                  <Minutes
                    label={t(($) => $.admin.prayer.minutes)}
                    name={t(($) => $.admin.prayer.minutesOf, word)}
                    value={one.minutes}
                    onChange={(minutes) => change(name, { minutes })}
                    error={faults[`${at}.minutes`]}
                  />
                </>
              )}
            </div>
          );
        })}
      </div>
      {none !== undefined && (
        <p className={styles['noPrayer']} role="alert">
          {t(($) => $.admin.prayer.none)}
        </p>
      )}
    </fieldset>
  );
}

interface MinutesProps {
  readonly label: string;
  /** What it is read aloud as. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
}

function Minutes({ label, name, value, onChange, error }: MinutesProps) {
  const { t } = useTranslation();
  return (
    <TextField
      label={label}
      aria-label={name}
      hint={t(($) => $.admin.form.minutesHint)}
      value={value}
      onChange={onChange}
      error={error}
      inputMode="numeric"
      autoComplete="off"
    />
  );
}
