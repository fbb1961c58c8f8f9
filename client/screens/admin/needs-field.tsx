// What a service needs of one kind: none, any, or some that are ticked.
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#client/kit/checkbox.tsx';
import fields from '#client/kit/field.module.css';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Schedule, ScheduleKind } from '#shared/model/schedule.ts';
import type { Need } from '#shared/model/service.ts';
import styles from './form/form.module.css';
import { type Wanted, wantedOf, withWanted } from './service-shape.ts';

interface NeedsFieldProps {
  readonly kind: ScheduleKind;
  readonly needs: readonly Need[];
  readonly onChange: (needs: readonly Need[]) => void;
  readonly schedules: readonly Schedule[];
  readonly error: string | undefined;
}

/** The choice, and the names to tick where only some will do. */
export function NeedsField({ kind, needs, onChange, schedules, error }: NeedsFieldProps) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const wanted = wantedOf(needs, kind);
  const isSome = typeof wanted !== 'string';
  const offered = schedules.filter((one) => one.kind === kind && (one.active || (isSome && wanted.includes(one.id))));
  const set = (next: Wanted) => onChange(withWanted(needs, kind, next));
  const ways = [
    { id: 'none', text: t(($) => $.admin.service.noneOf[kind]) },
    { id: 'any', text: t(($) => $.admin.service.anyOf[kind]) },
    { id: 'some', text: t(($) => $.admin.service.someOf[kind]) },
  ];
  // Every visit is with somebody; and nobody can choose among none.
  const choices = ways.filter(({ id }) =>
    id === 'none' ? kind !== 'practitioner' : id === 'any' || offered.length > 0,
  );
  return (
    <div className={styles['spot']}>
      <Select
        label={t(($) => $.admin.one[kind])}
        choices={choices}
        value={isSome ? 'some' : wanted}
        onChange={(id) => set(id === 'some' ? [] : id === 'any' ? 'any' : 'none')}
      />
      {isSome && (
        <fieldset className={styles['set']} {...(error !== undefined && { 'data-fault': true })}>
          <legend className="visually-hidden">{t(($) => $.admin.service.someOf[kind])}</legend>
          <div className={styles['choices']}>
            {offered.map((one) => (
              <Checkbox
                key={one.id}
                isSelected={wanted.includes(one.id)}
                onChange={(isOn) => set(isOn ? [...wanted, one.id] : wanted.filter((id) => id !== one.id))}
              >
                {nameIn(language, one)}
              </Checkbox>
            ))}
          </div>
          {error !== undefined && (
            <p className={fields['error']} role="alert">
              <Icon name="error" size={14} />
              <span>{error}</span>
            </p>
          )}
        </fieldset>
      )}
    </div>
  );
}
