// One window of a weekday: from when to when, as times are typed.
import { useTranslation } from 'react-i18next';
import { Input, TextField } from 'react-aria-components';
import fields from '#client/kit/field.module.css';
import { cls } from '#client/kit/cls.ts';
import { Icon } from '#client/kit/icon.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import styles from './hours-editor.module.css';
import { endsNextDay, type TypedWindow } from './hours.ts';
import { typedMinutes } from './schedule-shape.ts';

interface HoursWindowProps {
  readonly window: TypedWindow;
  readonly day: string;
  /** Which window of the day, from 1. */
  readonly place: number;
  readonly error: string | undefined;
  readonly faultAt: { readonly from: string | undefined; readonly to: string | undefined };
  readonly onChange: (window: TypedWindow) => void;
  readonly onRemove: () => void;
}

/** Two times in one line; what is wrong with them stands under it. */
export function HoursWindow({ window, day, place, error, faultAt, onChange, onRemove }: HoursWindowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [from, to] = [typedMinutes(window.from), typedMinutes(window.to)];
  const isOvernight = from !== null && to !== null && endsNextDay(from, to);
  const isNoTime = faultAt.from !== undefined || faultAt.to !== undefined;
  const wrong = isNoTime ? t(($) => $.admin.hours.notTime, { example: format.time(570) }) : error;
  const isWrong = error !== undefined && !isNoTime;
  const label = { day, count: place };
  const tidy = (text: string) => {
    const minutes = typedMinutes(text);
    return minutes === null ? text : format.time(minutes);
  };
  return (
    <div className={styles['window']} {...(isWrong && { 'data-fault': true })}>
      <Time
        label={t(($) => $.admin.hours.fromOf, label)}
        value={window.from}
        isInvalid={faultAt.from !== undefined || isWrong}
        onChange={(text) => onChange({ ...window, from: text })}
        onBlur={() => tidy(window.from) !== window.from && onChange({ ...window, from: tidy(window.from) })}
      />
      <span aria-hidden="true">–</span>
      <Time
        label={t(($) => $.admin.hours.toOf, label)}
        value={window.to}
        isInvalid={faultAt.to !== undefined || isWrong}
        onChange={(text) => onChange({ ...window, to: text })}
        onBlur={() => tidy(window.to) !== window.to && onChange({ ...window, to: tidy(window.to) })}
      />
      <IconButton icon="close" size="s" label={t(($) => $.admin.hours.removeWindowOn, label)} onPress={onRemove} />
      {isOvernight && <span className={styles['overnight']}>{t(($) => $.admin.hours.nextDay)}</span>}
      {wrong !== undefined && (
        <p className={cls(fields['error'], styles['wrong'])} role="alert">
          <Icon name="error" size={14} />
          <span>{wrong}</span>
        </p>
      )}
    </div>
  );
}

interface TimeProps {
  readonly label: string;
  readonly value: string;
  readonly isInvalid: boolean;
  readonly onChange: (text: string) => void;
  readonly onBlur: () => void;
}

function Time({ label, isInvalid, ...rest }: TimeProps) {
  return (
    <TextField
      {...rest}
      aria-label={label}
      className={styles['time'] ?? ''}
      isInvalid={isInvalid}
      validationBehavior="aria"
      autoComplete="off"
    >
      <Input className={fields['input'] ?? ''} />
    </TextField>
  );
}
