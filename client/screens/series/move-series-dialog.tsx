// A member of a series was dropped elsewhere on the grid: how far the move reaches.
import { useCommands } from '#client/screens/desk/use-commands.ts';
import type { SlotChange } from '#client/screens/desk/moves.ts';
import { ScopeDialog } from './scope-dialog.tsx';

interface MoveSeriesDialogProps {
  readonly id: string;
  readonly change: SlotChange;
  readonly onClose: () => void;
}

/** The question; this visit alone is moved as any other is, at once. */
export function MoveSeriesDialog({ id, change, onClose }: MoveSeriesDialogProps) {
  const commands = useCommands();
  const moveThis = () => {
    onClose();
    commands.move(id, change);
  };
  return <ScopeDialog id={id} change={change} onThis={moveThis} onClose={onClose} />;
}
