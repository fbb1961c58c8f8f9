// What stands round the fields of a form: saving by key, the refusal of the whole, and a conflict at its field.
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { now } from '#client/kit/clock.ts';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { useFirstFault } from '#client/screens/form/first-fault.ts';
import { SubmitForm } from '#client/screens/form/submit-form.tsx';
import { msOf } from '#shared/time/instant.ts';
import type { Clash } from './edits.ts';
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
    <SubmitForm ref={box} id={id} aria-label={label} className={styles['form']} onSubmit={form.save}>
      {form.refusal !== null && (
        <p className={styles['refusal']} data-tone="no-show" role="alert">
          <Icon name="error" />
          <span>{form.refusal}</span>
        </p>
      )}
      {children}
    </SubmitForm>
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
  const clash = form.clashes.find((one) => one.at === at);
  // The same frame with and without a clash: a field that is made anew loses the focus.
  return (
    <div className={styles['spot']} data-spot>
      {children}
      {clash && <ClashNote form={form} clash={clash} theirs={say ? say(form.theirs) : String(form.theirs[at])} />}
    </div>
  );
}

interface ClashNoteProps<F> {
  readonly form: Form<F>;
  readonly clash: Clash<F>;
  readonly theirs: string;
}

function ClashNote<F>({ form, clash: { at, ...written }, theirs }: ClashNoteProps<F>) {
  const { t } = useTranslation();
  const format = useFormat();
  const by = written.by?.name ?? t(($) => $.calendar.remote.somebody);
  const since = written.when === null ? '' : format.since(Math.max(0, now() - msOf(written.when)));
  const choose = (whose: 'mine' | 'theirs', pressed: Element) => {
    // The buttons go, so the focus goes to what they were about.
    pressed.closest('[data-spot]')?.querySelector<HTMLElement>('input, button')?.focus();
    form.choose(at, whose);
  };
  return (
    <div className={styles['clash']} data-tone="arrived" data-clash={at} role="alert">
      <p>
        {theirs === ''
          ? t(($) => $.admin.form.clashEmpty, { by, since })
          : t(($) => $.admin.form.clash, { by, since, theirs })}
      </p>
      <div className={styles['ways']}>
        <Button size="s" onPress={({ target }) => choose('mine', target)}>
          {t(($) => $.admin.form.keepMine)}
        </Button>
        <Button size="s" onPress={({ target }) => choose('theirs', target)}>
          {t(($) => $.admin.form.takeTheirs)}
        </Button>
      </div>
    </div>
  );
}
