// One window of a day: from when to when, as times are typed, and a break in it.
import { useTranslation } from 'react-i18next';
import { Input, TextField } from 'react-aria-components';
import fields from '#client/kit/field.module.css';
import { cls } from '#client/kit/cls.ts';
import { Icon } from '#client/kit/icon.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import styles from './hours-editor.module.css';
import { breakIn, endsNextDay, type TypedTimes } from './hours.ts';
import { typedMinutes } from './hours-shape.ts';

interface HoursWindowProps {
  readonly window: TypedTimes;
  readonly day: string;
  /** Which window of the day, from 1. */
  readonly place: number;
  readonly error: string | undefined;
  readonly faultAt: { readonly from: string | undefined; readonly to: string | undefined };
  readonly onChange: (times: TypedTimes) => void;
  /** Two windows in its place, with a break between them. */
  readonly onSplit: (first: TypedTimes, second: TypedTimes) => void;
  readonly onRemove: () => void;
}

/** Two times in one line; what is wrong with them stands under it. */
export function HoursWindow({ window, day, place, error, faultAt, onChange, onSplit, onRemove }: HoursWindowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [from, to] = [typedMinutes(window.from), typedMinutes(window.to)];
  const rest = from !== null && to !== null ? breakIn(from, to) : null;
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
        onChange={(text) => onChange({ from: text, to: window.to })}
        onBlur={() => tidy(window.from) !== window.from && onChange({ from: tidy(window.from), to: window.to })}
      />
      <span aria-hidden="true">–</span>
      <Time
        label={t(($) => $.admin.hours.toOf, label)}
        value={window.to}
        isInvalid={faultAt.to !== undefined || isWrong}
        onChange={(text) => onChange({ from: window.from, to: text })}
        onBlur={() => tidy(window.to) !== window.to && onChange({ from: window.from, to: tidy(window.to) })}
      />
      <span className={styles['tools']}>
        {rest && (
          <IconButton
            icon="break"
            size="s"
            label={t(($) => $.admin.hours.splitOf, label)}
            onPress={() =>
              onSplit(
                { from: window.from, to: format.time(rest.start) },
                { from: format.time(rest.end), to: window.to },
              )
            }
          />
        )}
        <IconButton
          icon="close"
          size="s"
          label={t(($) => $.admin.hours.removeWindowOn, label)}
          onPress={({ target }) => {
            // The window goes; what it is a part of, its weekday or its dates, keeps the focus.
            target.closest('[data-weekday], [data-fold]')?.querySelector<HTMLElement>('input, button')?.focus();
            onRemove();
          }}
        />
      </span>
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
