// Adding practitioners one after the other, by name alone.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { FormFrame } from '#client/screens/admin/form/form-frame.tsx';
import { useForm } from '#client/screens/admin/form/use-form.ts';
import { scheduleShape, unnamed } from '#client/screens/admin/schedule-shape.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { languageOf } from '#shared/model/caller.ts';
import styles from './first-steps.module.css';
import { practitionersOf } from './steps.ts';

/** One line and its button; the line is empty again for the next one. */
export function AddPractitioner({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const id = useId();
  const [shape] = useState(() => scheduleShape(languageOf(settings.clinic.locale)));
  const form = useForm({
    shape,
    noun: unnamed,
    isNew: true,
    command: 'schedule.add',
    about: { kind: 'practitioner' },
    said: (value) => t(($) => $.admin.list.added, { name: nameIn(language, value) }),
    onSaved: (_) => {
      form.reset();
    },
  });
  const hasSome = practitionersOf(settings).length > 0;
  return (
    <FormFrame form={form} id={id} label={t(($) => $.admin.first.practitioners)}>
      <div className={styles['line']}>
        <div className={styles['grow']}>
          <TextField
            label={hasSome ? t(($) => $.admin.first.addMore) : t(($) => $.admin.schedule.name)}
            value={form.typed.name}
            onChange={(name) => form.change({ name })}
            error={form.faults['name']}
            autoComplete="off"
          />
        </div>
        <Button type="submit" icon="add" variant={hasSome ? 'plain' : 'primary'} isPending={form.isSending}>
          {t(($) => $.admin.first.add)}
        </Button>
      </div>
    </FormFrame>
  );
}
