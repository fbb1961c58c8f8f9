// A form of ours: Enter in a line submits it, Control and Enter from anywhere, and what is wrong is said by us.
import type { ComponentProps } from 'react';
import { isSubmitKey } from './submit-key.ts';

type SubmitFormProps = Omit<ComponentProps<'form'>, 'onSubmit' | 'onKeyDownCapture' | 'noValidate'> & {
  readonly onSubmit: () => void;
};

/** The form; a button elsewhere submits it by its id. */
export function SubmitForm({ onSubmit, ...rest }: SubmitFormProps) {
  return (
    <form
      {...rest}
      noValidate
      onKeyDownCapture={(event) => isSubmitKey(event) && onSubmit()}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    />
  );
}
