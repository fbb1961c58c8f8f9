// The services: what can be booked, in which order it is offered.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Name } from '#client/kit/bidi.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { nameIn } from '#client/screens/desk/names.ts';
import type { Service } from '#shared/model/service.ts';
import type { SectionProps } from './admin.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import styles from './list.module.css';
import { OrderedList } from './ordered-list.tsx';
import { RowMenu } from './row-menu.tsx';
import { SectionHead, Tag } from './section.tsx';
import { ServiceDialog } from './service-dialog.tsx';
import { needsWords } from './service-words.ts';
import { useAct } from './use-act.ts';
import { useRetire } from './use-retire.ts';

/** The list. */
export function ServicesSection({ settings }: SectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const act = useAct();
  const retire = useRetire('service');
  const [open, setOpen] = useState<{ readonly id: string | null } | null>(null);
  const { services, schedules } = settings;
  const ids = services.map(({ id }) => id);
  const order = (serviceIds: readonly string[]) =>
    act('service.arrange', { serviceIds: [...serviceIds] }, () => t(($) => $.admin.list.arranged));
  const chosen = open === null || open.id === null ? null : (services.find(({ id }) => id === open.id) ?? null);
  const rowOf = (service: Service) => {
    const name = nameIn(format.settings.language, service);
    const facts = {
      duration: format.duration(service.durationMinutes),
      needs: needsWords(t, format, service.needs, schedules),
    };
    return {
      id: service.id,
      text: name,
      isQuiet: !service.active,
      content: (
        <>
          <span className={styles['mark']} data-service={service.color} aria-hidden="true" />
          <div className={styles['words']}>
            <p className={styles['name']}>
              <Name>{name}</Name>
              {service.public && <Tag tone="confirmed">{t(($) => $.admin.service.isPublic)}</Tag>}
              {!service.active && <Tag>{t(($) => $.admin.list.inactive)}</Tag>}
            </p>
            <p className={styles['under']}>{t(($) => $.admin.service.facts, facts)}</p>
          </div>
          <div className={styles['acts']}>
            <RowMenu
              id={service.id}
              name={name}
              ids={ids}
              onOrder={order}
              onEdit={() => setOpen({ id: service.id })}
              retire={retire.actionFor(service, name)}
            />
          </div>
        </>
      ),
    };
  };
  return (
    <div className={styles['section']}>
      <SectionHead
        title={t(($) => $.admin.section.services)}
        lead={t(($) => $.admin.service.lead)}
        add={t(($) => $.admin.service.add)}
        onAdd={() => setOpen({ id: null })}
      />
      {services.length === 0 ? (
        <p className={styles['none']}>{t(($) => $.admin.service.none)}</p>
      ) : (
        <OrderedList label={t(($) => $.admin.section.services)} rows={services.map(rowOf)} onOrder={order} />
      )}
      {open && (open.id === null || chosen) && (
        <ServiceDialog service={chosen} settings={settings} onClose={() => setOpen(null)} />
      )}
      {retire.asked && <ConfirmDialog {...retire.asked} onClose={retire.close} />}
    </div>
  );
}
