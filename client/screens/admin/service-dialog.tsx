// Adding a service, and changing one.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '#client/kit/checkbox.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Settings } from '#shared/contract/queries.ts';
import { languageOf } from '#shared/model/caller.ts';
import { scheduleKind } from '#shared/model/schedule.ts';
import type { Need, Service } from '#shared/model/service.ts';
import { ColorField } from './color-field.tsx';
import { FormDialog } from './form/form-dialog.tsx';
import { Spot } from './form/form-frame.tsx';
import styles from './form/form.module.css';
import { NameFields } from './form/naming.tsx';
import { useForm } from './form/use-form.ts';
import { NeedsField } from './needs-field.tsx';
import { emptyNeeds, serviceShape, unoffered } from './service-shape.ts';
import terms from './service-terms.module.css';
import { ServiceTerms } from './service-terms.tsx';
import { needsWords } from './service-words.ts';

interface ServiceDialogProps {
  /** Null adds one. */
  readonly service: Service | null;
  readonly settings: Settings;
  readonly onClose: () => void;
}

/** The dialog. */
export function ServiceDialog({ service, settings, onClose }: ServiceDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = format.settings;
  const own = languageOf(settings.clinic.locale);
  const [shape] = useState(() =>
    serviceShape(own, { number: (value) => format.plain(value), time: (minutes) => format.time(minutes) }),
  );
  const form = useForm({
    shape,
    noun: service ?? unoffered,
    isNew: service === null,
    command: service === null ? 'service.add' : 'service.edit',
    about: service === null ? {} : { serviceId: service.id },
    check: ({ needs }) =>
      emptyNeeds((needs ?? []) as readonly Need[]).map((at) => ({ path: `needs.${at}`, problem: 'needs' })),
    said: (value) => {
      const name = nameIn(language, value);
      return service === null ? t(($) => $.admin.list.added, { name }) : t(($) => $.admin.list.saved, { name });
    },
    onSaved: onClose,
  });
  const { typed, faults, change } = form;
  const someFault = (kind: Need['kind']) => {
    const at = typed.needs.findIndex((one) => one.kind === kind);
    return faults[`needs.${at}`] === undefined ? undefined : t(($) => $.admin.service.chooseSome);
  };
  return (
    <FormDialog
      form={form}
      size="l"
      title={
        service === null
          ? t(($) => $.admin.service.add)
          : t(($) => $.admin.list.editOf, { name: nameIn(language, service) })
      }
      {...(service === null && { action: t(($) => $.admin.form.add) })}
      onClose={onClose}
    >
      <NameFields form={form} own={own} label={t(($) => $.admin.service.name)} />
      <ServiceTerms model={form} />
      <Spot form={form} at="needs" say={({ needs }) => needsWords(t, format, needs, settings.schedules)}>
        <fieldset className={styles['set']}>
          <legend className={terms['title']}>{t(($) => $.admin.service.needs)}</legend>
          <div className={styles['pair']}>
            {scheduleKind.options.map((kind) => (
              <NeedsField
                key={kind}
                kind={kind}
                needs={typed.needs}
                onChange={(needs) => change({ needs })}
                schedules={settings.schedules}
                error={someFault(kind)}
              />
            ))}
          </div>
        </fieldset>
      </Spot>
      <Spot form={form} at="color" say={({ color }) => t(($) => $.admin.service.colors[color])}>
        <ColorField value={typed.color} onChange={(color) => change({ color })} />
      </Spot>
      <Spot form={form} at="public" say={({ public: isPublic }) => (isPublic ? '✓' : '✗')}>
        <Checkbox isSelected={typed.public} onChange={(isPublic) => change({ public: isPublic })}>
          {t(($) => $.admin.service.public)}
        </Checkbox>
      </Spot>
    </FormDialog>
  );
}
