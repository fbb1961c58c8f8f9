// The part of a booking's form that makes a series of it.
import { useTranslation } from 'react-i18next';
import { Switch } from '#client/kit/checkbox.tsx';
import styles from './repeats-field.module.css';
import { RuleBuilder } from './rule-builder.tsx';
import type { Repeating } from './use-repeating.ts';

/** A switch, and under it the builder while it is on. */
export function RepeatsField({ repeating }: { readonly repeating: Repeating }) {
  const { t } = useTranslation();
  const { isOn, turn, rule } = repeating;
  return (
    <div className={styles['repeats']} data-on={isOn}>
      <Switch isSelected={isOn} onChange={turn}>
        {t(($) => $.series.builder.repeats)}
      </Switch>
      {isOn && <RuleBuilder model={rule} />}
    </div>
  );
}
