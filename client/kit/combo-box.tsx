// Searching and choosing: a text field whose answers come from elsewhere, as a patient search does.
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { ComboBox as AriaComboBox, Input, ListBox, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Choice, ChoiceItem } from './choice.tsx';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import fields from './field.module.css';
import { Icon } from './icon.tsx';
import styles from './list-box.module.css';
import { Spinner } from './spinner.tsx';
import { textDirection } from './text-direction.ts';

interface ComboBoxProps extends FieldProps {
  /** The answers to what is typed, already filtered by whoever gave them. */
  readonly choices: readonly Choice[];
  readonly text: string;
  readonly onTextChange: (text: string) => void;
  /** A choice was taken; the caller decides what the text becomes. */
  readonly onChoose: (id: string) => void;
  readonly isLoading?: boolean;
  /** Said in place of the list when there is no answer. */
  readonly emptyText?: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  /** Enter takes the first answer where none is chosen; typed before the answer came, the only one there is. */
  readonly takesFirst?: boolean;
}

/** A search field with a list of answers under it; the arrows walk the list, Enter takes one, Escape closes it. */
export function ComboBox(props: ComboBoxProps) {
  const { choices, text, onTextChange, onChoose, isLoading = false, emptyText, label, hint, error, isOptional } = props;
  const { t } = useTranslation();
  const { takesFirst = false } = props;
  const onEnter = useEnter({ choices, text, isLoading, onChoose });
  return (
    <AriaComboBox
      className={fields['field'] ?? ''}
      items={choices}
      inputValue={text}
      onInputChange={onTextChange}
      value={null}
      onChange={(key) => key !== null && onChoose(String(key))}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      menuTrigger="input"
      allowsEmptyCollection={text !== ''}
      allowsCustomValue
      autoFocus={props.autoFocus === true}
    >
      <FieldFrame label={label} hint={hint} error={error} isOptional={isOptional === true}>
        <div role="presentation" className={fields['group']} onKeyDownCapture={takesFirst ? onEnter : undefined}>
          <span className={fields['lead']}>{isLoading ? <Spinner /> : <Icon name="search" />}</span>
          <Input
            className={fields['input'] ?? ''}
            {...textDirection(text, false)}
            {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
          />
        </div>
        <Popover className={styles['popover'] ?? ''} offset={4}>
          <ListBox
            className={styles['list'] ?? ''}
            data-takes-first={takesFirst}
            renderEmptyState={() => (
              <p className={styles['nothing']}>
                {isLoading ? t(($) => $.common.state.loading) : (emptyText ?? t(($) => $.common.state.noMatch))}
              </p>
            )}
          >
            {(choice: Choice) => <ChoiceItem choice={choice} hasTick={false} />}
          </ListBox>
        </Popover>
      </FieldFrame>
    </AriaComboBox>
  );
}

type Answering = Required<Pick<ComboBoxProps, 'choices' | 'text' | 'isLoading' | 'onChoose'>>;

/** Enter while no answer is walked to: the first one there is, or the only one that comes for what is typed. */
function useEnter({ choices, text, isLoading, onChoose }: Answering) {
  const early = useRef<string | null>(null);
  const [only, ...others] = choices;
  useEffect(() => {
    if (early.current === null || isLoading) return;
    const isSure = early.current === text && others.length === 0;
    early.current = null;
    if (isSure && only) onChoose(only.id);
  });
  return (event: KeyboardEvent) => {
    const { key, target, nativeEvent } = event;
    const isWalked = target instanceof Element && target.hasAttribute('aria-activedescendant');
    if (key !== 'Enter' || event.ctrlKey || nativeEvent.isComposing || text.trim() === '' || isWalked) return;
    event.preventDefault();
    event.stopPropagation();
    if (isLoading) early.current = text;
    else if (only) onChoose(only.id);
  };
}
