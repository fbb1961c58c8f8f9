// The members: who works here, as what, and where they are signed in.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#client/kit/locale.tsx';
import { ErrorNote } from '#client/kit/notes.tsx';
import { Skeleton } from '#client/kit/spinner.tsx';
import { useClinicNow } from '#client/screens/clinic-clock.ts';
import { useReading } from '#client/screens/use-reading.ts';
import type { SectionProps } from './admin.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { EditMemberDialog } from './edit-member-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LinkDialog, type Linked } from './link-dialog.tsx';
import styles from './list.module.css';
import { MemberRow } from './member-row.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { SectionHead } from './section.tsx';
import { useMemberActions } from './use-member-actions.ts';

/** Where people are signed in is looked at again this often, in ms; what changes of a member itself at once. */
const LOOK_EVERY = 20_000;

/** What is open over the list. */
export type MemberOpen = { readonly kind: 'invite' } | { readonly kind: 'edit' | 'role'; readonly id: string };

/** The list. */
export function MembersSection({ settings }: SectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState<MemberOpen | null>(null);
  const [linked, setLinked] = useState<Linked | null>(null);
  const [looks, setLooks] = useState(0);
  const lookedAt = useClinicNow(LOOK_EVERY);
  const newest = settings.members.reduce((most, { version }) => Math.max(most, version), 0);
  const list = useReading('member.list', {}, { edition: `${lookedAt} ${looks} ${newest}` });
  const known = list.value ?? [];
  const { actionsFor, asked, close } = useMemberActions({
    onOpen: setOpen,
    onLinked: setLinked,
    onDone: () => setLooks((was) => was + 1),
  });
  const rows = settings.members.toSorted(
    (a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, format.tag),
  );
  const chosen = open && open.kind !== 'invite' ? settings.members.find(({ id }) => id === open.id) : undefined;
  const isFirst = list.value === null && list.state !== 'failed';
  return (
    <div className={styles['section']}>
      <SectionHead
        title={t(($) => $.admin.section.members)}
        lead={t(($) => $.admin.member.lead)}
        add={t(($) => $.admin.member.invite)}
        onAdd={() => setOpen({ kind: 'invite' })}
      />
      {list.state === 'failed' && (
        <ErrorNote onRetry={() => setLooks(looks + 1)}>{t(($) => $.common.state.failed)}</ErrorNote>
      )}
      <ul className={styles['list']} aria-label={t(($) => $.admin.section.members)} aria-busy={isFirst}>
        {rows.map((member) => {
          const more = known.find(({ id }) => id === member.id);
          return (
            <MemberRow
              key={member.id}
              member={member}
              known={more}
              schedules={settings.schedules}
              actions={actionsFor(member)}
              waiting={isFirst && <Skeleton width="14ch" />}
            />
          );
        })}
      </ul>
      {open?.kind === 'invite' && (
        <InviteDialog settings={settings} onClose={() => setOpen(null)} onLinked={setLinked} />
      )}
      {open?.kind === 'edit' && chosen && (
        <EditMemberDialog member={chosen} settings={settings} onClose={() => setOpen(null)} />
      )}
      {open?.kind === 'role' && chosen && (
        <RoleDialog member={chosen} settings={settings} onClose={() => setOpen(null)} />
      )}
      {asked && <ConfirmDialog {...asked} onClose={close} />}
      {linked && <LinkDialog linked={linked} clinic={settings.clinic} onClose={() => setLinked(null)} />}
    </div>
  );
}
