// The tags of an appointment: short words a clinic sorts by.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import fields from '#client/kit/field.module.css';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { TextField } from '#client/kit/text-field.tsx';
import { faultsOf } from '#shared/contract/faults.ts';
import { fieldText } from '#shared/i18n/refusal-text.ts';
import type { Appointment } from '#shared/model/appointment.ts';
import { tagText } from '#shared/model/text.ts';
import { refusalSentence } from './refusals.ts';
import styles from './tag-list.module.css';
import { useEdits } from './use-edits.ts';

interface TagListProps {
  readonly appointment: Appointment;
  readonly isReadOnly: boolean;
}

/** Each tag can be taken away; Enter adds the one that is typed. */
export function TagList({ appointment, isReadOnly }: TagListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const edit = useEdits();
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const { id, version, tags } = appointment;
  const give = async (next: readonly string[]) => {
    const came = await edit({ appointmentId: id, baseVersion: version, base: { tags }, tags: [...next] });
    if (came.how === 'refused') setError(refusalSentence(came.no, t, format));
  };
  const add = () => {
    const parsed = tagText.safeParse(typed ?? '');
    const [wrong] = parsed.success ? [] : faultsOf(parsed.error, typed);
    if (wrong) return setError(fieldText(t, wrong.problem, wrong.params));
    setTyped(null);
    setError(undefined);
    const tag = parsed.data ?? '';
    return tags.includes(tag) ? undefined : void give([...tags, tag]);
  };
  if (isReadOnly && tags.length === 0) return null;
  return (
    <div className={fields['field']}>
      <span className={fields['label']}>{t(($) => $.booking.tag.title)}</span>
      <ul className={styles['tags']}>
        {tags.map((tag) => (
          <li key={tag} className={styles['tag']}>
            <bdi>{tag}</bdi>
            {!isReadOnly && (
              <IconButton
                icon="close"
                size="s"
                label={t(($) => $.booking.tag.remove, { tag })}
                onPress={() => void give(tags.filter((one) => one !== tag))}
              />
            )}
          </li>
        ))}
        {!isReadOnly && typed === null && (
          <li>
            <Button size="s" variant="quiet" icon="add" onPress={() => setTyped('')}>
              {t(($) => $.booking.tag.add)}
            </Button>
          </li>
        )}
      </ul>
      {typed !== null && (
        <div
          role="presentation"
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
            else if (event.key === 'Escape') setTyped(null);
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        >
          <TextField label={t(($) => $.booking.tag.add)} value={typed} onChange={setTyped} error={error} autoFocus />
        </div>
      )}
    </div>
  );
}
