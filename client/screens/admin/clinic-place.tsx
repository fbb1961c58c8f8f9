// Where the clinic is and what it speaks.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { Select } from '#client/kit/select.tsx';
import { languageNames } from '#shared/i18n/language.ts';
import styles from './clinic-section.module.css';
import { type ClinicTyped, regionsWith } from './clinic-shape.ts';
import { Spot } from './form/form-frame.tsx';
import formStyles from './form/form.module.css';
import type { Form } from './form/use-form.ts';
import { Labelled } from './labelled.tsx';
import { ZoneField } from './zone-field.tsx';

/** The group. */
export function PlaceGroup({ form }: { readonly form: Form<ClinicTyped> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { typed, faults, change } = form;
  const regions = regionsWith(typed.region).map((id) => ({ id, text: format.regionName(id) }));
  return (
    <section className={styles['group']}>
      <h3 className={styles['groupTitle']}>{t(($) => $.admin.clinic.place)}</h3>
      <div className={formStyles['pair']}>
        <Spot
          form={form}
          at="region"
          say={({ language, region }) => `${languageNames[language]}، ${format.regionName(region)}`}
        >
          <Select
            label={t(($) => $.admin.clinic.region)}
            choices={regions}
            value={typed.region}
            onChange={(region) => change({ region })}
            error={faults['region']}
          />
        </Spot>
        <Spot form={form} at="zone">
          <ZoneField value={typed.zone} onChange={(zone) => change({ zone })} error={faults['zone']} />
        </Spot>
      </div>
      <Spot form={form} at="language" say={({ language }) => languageNames[language]}>
        <Labelled
          label={t(($) => $.admin.clinic.language)}
          value={typed.language}
          onChange={(language) => change({ language })}
          choices={[
            { id: 'ar', text: languageNames.ar },
            { id: 'en', text: languageNames.en },
          ]}
        />
      </Spot>
    </section>
  );
}
