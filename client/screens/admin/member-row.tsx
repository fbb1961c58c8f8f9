// A member in the list: name, role, address, state, and where they are signed in.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '#client/kit/avatar.tsx';
import { Bdi, Name } from '#client/kit/bidi.tsx';
import { IconButton } from '#client/kit/icon-button.tsx';
import { useFormat } from '#client/kit/locale.tsx';
import { Menu, type MenuAction } from '#client/kit/menu.tsx';
import { clinicNow } from '#client/screens/clinic-clock.ts';
import { nameIn } from '#client/screens/desk/names.ts';
import { useCaller } from '#client/screens/session.ts';
import type { KnownMember } from '#shared/contract/queries.ts';
import type { Member } from '#shared/model/caller.ts';
import type { Schedule } from '#shared/model/schedule.ts';
import { msOf } from '#shared/time/instant.ts';
import styles from './list.module.css';
import { Tag } from './section.tsx';

interface MemberRowProps {
  readonly member: Member;
  /** What only managers are told; undefined until it is read. */
  readonly known: KnownMember | undefined;
  readonly schedules: readonly Schedule[];
  readonly actions: readonly MenuAction[];
  /** Stands where what is known will be. */
  readonly waiting: ReactNode;
}

/** The row. */
export function MemberRow({ member, known, schedules, actions, waiting }: MemberRowProps) {
  const { t } = useTranslation();
  const { language } = useFormat().settings;
  const caller = useCaller();
  const schedule = schedules.find(({ id }) => id === member.scheduleId);
  const ownColumn = schedule ? nameIn(language, schedule) : '';
  const more = t(($) => $.admin.list.more, { name: member.name });
  return (
    <li className={styles['row']} data-quiet={!member.active} data-row={member.id}>
      <Avatar id={member.id} name={member.name} size={32} isDecorative />
      <div className={styles['words']}>
        <p className={styles['name']}>
          <Name>{member.name}</Name>
          {member.id === caller.id && <Tag>{t(($) => $.admin.member.you)}</Tag>}
          {!member.active && <Tag>{t(($) => $.admin.member.state.off)}</Tag>}
          {member.active && known?.hasPassword === false && (
            <Tag tone="arrived">{t(($) => $.admin.member.state.invited)}</Tag>
          )}
        </p>
        <p className={styles['under']}>
          {t(($) => $.common.role[member.role])}
          {ownColumn !== '' && ownColumn !== member.name && (
            <>
              {' · '}
              <Bdi>{ownColumn}</Bdi>
            </>
          )}
        </p>
      </div>
      <div className={styles['facts']}>
        {known ? (
          <>
            <p>
              <bdi dir="ltr">{known.email}</bdi>
            </p>
            {known.active && known.hasPassword && <p>{<Seen known={known} />}</p>}
          </>
        ) : (
          waiting
        )}
      </div>
      <div className={styles['acts']}>
        <Menu label={more} actions={actions} trigger={<IconButton icon="more" label={more} />} />
      </div>
    </li>
  );
}

function Seen({ known: { sessions, seenAt } }: { readonly known: KnownMember }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (sessions === 0 || seenAt === null) return t(($) => $.admin.member.signedOut);
  const since = format.since(Math.max(0, clinicNow() - msOf(seenAt)));
  return `${t(($) => $.admin.member.sessions, { count: sessions })} · ${t(($) => $.admin.member.seen, { since })}`;
}
