// What a screen gives the time grid and what it hears back.
import type { AppointmentStatus } from '#shared/model/appointment.ts';
import type { ScheduleKind } from '#shared/model/schedule.ts';
import type { DayShape, LocalDate } from '#shared/time/zone.ts';

/**
 * A half-open stretch of one day in *grid minutes*: whole minutes of real time since the first instant of the
 * column's date, so that a day of 23 or 25 hours simply has 1380 or 1500 of them.
 */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One column: a schedule on a date. Keys are unique on the screen, as `scheduleId@date`. */
export interface GridColumn {
  readonly key: string;
  readonly scheduleId: string;
  readonly date: LocalDate;
  readonly title: string;
  readonly subtitle: string;
  /** Why its hours are not the usual ones, where they are not: the name of a holiday, a reason. It is told with the subtitle. */
  readonly remark?: string;
  readonly kind: ScheduleKind;
  /** Opening hours, sorted and disjoint; all else is shaded. `openStretches` makes them from a schedule’s hours. */
  readonly open: readonly Stretch[];
  /** The clinic's today; its header is marked. */
  readonly today?: boolean;
  /** Who else looks at this column, as small avatars in its head. */
  readonly watchers?: readonly { readonly id: string; readonly name: string }[];
  /** How many visits of the column stand beyond its capacity; shown as `+2` where there are any. */
  readonly overbookings?: number;
}

/** Who is editing a card: a hint to everybody else, which refuses nothing but a drag. */
export interface CardLock {
  readonly name: string;
  /** A CSS colour, as `var(--person-2)`. */
  readonly color: string;
  /** This desk's own: a quiet ring without a name. */
  readonly mine: boolean;
}

/**
 * Time on hold in one column; a hold that claims a room too is two blocks of the same id. It stands until `endsAt` and
 * then goes by itself, whether or not the props say so.
 */
export interface GridBlock extends Stretch {
  readonly id: string;
  readonly columnKey: string;
  /** Whose it is, as it is shown; where it is `mine` the grid says "you" instead. */
  readonly owner: string;
  /** A CSS colour, as `var(--person-2)`. */
  readonly color: string;
  readonly mine: boolean;
  /** Milliseconds since 1970 by the clock that `clock` reads. */
  readonly endsAt: number;
  /** Its time was put on once and cannot be again. */
  readonly extended: boolean;
  /** It is for a place in a group, which may have more. */
  readonly shares?: boolean;
}

/** Closed time in one column: it lies behind the cards that stand in it, and nobody is booked there. */
export interface GridClosure extends Stretch {
  readonly id: string;
  readonly columnKey: string;
  /** Why, as somebody wrote it. */
  readonly reason: string;
  /** The cards that stay in it; they may be shortened there. */
  readonly kept: readonly string[];
  /** The person here may leave the rules with a reason, so that letting go asks for it. */
  readonly passable: boolean;
}

/** Who made the last change of a card that came from another screen. */
export interface ChangedBy {
  readonly name: string;
  /** A CSS colour, as `var(--person-2)`. */
  readonly color: string;
}

/**
 * One appointment in one column. An appointment that claims a room too is two cards of the same id, the one in the
 * room's column `slim`. `start` and `end` may lie before 0 or beyond the day: the drawing is cut, the value is not.
 */
export interface GridCard extends Stretch {
  readonly id: string;
  readonly columnKey: string;
  /** The appointment's version; a new one during a drag marks the ghost and starts the ring of `changedBy`. */
  readonly version: number;
  readonly status: AppointmentStatus;
  readonly confirmed: boolean;
  /** The patient. */
  readonly title: string;
  /** The service. */
  readonly detail: string;
  /** The linked card in the column of a room or device. */
  readonly slim?: boolean;
  /** It can be opened but not moved or resized. */
  readonly fixed?: boolean;
  /** Shown before the server has answered. */
  readonly pending?: boolean;
  /** `slow` once the answer has taken two seconds; `queued` while there is no connection. */
  readonly settling?: 'slow' | 'queued';
  /** Booked outside opening hours with a reason. */
  readonly override?: boolean;
  /** One of a series, or one that was changed on its own. */
  readonly repeats?: 'member' | 'exception';
  /** It is of a group: how many are there with it, and how many that takes. */
  readonly group?: { readonly count: number; readonly most: number };
  /** How many visits stand beyond capacity at its time; marked `+1` where there are any. */
  readonly overbooked?: number;
  /** Somebody is editing it. Another's lock refuses dragging and nothing else. */
  readonly lock?: CardLock;
  /** Somebody else's change, ringed once for each `version`. */
  readonly changedBy?: ChangedBy;
}

