// Practitioners, rooms and devices: who and what has a column, in which order and at which hours.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import { type Schedule, type ScheduleKind, scheduleKind } from '#shared/model/schedule.ts';
import type { SectionProps } from './admin.tsx';
import { AddScheduleDialog } from './add-schedule-dialog.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { EditScheduleDialog } from './edit-schedule-dialog.tsx';
import { HoursDialog } from './hours-dialog.tsx';
import styles from './list.module.css';
import { woven } from './order.ts';
import { OrderedList } from './ordered-list.tsx';
import { ScheduleRow } from './schedule-row.tsx';
import { SectionHead } from './section.tsx';
import { useAct } from './use-act.ts';
import { useRetire } from './use-retire.ts';

/** What is open over the lists. */
type Open =
  | { readonly kind: 'add'; readonly of: ScheduleKind }
  | { readonly kind: 'edit' | 'hours'; readonly id: string };

/** One list per kind; the order of all of them is one. */
export function SchedulesSection({ settings }: SectionProps) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const act = useAct();
  const retire = useRetire('schedule');
  const [open, setOpen] = useState<Open | null>(null);
  const { schedules, clinic } = settings;
  const all = schedules.map(({ id }) => id);
  const order = (some: readonly string[]) =>
    act('schedule.arrange', { scheduleIds: woven(all, some) }, () => t(($) => $.admin.list.arranged));
  const close = () => setOpen(null);
  const chosen = open && open.kind !== 'add' ? schedules.find(({ id }) => id === open.id) : undefined;
  const rowOf = (schedule: Schedule, ids: readonly string[]) => ({
    id: schedule.id,
    text: nameIn(language, schedule),
    isQuiet: !schedule.active,
    content: (
      <ScheduleRow
        schedule={schedule}
        clinic={clinic}
        ids={ids}
        onOrder={order}
        onEdit={() => setOpen({ kind: 'edit', id: schedule.id })}
        onHours={() => setOpen({ kind: 'hours', id: schedule.id })}
        retire={retire.actionFor(schedule, nameIn(language, schedule))}
      />
    ),
  });
  return (
    <div className={styles['sections']}>
      <SectionHead title={t(($) => $.admin.section.schedules)} lead={t(($) => $.admin.schedule.lead)} />
      {scheduleKind.options.map((kind) => {
        const ofKind = schedules.filter((one) => one.kind === kind);
        const ids = ofKind.map(({ id }) => id);
        return (
          <section key={kind} className={styles['section']}>
            <SectionHead
              isBelow
              title={t(($) => $.admin.kind[kind])}
              add={t(($) => $.admin.schedule.add[kind])}
              onAdd={() => setOpen({ kind: 'add', of: kind })}
            />
            {ofKind.length === 0 ? (
              <p className={styles['none']}>{t(($) => $.admin.schedule.none[kind])}</p>
            ) : (
              <OrderedList
                label={t(($) => $.admin.kind[kind])}
                rows={ofKind.map((one) => rowOf(one, ids))}
                onOrder={order}
              />
            )}
          </section>
        );
      })}
      {open?.kind === 'add' && <AddScheduleDialog kind={open.of} clinic={clinic} onClose={close} />}
      {open?.kind === 'edit' && chosen && <EditScheduleDialog schedule={chosen} clinic={clinic} onClose={close} />}
      {open?.kind === 'hours' && chosen && <HoursDialog schedule={chosen} clinic={clinic} onClose={close} />}
      {retire.asked && <ConfirmDialog {...retire.asked} onClose={retire.close} />}
    </div>
  );
}
