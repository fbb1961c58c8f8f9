// The hours of a week: a row per weekday in the clinic's week, open or closed, with as many windows as it has.
import { useTranslation } from 'react-i18next';
import { Switch } from '#client/kit/checkbox.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Menu, type MenuAction } from '#client/kit/menu.tsx';
import type { Clinic } from '#shared/model/clinic.ts';
import styles from './hours-editor.module.css';
import { copiedTo, nextWindow, type TypedWindow, weekFrom } from './hours.ts';
import { weekdayName } from './hours-words.ts';
import { HoursWindow } from './hours-window.tsx';
import { typedMinutes } from './hours-shape.ts';

interface HoursEditorProps {
  readonly hours: readonly TypedWindow[];
  readonly onChange: (hours: readonly TypedWindow[]) => void;
  /** Sentences by `hours.N`, the window's place, or by a field of it, below `at`. */
  readonly faults: Readonly<Record<string, string>>;
  /** Where the hours stand in the form: `hours` unless it is told. */
  readonly at?: string;
  readonly clinic: Pick<Clinic, 'weekStart' | 'weekend'>;
}

/** The week. */
export function HoursEditor({ hours, onChange, faults, at: path = 'hours', clinic }: HoursEditorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const week = weekFrom(clinic.weekStart);
  const add = (weekday: number) => {
    const ofDay = hours.filter((one) => one.weekday === weekday);
    const next = nextWindow(ofDay.map(({ to }) => ({ to: typedMinutes(to) ?? 0 })));
    onChange([...hours, { weekday, from: format.time(next.from), to: format.time(next.to) }]);
  };
  const copiesOf = (day: number): readonly MenuAction[] => {
    const next = week[(week.indexOf(day) + 1) % 7] ?? day;
    const ways = [
      { id: 'next', text: t(($) => $.admin.hours.toNext, { day: weekdayName(format, next) }), to: [next] },
      {
        id: 'workdays',
        text: t(($) => $.admin.hours.toWorkdays),
        to: week.filter((one) => !clinic.weekend.includes(one)),
      },
      { id: 'all', text: t(($) => $.admin.hours.toAll), to: week },
    ];
    return ways.map(({ to, ...way }) => ({ ...way, run: () => onChange(copiedTo(hours, day, to)) }));
  };
  return (
    <div className={styles['week']}>
      {week.map((weekday) => {
        const day = weekdayName(format, weekday);
        const windows = hours.map((one, at) => ({ one, at })).filter(({ one }) => one.weekday === weekday);
        const isOpen = windows.length > 0;
        const copy = t(($) => $.admin.hours.copyOf, { day });
        return (
          <div key={weekday} className={styles['day']} role="group" aria-label={day} data-weekday={weekday}>
            <div className={styles['which']}>
              <Switch
                isSelected={isOpen}
                onChange={(open) => (open ? add(weekday) : onChange(hours.filter((one) => one.weekday !== weekday)))}
              >
                {day}
              </Switch>
            </div>
            <div className={styles['windows']}>
              {!isOpen && <p className={styles['closed']}>{t(($) => $.admin.hours.closed)}</p>}
              {windows.map(({ one, at }, place) => (
                <HoursWindow
                  key={at}
                  window={one}
                  day={day}
                  place={place + 1}
                  error={faults[`${path}.${at}`]}
                  faultAt={{ from: faults[`${path}.${at}.from`], to: faults[`${path}.${at}.to`] }}
                  onChange={(times) =>
                    onChange(hours.map((other, index) => (index === at ? { weekday, ...times } : other)))
                  }
                  onSplit={(...both) => onChange(hours.toSpliced(at, 1, ...both.map((one) => ({ weekday, ...one }))))}
                  onRemove={() => onChange(hours.filter((_, index) => index !== at))}
                />
              ))}
            </div>
            {isOpen && (
              <div className={styles['acts']}>
                <IconButton
                  icon="add"
                  size="s"
                  label={t(($) => $.admin.hours.addWindowOn, { day })}
                  onPress={() => add(weekday)}
                />
                <Menu
                  label={copy}
                  actions={copiesOf(weekday)}
                  trigger={<IconButton icon="copy" size="s" label={copy} />}
                />
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}
