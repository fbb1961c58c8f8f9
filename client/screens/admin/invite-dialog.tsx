// Inviting a member: who, as what, in which language; the answer is a link.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from '#client/kit/segmented.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import type { Settings } from '#shared/contract/queries.ts';
import { languageNames } from '#shared/i18n/language.ts';
import { languageOf } from '#shared/model/caller.ts';
import { FormDialog } from './form/form-dialog.tsx';
import styles from './form/form.module.css';
import { useForm } from './form/use-form.ts';
import type { Linked } from './link-dialog.tsx';
import { RoleFields } from './member-fields.tsx';
import { inviteShape, needsOwnSchedule, uninvited } from './member-shape.ts';

interface InviteDialogProps {
  readonly settings: Settings;
  readonly onClose: () => void;
  readonly onLinked: (linked: Linked) => void;
}

/** The dialog. */
export function InviteDialog({ settings, onClose, onLinked }: InviteDialogProps) {
  const { t } = useTranslation();
  const { locale } = settings.clinic;
  const shape = useMemo(() => inviteShape(locale), [locale]);
  const noun = useMemo(() => uninvited(languageOf(locale)), [locale]);
  const form = useForm({
    shape,
    noun,
    isNew: true,
    command: 'member.invite',
    about: {},
    check: needsOwnSchedule,
    said: ({ member }) => t(($) => $.admin.list.added, { name: member.name }),
    onSaved: (made) => {
      onClose();
      if (made) {
        const { email, language } = form.typed;
        onLinked({ name: made.member.name, link: made.link, until: made.until, email: email.trim(), language });
      }
    },
  });
  const { typed, faults, change } = form;
  return (
    <FormDialog
      form={form}
      title={t(($) => $.admin.member.inviteTitle)}
      action={t(($) => $.admin.member.invite)}
      onClose={onClose}
    >
      <TextField
        label={t(($) => $.admin.member.name)}
        value={typed.name}
        onChange={(name) => change({ name })}
        error={faults['name']}
        autoComplete="off"
        autoFocus
      />
      <TextField
        label={t(($) => $.admin.member.email)}
        value={typed.email}
        onChange={(email) => change({ email })}
        error={faults['email']}
        type="email"
        inputMode="email"
        autoComplete="off"
        isLtr
      />
      <RoleFields typed={typed} onChange={change} schedules={settings.schedules} error={faults['scheduleId']} />
      <div className={styles['spot']}>
        <span className={styles['legend']} aria-hidden="true">
          {t(($) => $.admin.member.language)}
        </span>
        <div>
          <Segmented
            label={t(($) => $.admin.member.language)}
            value={typed.language}
            onChange={(language) => change({ language })}
            choices={[
              { id: 'ar', text: languageNames.ar },
              { id: 'en', text: languageNames.en },
            ]}
          />
        </div>
      </div>
    </FormDialog>
  );
}
