// One of two to four, all in view: Day, Week, List.
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import styles from './segmented.module.css';

interface SegmentedProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly {
    readonly id: Id;
    readonly text: string;
    readonly icon?: IconName;
    readonly hint?: string;
  }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** A row of joined buttons of which exactly one is on; arrows move between them. */
export function Segmented<Id extends string>({ label, choices, value, onChange }: SegmentedProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles['track'] ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        if (chosen !== undefined) onChange(chosen as Id);
      }}
    >
      {choices.map(({ id, text, icon, hint }) => (
        <ToggleButton
          key={id}
          id={id}
          className={styles['choice'] ?? ''}
          {...(hint === undefined ? {} : { 'aria-keyshortcuts': hint })}
        >
          {icon && <Icon name={icon} size={15} />}
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
