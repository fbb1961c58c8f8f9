// What stands round the fields of a form: saving by key, the refusal of the whole, and a conflict at its field.
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { now } from '#client/kit/clock.ts';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { isSubmitKey } from '#client/screens/appointment/submit-key.ts';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { msOf } from '#shared/time/instant.ts';
import styles from './form.module.css';
import type { Form } from './use-form.ts';

interface FormFrameProps<F> {
  readonly form: Form<F>;
  /** A button elsewhere submits it by this id. */
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** The form: Enter in a line saves, Control and Enter from anywhere. */
export function FormFrame<F>({ form, id, label, children }: FormFrameProps<F>) {
  const box = useRef<HTMLFormElement>(null);
  useFirstFault(box, form.faults);
  return (
    <form
      ref={box}
      id={id}
      aria-label={label}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
      onKeyDownCapture={(event) => isSubmitKey(event) && form.save()}
    >
      {form.refusal !== null && (
        <p className={styles['refusal']} data-tone="no-show" role="alert">
          <Icon name="error" />
          <span>{form.refusal}</span>
        </p>
      )}
      {children}
    </form>
  );
}

interface SpotProps<F> {
  readonly form: Form<F>;
  readonly at: keyof F & string;
  /** What the field says, in words; its text unless given. */
  readonly say?: (typed: F) => string;
  readonly children: ReactNode;
}

/** A field, and under it what somebody else made of it meanwhile, until one of the two is chosen. */
export function Spot<F>({ form, at, say, children }: SpotProps<F>) {
  const { t } = useTranslation();
  const format = useFormat();
  const clash = form.clashes.find((one) => one.at === at);
  if (!clash) return children;
  const theirs = say ? say(form.theirs) : String(form.theirs[at]);
  const by = clash.by?.name ?? t(($) => $.calendar.remote.somebody);
  const since = clash.when === null ? '' : format.since(Math.max(0, now() - msOf(clash.when)));
  return (
    <div className={styles['spot']}>
      {children}
      <div className={styles['clash']} data-tone="arrived" data-clash={at} role="alert">
        <p>
          {theirs === ''
            ? t(($) => $.admin.form.clashEmpty, { by, since })
            : t(($) => $.admin.form.clash, { by, since, theirs })}
        </p>
        <div className={styles['ways']}>
          <Button size="s" onPress={() => form.choose(at, 'mine')}>
            {t(($) => $.admin.form.keepMine)}
          </Button>
          <Button size="s" onPress={() => form.choose(at, 'theirs')}>
            {t(($) => $.admin.form.takeTheirs)}
          </Button>
        </div>
      </div>
    </div>
  );
}
