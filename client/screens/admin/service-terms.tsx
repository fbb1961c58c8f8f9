// What a service takes, in groups a manager thinks in: its length, the time around it, its starts, how many at once, its limits.
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { clockMinutes } from './service-shape.ts';
import type { ServiceTyped } from './service-shape.ts';
import { Spot } from './form/form-frame.tsx';
import type { Form } from './form/use-form.ts';
import form from './form/form.module.css';
import styles from './service-terms.module.css';
import { numberOf } from './typed-number.ts';

type Numbered = 'duration' | 'before' | 'after' | 'step' | 'offset' | 'capacity' | 'cap' | 'notice' | 'ahead';

/** The groups, each with its fields; the first ones stand beside each other where there is room. */
const GROUPS = [
  { id: 'length', fields: ['duration'] },
  { id: 'atOnce', fields: ['capacity'] },
  { id: 'around', fields: ['before', 'after'] },
  { id: 'starts', fields: ['step', 'offset'] },
  { id: 'limits', fields: ['cap', 'notice', 'ahead'] },
] as const satisfies readonly { readonly id: string; readonly fields: readonly Numbered[] }[];

/** What may be left empty: there is no limit then. */
const OPTIONAL: ReadonlySet<Numbered> = new Set(['cap', 'ahead']);
/** What is typed in minutes: said in hours too once it is long. */
const LONG = 60;

/** All of them. */
export function ServiceTerms({ model }: { readonly model: Form<ServiceTyped> }) {
  const { t } = useTranslation();
  const labels = useLabels(model.typed);
  return (
    <div className={styles['groups']}>
      {GROUPS.map(({ id, fields }) => (
        <fieldset key={id} className={form['set']} data-wide={fields.length > 2}>
          <legend className={styles['title']}>{t(($) => $.admin.service.groups[id])}</legend>
          <div className={styles['fields']}>
            {fields.map((at) => (
              <Spot key={at} form={model} at={at}>
                <TextField
                  {...labels[at]}
                  value={model.typed[at]}
                  onChange={(text) => model.change({ [at]: text })}
                  error={model.faults[at]}
                  isOptional={OPTIONAL.has(at)}
                  inputMode={at === 'offset' ? 'text' : 'numeric'}
                  autoComplete="off"
                />
              </Spot>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

type Label = { readonly label: string; readonly hint: string };

function useLabels(typed: ServiceTyped): Readonly<Record<Numbered, Label>> {
  const { t } = useTranslation();
  const format = useFormat();
  const minutes = (text: string) => {
    const count = numberOf(text);
    return count >= LONG ? format.duration(count) : t(($) => $.admin.form.minutesHint);
  };
  const capacity = numberOf(typed.capacity);
  const from = clockMinutes(typed.offset);
  return {
    duration: { label: t(($) => $.admin.service.duration), hint: minutes(typed.duration) },
    capacity: {
      label: t(($) => $.admin.service.capacity),
      hint: capacity > 1 ? t(($) => $.admin.service.groupHint) : t(($) => $.admin.service.aloneHint),
    },
    before: { label: t(($) => $.admin.service.before), hint: t(($) => $.admin.service.bufferHint) },
    after: { label: t(($) => $.admin.service.after), hint: t(($) => $.admin.service.bufferHint) },
    step: { label: t(($) => $.admin.service.step), hint: minutes(typed.step) },
    offset: { label: t(($) => $.admin.service.offset), hint: startsFrom(from, numberOf(typed.step)) },
    cap: { label: t(($) => $.admin.service.cap), hint: t(($) => $.admin.service.capHint) },
    notice: { label: t(($) => $.admin.service.notice), hint: minutes(typed.notice) },
    ahead: { label: t(($) => $.admin.service.ahead), hint: t(($) => $.admin.service.aheadHint) },
  };

  /** The first three starts of a morning, so that nobody has to reckon. */
  function startsFrom(offset: number, step: number): string {
    if (!(offset >= 0) || !(step > 0)) return t(($) => $.admin.service.offsetHint);
    const first = offset + Math.max(0, Math.ceil((MORNING - offset) / step)) * step;
    const times = [first, first + step, first + 2 * step].map((minute) => format.time(minute % DAY));
    return t(($) => $.admin.service.startsAt, { times: times.join(' · ') });
  }
}

/** Eight in the morning, and a day, in minutes. */
const MORNING = 480;
const DAY = 1440;
