// What a manager can do about a member: what each entry of the menu asks and does.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuAction } from '#client/kit/menu.tsx';
import { useCaller } from '#client/screens/session.ts';
import type { Member } from '#shared/model/caller.ts';
import type { Asked } from './confirm-dialog.tsx';
import type { Linked } from './link-dialog.tsx';
import { useAct } from './use-act.ts';

interface MemberActionsWish {
  readonly onOpen: (open: { readonly kind: 'edit' | 'role'; readonly id: string }) => void;
  readonly onLinked: (linked: Linked) => void;
  /** Something was done that only the list shows: sessions ended. */
  readonly onDone: () => void;
}

/** The menu of a member, and the question that is open. Nobody lowers or shuts out themselves. */
export function useMemberActions({ onOpen, onLinked, onDone }: MemberActionsWish) {
  const { t } = useTranslation();
  const caller = useCaller();
  const act = useAct();
  const [asked, setAsked] = useState<Asked | null>(null);

  const actionsFor = (member: Member): readonly MenuAction[] => {
    const { id, name } = member;
    const ofMember = { memberId: id };
    const isSelf = id === caller.id;
    const edit: MenuAction = {
      id: 'edit',
      text: t(($) => $.admin.member.edit),
      icon: 'edit',
      run: () => onOpen({ kind: 'edit', id }),
    };
    if (!member.active) {
      const enabled = () => t(($) => $.admin.member.enabled, { name });
      const enable = () => void act('member.enable', ofMember, enabled);
      return [edit, { id: 'enable', text: t(($) => $.admin.member.enable), icon: 'undo', run: enable }];
    }
    const newLink = async () => {
      const made = await act('member.reset-password', ofMember);
      if (made) onLinked({ name, link: made.link, until: made.until, email: null, language: null });
    };
    const endSessions = async () => {
      await act('member.end-sessions', ofMember, ({ ended }) => t(($) => $.admin.member.ended, { count: ended }));
      onDone();
    };
    const disable = () => act('member.disable', ofMember, () => t(($) => $.admin.member.disabled, { name }));
    return [
      edit,
      ...(isSelf
        ? []
        : [
            {
              id: 'role',
              text: t(($) => $.admin.member.setRole),
              icon: 'people',
              run: () => onOpen({ kind: 'role', id }),
            } as const,
          ]),
      {
        id: 'link',
        text: t(($) => $.admin.member.newLink),
        icon: 'key',
        run: () =>
          setAsked({
            title: t(($) => $.admin.member.newLinkTitle, { name }),
            lead: t(($) => $.admin.member.newLinkLead),
            action: t(($) => $.admin.member.newLinkAction),
            isGentle: true,
            run: newLink,
          }),
      },
      {
        id: 'sessions',
        text: t(($) => $.admin.member.endSessions),
        icon: 'signOut',
        run: () =>
          setAsked({
            title: t(($) => $.admin.member.endTitle, { name }),
            lead: t(($) => $.admin.member.endLead),
            action: t(($) => $.admin.member.endAction),
            run: endSessions,
          }),
      },
      ...(isSelf
        ? []
        : [
            {
              id: 'disable',
              text: t(($) => $.admin.member.disable),
              icon: 'cancelled',
              isDanger: true,
              startsGroup: true,
              run: () =>
                setAsked({
                  title: t(($) => $.admin.member.disableTitle, { name }),
                  lead: t(($) => $.admin.member.disableLead),
                  action: t(($) => $.admin.member.disableAction),
                  run: disable,
                }),
            } as const,
          ]),
    ];
  };
  return { actionsFor, asked, close: () => setAsked(null) };
}
