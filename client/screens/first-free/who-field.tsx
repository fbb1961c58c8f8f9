// With whom: anyone, one of them or several.
import { Button, Dialog, DialogTrigger, ListBox, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ChoiceItem } from '#client/kit/choice.tsx';
import { cls } from '#client/kit/cls.ts';
import fields from '#client/kit/field.module.css';
import { Icon } from '#client/kit/icon.tsx';
import lists from '#client/kit/list-box.module.css';
import { useFormat } from '#client/kit/locale.tsx';
import { nameIn, titleIn } from '#client/screens/desk/names.ts';
import type { Id } from '#shared/model/id.ts';
import type { Schedule } from '#shared/model/schedule.ts';

interface WhoFieldProps {
  readonly able: readonly Schedule[];
  /** Nobody chosen is anyone. */
  readonly chosen: readonly Id[];
  readonly onChange: (ids: readonly Id[]) => void;
}

const ANYONE = 'anyone';

/** A button that says who, and opens a list in which several can be ticked. */
export function WhoField({ able, chosen, onChange }: WhoFieldProps) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const label = t(($) => $.desk.firstFree.who);
  // Where there is only one, it is that one.
  const isOnly = able.length === 1;
  const named = isOnly ? able : able.filter(({ id }) => chosen.includes(id));
  const [first] = named;
  const words =
    first === undefined
      ? t(($) => $.desk.firstFree.anyone)
      : named.length === 1
        ? nameIn(language, first)
        : t(($) => $.desk.firstFree.several, { count: named.length });
  const choices = [
    ...(isOnly ? [] : [{ id: ANYONE, text: t(($) => $.desk.firstFree.anyone) }]),
    ...able.map((one) => ({ id: one.id, text: nameIn(language, one), detail: titleIn(language, one) })),
  ];
  return (
    <div className={fields['field']}>
      <span className={fields['label']} aria-hidden="true">
        {label}
      </span>
      <DialogTrigger>
        <Button className={cls(fields['input'], fields['chooser'])}>
          <span className="visually-hidden">{label}: </span>
          <span className={fields['chosen']}>
            <bdi>{words}</bdi>
          </span>
          <Icon name="down" />
        </Button>
        <Popover className={lists['popover'] ?? ''} offset={4}>
          <Dialog aria-label={label}>
            <ListBox
              aria-label={label}
              autoFocus
              className={lists['list'] ?? ''}
              items={choices}
              selectionMode="multiple"
              escapeKeyBehavior="none"
              selectedKeys={named.length === 0 ? [ANYONE] : named.map(({ id }) => id)}
              onSelectionChange={(keys) => {
                const ids = keys === 'all' ? able.map(({ id }) => id) : [...keys].map(String);
                const wasAnyone = named.length === 0;
                const wantsAnyone = ids.includes(ANYONE) && !wasAnyone;
                onChange(wantsAnyone ? [] : ids.filter((id) => id !== ANYONE));
              }}
            >
              {(choice) => <ChoiceItem choice={choice} />}
            </ListBox>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}
