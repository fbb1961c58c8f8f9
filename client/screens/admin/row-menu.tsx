// What every ordered row offers: editing, a step up or down, and going out of use.
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/kit/icon-button.tsx';
import { Menu, type MenuAction } from '#client/kit/menu.tsx';
import { stepped } from './order.ts';

interface RowMenuProps {
  readonly id: string;
  readonly name: string;
  readonly ids: readonly string[];
  readonly onOrder: (ids: readonly string[]) => Promise<unknown>;
  readonly onEdit: () => void;
  readonly retire: MenuAction;
}

/** The edit button and the menu behind the dots. */
export function RowMenu({ id, name, ids, onOrder, onEdit, retire }: RowMenuProps) {
  const { t } = useTranslation();
  const at = ids.indexOf(id);
  const actions: readonly MenuAction[] = [
    {
      id: 'up',
      text: t(($) => $.admin.list.up),
      isDisabled: at === 0,
      run: () => void onOrder(stepped(ids, id, -1)),
    },
    {
      id: 'down',
      text: t(($) => $.admin.list.down),
      isDisabled: at === ids.length - 1,
      run: () => void onOrder(stepped(ids, id, 1)),
    },
    retire,
  ];
  return (
    <>
      <IconButton icon="edit" label={t(($) => $.admin.list.editOf, { name })} onPress={onEdit} />
      <Menu
        label={t(($) => $.admin.list.more, { name })}
        actions={actions}
        trigger={<IconButton icon="more" label={t(($) => $.admin.list.more, { name })} />}
      />
    </>
  );
}
