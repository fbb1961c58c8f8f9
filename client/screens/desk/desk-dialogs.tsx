// The dialogs of the desk, one at a time.
import { lazy, type ReactNode, Suspense } from 'react';
import { ArrivalsDialog } from './arrivals-button.tsx';
import { AttentionDialog } from './attention.tsx';
import type { DeskDialog } from './desk-context.ts';
import { later } from './later.ts';
import { LeaveDialog } from './leave.tsx';
import { FindDialog } from './patient-finder.tsx';

const CancelDialog = lazy(async () => ({ default: (await later.cancel()).CancelDialog }));
const CloseDialog = lazy(async () => ({ default: (await later.close()).CloseDialog }));
const ClosureDialog = lazy(async () => ({ default: (await later.closure()).ClosureDialog }));
const DateDialog = lazy(async () => ({ default: (await later.date()).DateDialog }));
const FirstFreeDialog = lazy(async () => ({ default: (await later.firstFree()).FirstFreeDialog }));
const HoldDialog = lazy(async () => ({ default: (await later.hold()).HoldDialog }));
const LockedDialog = lazy(async () => ({ default: (await later.locked()).LockedDialog }));
const MoveDialog = lazy(async () => ({ default: (await later.move()).MoveDialog }));
const MoveSeriesDialog = lazy(async () => ({ default: (await later.moveSeries()).MoveSeriesDialog }));
const EditSeriesDialog = lazy(async () => ({ default: (await later.editSeries()).EditSeriesDialog }));
const UnplacedDialog = lazy(async () => ({ default: (await later.unplaced()).UnplacedDialog }));
const CommandMenu = lazy(async () => ({ default: (await later.menu()).CommandMenu }));
const ShortcutsDialog = lazy(async () => ({ default: (await later.keys()).ShortcutsDialog }));

type Closed = { readonly onClose: () => void };
type Drawn = {
  readonly [K in DeskDialog['kind']]: (dialog: Extract<DeskDialog, { kind: K }>, closed: Closed) => ReactNode;
};

const drawn: Drawn = {
  cancel: ({ id }, closed) => <CancelDialog id={id} {...closed} />,
  move: ({ id, to }, closed) => <MoveDialog id={id} to={to} {...closed} />,
  hold: ({ id, stays }, closed) => <HoldDialog id={id} stays={stays} {...closed} />,
  locked: ({ id }, closed) => <LockedDialog id={id} {...closed} />,
  close: ({ wish }, closed) => <CloseDialog wish={wish} {...closed} />,
  closure: ({ id }, closed) => <ClosureDialog id={id} {...closed} />,
  'first-free': (_, closed) => <FirstFreeDialog {...closed} />,
  'move-series': ({ id, change }, closed) => <MoveSeriesDialog id={id} change={change} {...closed} />,
  'edit-series': ({ id, set }, closed) => <EditSeriesDialog id={id} set={set} {...closed} />,
  unplaced: (_, closed) => <UnplacedDialog {...closed} />,
  date: (_, closed) => <DateDialog {...closed} />,
  menu: (_, closed) => <CommandMenu {...closed} />,
  find: (_, closed) => <FindDialog {...closed} />,
  keys: (_, closed) => <ShortcutsDialog {...closed} />,
  leave: (_, closed) => <LeaveDialog {...closed} />,
  attention: (_, closed) => <AttentionDialog {...closed} />,
  panel: (_, closed) => <ArrivalsDialog {...closed} />,
};

interface DeskDialogsProps extends Closed {
  readonly dialog: DeskDialog | null;
}

/** The dialog that was asked for. */
export function DeskDialogs({ dialog, onClose }: DeskDialogsProps) {
  if (!dialog) return null;
  const draw = drawn[dialog.kind] as (asked: DeskDialog, closed: Closed) => ReactNode;
  return <Suspense>{draw(dialog, { onClose })}</Suspense>;
}
