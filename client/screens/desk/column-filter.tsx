// Which columns are shown and in which order, and whether cancelled appointments are.
import { useTranslation } from 'react-i18next';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { Button as KitButton } from '#client/kit/button.tsx';
import { Checkbox, Switch } from '#client/kit/checkbox.tsx';
import { Icon } from '#client/kit/icon.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { PopoverPanel } from '#client/kit/popover.tsx';
import { moved } from '#client/screens/admin/order.ts';
import { shortId } from '#client/screens/place-text.ts';
import { go } from '#client/screens/place.ts';
import { isPlain } from './column-choice.ts';
import styles from './column-filter.module.css';
import { nameIn, titleIn } from './names.ts';
import { useScene } from './scene.ts';
import { useColumnChoice } from './use-column-choice.ts';

/** A button that says how many columns are shown and opens the list of all. */
export function ColumnFilter() {
  const { t } = useTranslation();
  const { offered, shown, place } = useScene();
  const words =
    shown.length === offered.length
      ? t(($) => $.desk.filter.columns, { count: offered.length })
      : t(($) => $.desk.filter.only, { shown: shown.length, all: offered.length });
  const title = t(($) => $.calendar.filter.title);
  return (
    <PopoverPanel
      label={title}
      trigger={
        <KitButton icon="show" data-opens="columns">
          <span className="visually-hidden">{title}: </span>
          <span className={styles['word']}>{words}</span>
        </KitButton>
      }
    >
      <Columns />
      <Switch isSelected={place.withCancelled} onChange={(withCancelled) => go({ withCancelled }, 'replace')}>
        {t(($) => $.calendar.filter.showCancelled)}
      </Switch>
    </PopoverPanel>
  );
}

/** Each column with its handle and its box: ticked it is shown, dragged it stands elsewhere. */
function Columns() {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const { offered, shown, schedules, place } = useScene();
  const own = useColumnChoice();
  const ids = offered.map(({ id }) => id);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder({ keys, target }) {
      const side = target.dropPosition === 'before' ? 'before' : 'after';
      own.arrange(moved(ids, new Set([...keys].map(String)), { at: String(target.key), side }));
    },
  });
  const isLinked = place.columns !== null;
  const choose = (id: string, isOn: boolean) => {
    if (!isLinked) return own.show(id, isOn);
    const chosen = offered.filter((one) => (one.id === id ? isOn : shown.includes(one)));
    return go({ columns: chosen.length === 0 ? null : chosen.map((one) => shortId(one.id)) }, 'replace');
  };
  return (
    <div className={styles['columns']}>
      <GridList
        aria-label={t(($) => $.day.columns.order)}
        className={styles['list'] ?? ''}
        selectionMode="none"
        keyboardNavigationBehavior="tab"
        items={offered.map((one) => ({ one, id: one.id, isShown: shown.includes(one) }))}
        dragAndDropHooks={dragAndDropHooks}
      >
        {({ one, id, isShown }) => {
          const name = nameIn(language, one);
          return (
            <GridListItem id={id} textValue={name} className={styles['row'] ?? ''} data-column-row={id}>
              <Button
                slot="drag"
                className={styles['handle'] ?? ''}
                aria-label={t(($) => $.day.columns.drag, { name })}
              >
                <Icon name="drag" size={15} />
              </Button>
              <Checkbox isSelected={isShown} onChange={(isOn) => choose(id, isOn)}>
                {name}
              </Checkbox>
              <span className={styles['title']}>{titleIn(language, one)}</span>
            </GridListItem>
          );
        }}
      </GridList>
      <Foot isLinked={isLinked} isPlain={isPlain(schedules, own.choice)} onReset={() => own.reset()} />
    </div>
  );
}

interface FootProps {
  readonly isLinked: boolean;
  readonly isPlain: boolean;
  readonly onReset: () => void;
}

/** Whose order this is, and the way back to the clinic's. */
function Foot({ isLinked, isPlain: isAsClinic, onReset }: FootProps) {
  const { t } = useTranslation();
  if (isLinked) {
    return (
      <p className={styles['foot']}>
        {t(($) => $.day.columns.linked)}
        <KitButton size="s" variant="quiet" onPress={() => go({ columns: null }, 'replace')}>
          {t(($) => $.day.columns.mine)}
        </KitButton>
      </p>
    );
  }
  return (
    <p className={styles['foot']}>
      {t(($) => $.day.columns.kept)}
      {!isAsClinic && (
        <KitButton size="s" variant="quiet" icon="undo" onPress={onReset}>
          {t(($) => $.day.columns.reset)}
        </KitButton>
      )}
    </p>
  );
}
