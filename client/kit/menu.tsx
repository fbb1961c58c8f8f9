// A menu of actions behind a button.
import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import styles from './list-box.module.css';

/** An action of a menu; a line is drawn above it where `startsGroup`. */
export interface MenuAction {
  readonly id: string;
  readonly text: string;
  readonly icon?: IconName | undefined;
  readonly hint?: string | undefined;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  readonly startsGroup?: boolean;
  readonly run: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly actions: readonly MenuAction[];
  /** The button that opens it. */
  readonly trigger: ReactNode;
}

/** The trigger with its menu. */
export function Menu({ label, actions, trigger }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles['popover'] ?? ''} offset={4} placement="bottom end">
        <ActionList label={label} actions={actions} />
      </Popover>
    </MenuTrigger>
  );
}

interface ContextMenuProps extends Pick<MenuProps, 'label' | 'actions'> {
  /** What it belongs to and opens beside; null while it is closed. */
  readonly on: Element | null;
  readonly onClose: () => void;
}

/** A menu of something on the page, opened by its context key or a right click. The focus goes back to that thing. */
export function ContextMenu({ label, actions, on, onClose }: ContextMenuProps) {
  return (
    <Popover
      aria-label={label}
      className={styles['popover'] ?? ''}
      offset={4}
      placement="bottom start"
      triggerRef={{ current: on }}
      isOpen={on !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <ActionList label={label} actions={actions} onClose={onClose} />
    </Popover>
  );
}

interface ActionListProps extends Pick<MenuProps, 'label' | 'actions'> {
  readonly onClose?: () => void;
}

function ActionList({ label, actions, onClose }: ActionListProps) {
  return (
    <AriaMenu
      aria-label={label}
      className={styles['list'] ?? ''}
      autoFocus="first"
      {...(onClose === undefined ? {} : { onClose })}
    >
      {actions.flatMap((action) => [
        ...(action.startsGroup === true
          ? [<Separator key={`${action.id}-line`} className={styles['separator'] ?? ''} />]
          : []),
        <MenuActionItem key={action.id} action={action} />,
      ])}
    </AriaMenu>
  );
}

function MenuActionItem({ action }: { readonly action: MenuAction }) {
  return (
    <MenuItem
      id={action.id}
      textValue={action.text}
      onAction={action.run}
      isDisabled={action.isDisabled === true}
      className={styles['item'] ?? ''}
      {...(action.isDanger === true ? { 'data-danger': true } : {})}
    >
      {action.icon && <Icon name={action.icon} />}
      <span className={styles['words']}>{action.text}</span>
      {action.hint !== undefined && <KeyHint keys={action.hint} />}
    </MenuItem>
  );
}
