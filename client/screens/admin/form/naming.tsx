// The name of a thing in the clinic's own language and in the other one: two fields that belong together.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { languageNames } from '#shared/i18n/language.ts';
import type { Language } from '#shared/model/caller.ts';
import type { TranslatedNames } from '#shared/model/text.ts';
import { Spot } from './form-frame.tsx';
import type { Form } from './use-form.ts';
import styles from './form.module.css';

/** What is typed of a name. */
export interface NameTyped {
  readonly name: string;
  /** The name in the language the clinic does not write first. */
  readonly otherName: string;
}

/** What is typed of what stands under a name. */
export interface TitleTyped {
  readonly title: string;
  readonly otherTitle: string;
}

/** The other of the two languages. */
export function otherThan(language: Language): Language {
  return language === 'ar' ? 'en' : 'ar';
}

/** A text and its translations as two texts, the clinic's own first. */
export function inTwo(own: Language, text: string, texts: TranslatedNames): readonly [string, string] {
  return [texts[own] ?? text, texts[otherThan(own)] ?? ''];
}

/** The translations of two texts: only the other one needs saying beside the own. */
export function translations(own: Language, other: string): TranslatedNames {
  return other.trim() === '' ? {} : { [otherThan(own)]: other };
}

interface NameFieldsProps<F extends NameTyped> {
  readonly form: Form<F>;
  readonly own: Language;
  readonly label: string;
  /** The dialog begins here; true unless told. */
  readonly isFirst?: boolean;
}

/** Both names; the other one may be left empty. */
export function NameFields<F extends NameTyped>({ form, own, label, isFirst = true }: NameFieldsProps<F>) {
  const labels = useLabels(own, label);
  const { typed, faults } = form;
  return (
    <div className={styles['pair']}>
      <Spot form={form} at="name">
        <TextField
          label={labels.own}
          value={typed.name}
          onChange={(name) => form.change({ name } as Partial<F>)}
          error={faults['name']}
          autoComplete="off"
          autoFocus={isFirst}
        />
      </Spot>
      <Spot form={form} at="otherName">
        <TextField
          label={labels.other}
          value={typed.otherName}
          onChange={(otherName) => form.change({ otherName } as Partial<F>)}
          error={faults['otherName']}
          autoComplete="off"
          isOptional
        />
      </Spot>
    </div>
  );
}

/** Both titles; each may be left empty. */
export function TitleFields<F extends TitleTyped>({
  form,
  own,
  label,
}: Omit<NameFieldsProps<never>, 'form' | 'isFirst'> & {
  readonly form: Form<F>;
}) {
  const labels = useLabels(own, label);
  const { typed, faults } = form;
  return (
    <div className={styles['pair']}>
      <Spot form={form} at="title">
        <TextField
          label={labels.own}
          value={typed.title}
          onChange={(title) => form.change({ title } as Partial<F>)}
          error={faults['title']}
          autoComplete="off"
          isOptional
        />
      </Spot>
      <Spot form={form} at="otherTitle">
        <TextField
          label={labels.other}
          value={typed.otherTitle}
          onChange={(otherTitle) => form.change({ otherTitle } as Partial<F>)}
          error={faults['otherTitle']}
          autoComplete="off"
          isOptional
        />
      </Spot>
    </div>
  );
}

/** A label for each language; the own one says which it is only to a reader of the other. */
function useLabels(own: Language, label: string) {
  const { t } = useTranslation();
  const reads = useFormat().settings.language;
  const inLanguage = (one: Language) => t(($) => $.admin.form.inOther, { label, language: languageNames[one] });
  return { own: reads === own ? label : inLanguage(own), other: inLanguage(otherThan(own)) };
}
