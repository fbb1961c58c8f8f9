// Choosing one of a few: a button that opens a list.
import { Button, ListBox, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { type Choice, ChoiceItem } from './choice.tsx';
import { cls } from './cls.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import fields from './field.module.css';
import { Icon } from './icon.tsx';
import styles from './list-box.module.css';

interface SelectProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** The id of the chosen one, or null. */
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly name?: string;
}

/** A list of choices behind a button; typing jumps to a choice. */
export function Select(props: SelectProps) {
  const { choices, value, onChange, placeholder = '', isDisabled = false, label, hint, error, isOptional } = props;
  const lead = choices.find(({ id }) => id === value)?.lead;
  return (
    <AriaSelect
      className={fields['field'] ?? ''}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...(props.name === undefined ? {} : { name: props.name })}
    >
      <FieldFrame label={label} hint={hint} error={error} isOptional={isOptional === true}>
        <Button className={cls(fields['input'], fields['chooser'])}>
          <SelectValue className={fields['chosen'] ?? ''}>
            {({ selectedText, isPlaceholder }) =>
              isPlaceholder ? (
                placeholder
              ) : (
                <>
                  {lead}
                  {lead !== undefined && ' '}
                  {selectedText}
                </>
              )
            }
          </SelectValue>
          <Icon name="down" />
        </Button>
        <Popover className={styles['popover'] ?? ''} offset={4}>
          <ListBox className={styles['list'] ?? ''} items={choices}>
            {(choice) => <ChoiceItem choice={choice} />}
          </ListBox>
        </Popover>
      </FieldFrame>
    </AriaSelect>
  );
}
