// Which columns are shown, and whether cancelled appointments are.
import { useTranslation } from 'react-i18next';
import { Button } from '#client/kit/button.tsx';
import { Checkbox, Switch } from '#client/kit/checkbox.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { PopoverPanel } from '#client/kit/popover.tsx';
import { shortId } from '#client/screens/place-text.ts';
import { go } from '#client/screens/place.ts';
import type { ScheduleKind } from '#shared/model/schedule.ts';
import styles from './column-filter.module.css';
import { nameIn } from './names.ts';
import { useScene } from './scene.ts';

const KINDS: readonly ScheduleKind[] = ['practitioner', 'room', 'device'];

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
        <Button icon="show">
          <span className="visually-hidden">{title}: </span>
          <span className={styles['word']}>{words}</span>
        </Button>
      }
    >
      <Columns />
      <Switch isSelected={place.withCancelled} onChange={(withCancelled) => go({ withCancelled }, 'replace')}>
        {t(($) => $.calendar.filter.showCancelled)}
      </Switch>
    </PopoverPanel>
  );
}

function Columns() {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const { offered, shown } = useScene();
  const titles = {
    practitioner: t(($) => $.calendar.filter.practitioners),
    room: t(($) => $.calendar.filter.rooms),
    device: t(($) => $.calendar.filter.devices),
  };
  const choose = (id: string, isOn: boolean) => {
    const chosen = offered.filter((one) => (one.id === id ? isOn : shown.includes(one)));
    const isAll = chosen.length === 0 || chosen.length === offered.length;
    go({ columns: isAll ? null : chosen.map((one) => shortId(one.id)) }, 'replace');
  };
  return KINDS.map((kind) => {
    const some = offered.filter((one) => one.kind === kind);
    if (some.length === 0) return null;
    return (
      <div key={kind} role="group" aria-label={titles[kind]} className={styles['group']}>
        <span className={styles['title']} aria-hidden="true">
          {titles[kind]}
        </span>
        {some.map((one) => (
          <Checkbox key={one.id} isSelected={shown.includes(one)} onChange={(isOn) => choose(one.id, isOn)}>
            {nameIn(language, one)}
          </Checkbox>
        ))}
      </div>
    );
  });
}
