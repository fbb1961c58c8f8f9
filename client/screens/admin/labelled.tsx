// A row of joined buttons with its label over it, as fields have theirs.
import type { ComponentProps } from 'react';
import { Segmented } from '#client/kit/segmented.tsx';
import fields from '#client/kit/field.module.css';
import styles from './clinic-section.module.css';

/** The buttons are named by the label, so it is not read twice. */
export function Labelled<Id extends string>(props: ComponentProps<typeof Segmented<Id>>) {
  return (
    <div className={styles['labelled']}>
      <span className={fields['label']} aria-hidden="true">
        {props.label}
      </span>
      <Segmented {...props} />
    </div>
  );
}
