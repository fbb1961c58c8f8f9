// Icons: the house's set by meaning, mirrored in right-to-left where the picture points somewhere.
import {
  ArrowRight,
  ArrowUpRight,
  Ban,
  Building2,
  CalendarDays,
  CalendarOff,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  Circle,
  CircleAlert,
  CircleCheck,
  CircleUser,
  ClipboardList,
  Clock,
  Copy,
  DoorOpen,
  EllipsisVertical,
  Eye,
  EyeOff,
  GripVertical,
  History,
  Hourglass,
  Info,
  Keyboard,
  Languages,
  KeyRound,
  List,
  Lock,
  LogOut,
  type LucideIcon,
  Mail,
  MapPin,
  Merge,
  MessageCircle,
  Minus,
  MonitorSmartphone,
  Moon,
  Pencil,
  Phone,
  Plus,
  Printer,
  Redo2,
  RefreshCw,
  Search,
  Settings,
  Stethoscope,
  Sun,
  SunMoon,
  TriangleAlert,
  Undo2,
  User,
  UserPlus,
  Users,
  UserX,
  WifiOff,
  X,
} from 'lucide-react';
import styles from './icon.module.css';

const PICTURES = {
  account: CircleUser,
  add: Plus,
  alert: TriangleAlert,
  arrow: ArrowRight,
  back: ChevronLeft,
  calendar: CalendarDays,
  cancelled: Ban,
  check: Check,
  clinic: Building2,
  clock: Clock,
  close: X,
  closed: CalendarOff,
  confirmed: CircleCheck,
  copy: Copy,
  down: ChevronDown,
  drag: GripVertical,
  edit: Pencil,
  error: CircleAlert,
  forward: ChevronRight,
  hide: EyeOff,
  history: History,
  hold: Hourglass,
  info: Info,
  key: KeyRound,
  keyboard: Keyboard,
  language: Languages,
  list: List,
  lock: Lock,
  mail: Mail,
  merge: Merge,
  message: MessageCircle,
  minus: Minus,
  moon: Moon,
  more: EllipsisVertical,
  move: ArrowUpRight,
  noshow: UserX,
  offline: WifiOff,
  patient: User,
  people: Users,
  phone: Phone,
  place: MapPin,
  print: Printer,
  redo: Redo2,
  refresh: RefreshCw,
  register: UserPlus,
  ring: Circle,
  room: DoorOpen,
  screen: MonitorSmartphone,
  search: Search,
  service: ClipboardList,
  settings: Settings,
  show: Eye,
  signOut: LogOut,
  stethoscope: Stethoscope,
  sun: Sun,
  theme: SunMoon,
  undo: Undo2,
} as const satisfies Record<string, LucideIcon>;

export type IconName = keyof typeof PICTURES;

const POINTING: ReadonlySet<IconName> = new Set([
  'arrow',
  'back',
  'forward',
  'move',
  'room',
  'list',
  'signOut',
  'undo',
  'redo',
  'history',
]);

interface IconProps {
  readonly name: IconName;
  /** Pixels; 16 unless told. */
  readonly size?: number | undefined;
}

/** A picture that only accompanies text: it is hidden from screen readers. */
export function Icon({ name, size = 16 }: IconProps) {
  const Picture = PICTURES[name];
  return (
    <Picture
      aria-hidden="true"
      size={size}
      strokeWidth={size < 14 ? 2.4 : 1.9}
      className={POINTING.has(name) ? styles['pointing'] : undefined}
    />
  );
}
