// One line of a list of choices: its text, a quieter second line, a tick when it is chosen.
import type { ReactNode } from 'react';
import { ListBoxItem } from 'react-aria-components';
import { Icon } from './icon.tsx';
import styles from './list-box.module.css';

/** A choice of a list; `text` names it for typing ahead and for screen readers. */
export interface Choice {
  readonly id: string;
  readonly text: string;
  /** How the choice is drawn; its text unless given. */
  readonly content?: ReactNode;
  readonly detail?: ReactNode;
  /** A mark before the text, in the list and where the choice is shown as chosen. */
  readonly lead?: ReactNode;
  readonly isDisabled?: boolean;
}

/** The choice inside a React Aria ListBox. */
export function ChoiceItem({ choice, hasTick = true }: { readonly choice: Choice; readonly hasTick?: boolean }) {
  return (
    <ListBoxItem
      id={choice.id}
      textValue={choice.text}
      isDisabled={choice.isDisabled === true}
      className={styles['item'] ?? ''}
    >
      {choice.lead}
      <span className={styles['words']}>
        <span>{choice.content ?? <bdi>{choice.text}</bdi>}</span>
        {choice.detail !== undefined && <span className={styles['detail']}>{choice.detail}</span>}
      </span>
      {hasTick && (
        <span className={styles['tick']}>
          <Icon name="check" />
        </span>
      )}
    </ListBoxItem>
  );
}
