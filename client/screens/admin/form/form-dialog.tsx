// A form in a dialog: saved or left, and asked about before something typed is thrown away.
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Dialog } from '#client/kit/dialog.tsx';
import { DiscardDialog } from '#client/screens/appointment/discard-dialog.tsx';
import { isSubmitKey } from '#client/screens/form/submit-key.ts';
import { FormFrame } from './form-frame.tsx';
import styles from './form.module.css';
import type { Form } from './use-form.ts';

interface FormDialogProps<F> {
  readonly form: Form<F>;
  readonly title: string;
  /** The word of the main button; "Save" unless given. */
  readonly action?: string;
  readonly size?: 's' | 'm' | 'l';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The dialog with its form. */
export function FormDialog<F>({ form, title, action, size = 'm', onClose, children }: FormDialogProps<F>) {
  const { t } = useTranslation();
  const id = useId();
  const [isLeaving, setLeaving] = useState(false);
  const close = () => (form.isTouched ? setLeaving(true) : onClose());
  return (
    <>
      {/* What is pressed in the dialog comes by here, wherever it is drawn: its buttons stand beside its form. */}
      <div
        role="presentation"
        className={styles['around']}
        onKeyDownCapture={(event) => isSubmitKey(event) && form.save()}
      >
        <Dialog
          title={title}
          isOpen
          size={size}
          onClose={close}
          actions={
            <>
              <Button onPress={close}>{t(($) => $.common.action.cancel)}</Button>
              <Button variant="primary" type="submit" form={id} isPending={form.isSending}>
                {action ?? t(($) => $.admin.form.save)}
              </Button>
            </>
          }
        >
          <FormFrame form={form} id={id} label={title}>
            {children}
          </FormFrame>
        </Dialog>
      </div>
      {isLeaving && (
        <DiscardDialog lead={t(($) => $.admin.form.notSaved)} onKeep={() => setLeaving(false)} onDiscard={onClose} />
      )}
    </>
  );
}
