// The command menu: one field, and under it everything this person can reach from here by typing.
import { useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '#client/kit/icon.tsx';
import { KeyHint } from '#client/kit/key-hint.tsx';
import { Spinner } from '#client/kit/spinner.tsx';
import { textDirection } from '#client/kit/text-direction.ts';
import { useCaller } from '#client/screens/session.ts';
import styles from './command-menu.module.css';
import { type Entry, GROUPS, type GroupName } from './entry.ts';
import { remember } from './recent.ts';
import { useEntries } from './use-entries.tsx';

/** Opens with the field ready; arrows walk, Enter does it, Escape leaves. */
export function CommandMenu({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const caller = useCaller();
  const [text, setText] = useState('');
  const { entries, isAsking } = useEntries(text);
  const title = t(($) => $.day.menu.title);
  const act = (key: string) => {
    const entry = entries.find(({ id }) => id === key);
    if (!entry) return;
    if (isKept(entry)) remember(caller.id, entry.id);
    onClose();
    entry.run();
  };
  return (
    <ModalOverlay
      className={styles['veil'] ?? ''}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
      data-veil
    >
      <Modal className={styles['box'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} aria-label={title}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            <TextField className={styles['field'] ?? ''} aria-label={title} autoFocus>
              <span className={styles['lead']}>{isAsking ? <Spinner /> : <Icon name="search" size={18} />}</span>
              <Input
                className={styles['input'] ?? ''}
                placeholder={t(($) => $.day.menu.placeholder)}
                {...textDirection(text, false)}
              />
              <KeyHint keys="Esc" />
            </TextField>
            {/* A list that is walked from the field is scrolled by its own keys only once it can have the focus. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <div className={styles['list']} role="group" aria-label={title} tabIndex={0}>
              <ListBox
                className={styles['lines'] ?? ''}
                aria-label={title}
                onAction={(key) => act(String(key))}
                renderEmptyState={() => (
                  <p className={styles['nothing']}>
                    {isAsking ? t(($) => $.common.state.loading) : t(($) => $.day.menu.nothing, { text })}
                  </p>
                )}
              >
                {groupsOf(entries).map(({ group, some }) => (
                  <ListBoxSection key={group} id={group} className={styles['group'] ?? ''}>
                    <Header className={styles['title'] ?? ''}>{t(($) => $.day.menu.group[group])}</Header>
                    {some.map((entry) => (
                      <Line key={entry.id} entry={entry} />
                    ))}
                  </ListBoxSection>
                ))}
              </ListBox>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Line({ entry: { id, icon, text, content, hint } }: { readonly entry: Entry }) {
  return (
    <ListBoxItem id={id} textValue={text} className={styles['item'] ?? ''}>
      <span className={styles['icon']}>
        <Icon name={icon} />
      </span>
      <span className={styles['words']}>{content ?? <bdi>{text}</bdi>}</span>
      {hint !== undefined && <KeyHint keys={hint} />}
    </ListBoxItem>
  );
}

/** Nobody reads on a shared desk whom the last person looked up. */
function isKept({ group }: Entry): boolean {
  return group !== 'patients' && group !== 'dates';
}

function groupsOf(
  entries: readonly Entry[],
): readonly { readonly group: GroupName; readonly some: readonly Entry[] }[] {
  return GROUPS.map((group) => ({ group, some: entries.filter((one) => one.group === group) })).filter(
    ({ some }) => some.length > 0,
  );
}
