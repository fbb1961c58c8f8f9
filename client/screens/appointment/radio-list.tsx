// One of a few, all in view, one under the other.
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import fields from '#client/kit/field.module.css';
import styles from './radio-list.module.css';

interface RadioListProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly text: string }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** The arrows choose. */
export function RadioList<Id extends string>({ label, choices, value, onChange }: RadioListProps<Id>) {
  return (
    <RadioGroup className={fields['field'] ?? ''} value={value} onChange={(id) => onChange(id as Id)}>
      <Label className={fields['label'] ?? ''}>{label}</Label>
      {choices.map(({ id, text }) => (
        <RadioField key={id} value={id}>
          <RadioButton className={styles['line'] ?? ''}>
            <span className={styles['dot']} />
            {text}
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
