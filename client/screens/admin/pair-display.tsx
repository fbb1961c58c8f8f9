// Pairing a screen: the code it shows, and a name for it.
import { useTranslation } from 'react-i18next';
import { TextField } from '#client/kit/text-field.tsx';
import { spelledCode } from '#shared/rules/pairing-code.ts';
import type { FormShape } from './form/edits.ts';
import { FormDialog } from './form/form-dialog.tsx';
import { useForm } from './form/use-form.ts';
import { boardAddress } from './how-to-pair.tsx';

type Typed = { readonly code: string; readonly name: string };
type New = Typed & { readonly version: number };

const shape: FormShape<New, Typed> = {
  typedOf: ({ code, name }) => ({ code, name }),
  fieldsOf: ({ code, name }) => ({ code, name }),
  writes: { code: ['code'], name: ['name'] },
};
const nothing: New = { code: '', name: '', version: 0 };
const EXAMPLE = spelledCode('K7M42');

/** The dialog; a code that is wrong or has ended is said at its field. */
export function PairDisplay({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const form = useForm({
    shape,
    noun: nothing,
    isNew: true,
    command: 'display.pair',
    about: { kind: 'board', queueIds: [] },
    said: ({ name }) => t(($) => $.board.admin.paired, { name }),
    onSaved: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={t(($) => $.board.admin.pairTitle)}
      action={t(($) => $.board.admin.pair)}
      size="s"
      onClose={onClose}
    >
      <TextField
        label={t(($) => $.board.admin.code)}
        hint={t(($) => $.board.admin.codeHint, { example: EXAMPLE, address: boardAddress() })}
        value={form.typed.code}
        onChange={(code) => form.change({ code: code.toUpperCase() })}
        error={form.faults['code']}
        autoComplete="off"
        spellCheck="false"
        maxLength={20}
        isLtr
        autoFocus
      />
      <TextField
        label={t(($) => $.board.admin.name)}
        hint={t(($) => $.board.admin.nameHint)}
        value={form.typed.name}
        onChange={(name) => form.change({ name })}
        error={form.faults['name']}
        autoComplete="off"
      />
    </FormDialog>
  );
}