/** Where the clinic's clock stands. */
export interface GridNow {
  readonly date: LocalDate;
  readonly minute: number;
}

/** Free time a person chose: by a click or Enter (one snap long) or by drawing its length. */
export interface Picked extends Stretch {
  readonly columnKey: string;
  readonly how: 'click' | 'key' | 'draw';
}

/** A card as it was picked up: what a command needs as its base. */
export interface PickedUp {
  readonly id: string;
  /** The version that was picked up. */
  readonly version: number;
  /** Where it stood then. */
  readonly from: Stretch;
  /** Somebody else moved it, changed its state or cancelled it since then. */
  readonly stale: boolean;
}

/** A card dropped elsewhere; by keys its length may have changed too. */
export interface Moved extends PickedUp, Stretch {
  readonly columnKey: string;
  readonly fromColumnKey: string;
}

/** A card given another end, its start and column as they were. */
export interface Resized extends PickedUp {
  readonly columnKey: string;
  readonly end: number;
}

/** The state a single key asks for on the focused card: A, R, F, O. */
export type KeyCommand = 'arrived' | 'checked-in' | 'fulfilled' | 'noshow';

/** Words and writers come from the `LocaleProvider` above. Unchanged columns and cards may be new objects each time. */
export interface GridProps {
  /** The accessible name: what is shown, as "Calendar of Sunday". */
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly cards: readonly GridCard[];
  /** Time on hold, in every column it claims. */
  readonly blocks?: readonly GridBlock[];
  /** Closed time, in every column it is of. */
  readonly closures?: readonly GridClosure[];
  /** The shape of each date among the columns. */
  readonly days: readonly DayShape[];
  readonly now: GridNow | null;
  /** The clinic's clock in milliseconds since 1970, by which blocks count down; this device's unless given. */
  readonly clock?: () => number;
  /** Steps of drawing, moving and walking, in minutes; 15 unless said. */
  readonly snapMinutes?: number;
  /** Steps while Alt is held: the clinic's `gridMinutes`; 5 unless said. */
  readonly fineMinutes?: number;
  /** The longest a card may be drawn or stretched, in minutes; 480 unless said. */
  readonly longest?: number;
  /** The person may look only. */
  readonly readOnly?: boolean;
  /** Whether single letters and digits act (WCAG 2.1.4); true unless said. */
  readonly singleKeys?: boolean;
  /** Columns with their names and grey blocks instead of cards. */
  readonly loading?: boolean;
  /** The card whose sheet is open; its edge is drawn stronger. */
  readonly openId?: string | null;
  /** The sentences shown while there is no card. */
  readonly empty?: { readonly title: string; readonly lead: string };
  readonly onPick?: (picked: Picked) => void;
  readonly onMove?: (moved: Moved) => void;
  readonly onResize?: (resized: Resized) => void;
  readonly onOpen?: (id: string) => void;
  /** A block was clicked, or Enter pressed on it. */
  readonly onOpenBlock?: (id: string) => void;
  /** Closed time was clicked, or Enter pressed on it. */
  readonly onOpenClosure?: (id: string) => void;
  /** The menu of free time was asked for, by a right click or its key; `element` stands at that time. */
  readonly onSlotMenu?: (picked: Picked, element: Element) => void;
  /** The menu of a column was asked for at its head. */
  readonly onHeadMenu?: (columnKey: string, element: Element) => void;
  /** Free time shall be closed: B was pressed on it. */
  readonly onCloseTime?: (picked: Picked) => void;
  /** A card that another person is editing was to be dragged or picked up, and was not: it has shaken and said why. */
  readonly onLockedTry?: (id: string) => void;
  /** The pointer or the cursor has rested in another column than before for a second. */
  readonly onLook?: (columnKey: string) => void;
  readonly onKeyCommand?: (id: string, command: KeyCommand) => void;
}
