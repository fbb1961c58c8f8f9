// Giving a screen another name.
import { useTranslation } from 'react-i18next';
import { TextField } from '#client/kit/text-field.tsx';
import type { Display } from '#shared/model/display.ts';
import type { FormShape } from './form/edits.ts';
import { FormDialog } from './form/form-dialog.tsx';
import { useForm } from './form/use-form.ts';

type Typed = { readonly name: string };

const shape: FormShape<Display, Typed> = {
  typedOf: ({ name }) => ({ name }),
  fieldsOf: ({ name }) => ({ name }),
  writes: { name: ['name'] },
};

interface RenameDisplayProps {
  readonly display: Display;
  readonly onClose: () => void;
}

/** The dialog. */
export function RenameDisplay({ display, onClose }: RenameDisplayProps) {
  const { t } = useTranslation();
  const form = useForm({
    shape,
    noun: display,
    isNew: true,
    command: 'display.rename',
    about: { displayId: display.id },
    said: ({ name }) => t(($) => $.board.admin.renamed, { name }),
    onSaved: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t(($) => $.board.admin.renameTitle, { name: display.name })}
      size="s"
      onClose={onClose}
    >
      <TextField
        label={t(($) => $.board.admin.name)}
        value={form.typed.name}
        onChange={(name) => form.change({ name })}
        error={form.faults['name']}
        autoComplete="off"
        autoFocus
      />
    </FormDialog>
  );
}
