// Next free: one press starts a booking at the first free time of a practitioner.
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button as KitButton } from '#client/kit/button.tsx';
import { cls } from '#client/kit/cls.ts';
import { useFormat } from '#client/kit/locale.tsx';
import styles from './arrivals-panel.module.css';
import { useDesk } from './desk-context.ts';
import { nameIn } from './names.ts';
import { useScene } from './scene.ts';
import { wallOf } from './times.ts';
import { type FreeChip, inPlace } from './free-chips.ts';
import { useNextFree } from './use-next-free.ts';

const MOST_CHIPS = 8;

/** The section of the panel. */
export function NextFree() {
  const { t } = useTranslation();
  const chips = useNextFree();
  const { shown, hands } = useStill(chips);
  const desk = useDesk();
  return (
    <section aria-labelledby="free-title" className={cls(styles['section'], styles['pinned'])}>
      <div className={styles['head']}>
        <h2 id="free-title" className={styles['title']}>
          {t(($) => $.calendar.nextFree.title)}
        </h2>
        <KitButton size="s" variant="quiet" hint="E" onPress={() => desk.ask({ kind: 'first-free' })}>
          {t(($) => $.desk.firstFree.open)}
        </KitButton>
      </div>
      {chips === null && <p className={styles['nobody']}>{t(($) => $.calendar.nextFree.loading)}</p>}
      {chips?.length === 0 && <p className={styles['nobody']}>{t(($) => $.calendar.nextFree.none)}</p>}
      <ul className={styles['chips']} {...hands}>
        {shown?.slice(0, MOST_CHIPS).map((chip) => (
          <Chip key={chip.schedule.id} chip={chip} />
        ))}
      </ul>
    </section>
  );
}

/** Under a pointer, or with the focus in it, each chip keeps its place and only its time becomes another. */
function useStill(chips: readonly FreeChip[] | null) {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [order, setOrder] = useState<readonly string[]>([]);
  const isHeld = isPointed || isFocused;
  const shown = isHeld && chips ? inPlace(chips, order) : chips;
  const present = shown?.map(({ schedule }) => schedule.id) ?? order;
  if (!isHeld && present.join() !== order.join()) setOrder(present);
  const hands = {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  };
  return { shown, hands };
}

function Chip({ chip }: { readonly chip: FreeChip }) {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useDesk();
  const { settings, date } = useScene();
  const { language } = format.settings;
  const { date: on, minutes } = wallOf(chip.start, settings?.clinic.zone ?? 'UTC');
  const time = on === date ? format.time(minutes) : `${format.weekday(on, 'short')} ${format.time(minutes)}`;
  const name = nameIn(language, chip.schedule);
  const service = settings?.services.find(({ id }) => id === chip.serviceId);
  const words = { time, name, service: service ? nameIn(language, service) : '' };
  const { scheduleIds, start, serviceId } = chip;
  return (
    <li>
      <Button
        className={styles['chip'] ?? ''}
        onPress={() => desk.book({ scheduleIds: [...scheduleIds], start, serviceId })}
      >
        <span className="visually-hidden">{t(($) => $.desk.nextFree.chip, words)}</span>
        <bdi aria-hidden="true" dir={format.direction}>
          {time}
        </bdi>
        <span aria-hidden="true" className={styles['name']} dir="auto">
          {shortName(name)}
        </span>
      </Button>
    </li>
  );
}

/** The title and first name: enough among colleagues. */
function shortName(name: string): string {
  return name.split(' ').slice(0, 2).join(' ');
}
