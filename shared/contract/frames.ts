// What travels over a socket: the messages of both directions on one page.
import { z } from 'zod';
import { id } from '#shared/model/id.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { instant } from '#shared/time/instant.ts';
import type { CommandReply } from './commands.ts';
import type { ClinicEvent } from './events.ts';
import type { Calendar, QueryReply, Settings } from './queries.ts';
import { slotWish } from './time-queries.ts';
import type { Via } from './via.ts';

/** The wire's own version; a client with another one must reload. */
export const PROTOCOL = 1;

/** Where somebody is looking. */
export const view = z.strictObject({
  page: z.string().max(20),
  date: z.iso.date().optional(),
  scheduleId: id.optional(),
  appointmentId: id.optional(),
});
export type View = z.infer<typeof view>;

/** What a soft lock is about. */
export const lockedNoun = z.strictObject({ noun: z.enum(['appointment', 'patient']), id });
export type LockedNoun = z.infer<typeof lockedNoun>;

const watch = z.strictObject({
  clinic: z.string().max(64),
  epoch: id.optional(),
  since: z.int().min(0).optional(),
  from: instant.optional(),
  to: instant.optional(),
});

/** A state that is followed: the whole of it, again whenever it is another. */
const followed = z.strictObject({ stream: z.literal('slots'), key: slotWish });
export type Followed = z.infer<typeof followed>;

/** Client → server: each message and the shape of its body. */
export const requests = {
  ask: z.strictObject({ name: z.string().max(60), input: z.unknown(), commandId: z.string().max(64) }),
  read: z.strictObject({ name: z.string().max(60), input: z.unknown() }),
  watch,
  unwatch: z.strictObject({ clinic: z.string().max(64) }),
  here: z.strictObject({ view }),
  lock: z.strictObject({ id, on: lockedNoun, mode: z.enum(['take-over', 'ask']).optional() }),
  unlock: z.strictObject({ id }),
  follow: followed,
  unfollow: followed,
} as const;
export type RequestName = keyof typeof requests;
export type WatchRequest = z.infer<typeof watch>;

/** One committed change of a clinic; `events` is null when the frame was too large and must be read from `changes`. */
export type LogFrame = {
  readonly clinic: string;
  readonly epoch: string;
  readonly version: number;
  readonly at: string;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly via: Via;
  readonly commandId: string;
  readonly events: readonly ClinicEvent[] | null;
};

/** What a client that watches a clinic is brought up to date with. */
export type Changes =
  | { readonly kind: 'live'; readonly epoch: string; readonly head: number }
  | { readonly kind: 'delta'; readonly epoch: string; readonly head: number; readonly rows: readonly LogFrame[] }
  | {
      readonly kind: 'snapshot';
      readonly epoch: string;
      readonly head: number;
      readonly settings: Settings;
      readonly calendar: Calendar;
    };

export type Refused = { readonly ok: false } & Refusal & { readonly detail: string };
export type AskAck = ({ readonly ok: true } & CommandReply) | Refused;
export type ReadAck = ({ readonly ok: true } & QueryReply) | Refused;
export type WatchAck = ({ readonly ok: true } & Changes) | Refused;

/** How well the nodes hear each other. */
export type Mode = 'live' | 'degraded';

/** A colleague who has this clinic open, once per person. */
export type Present = { readonly id: string; readonly name: string; readonly view: View };

/** A person as colleagues see them. */
export type Person = { readonly id: string; readonly name: string };

/**
 * Somebody has something open to change it: advice, which refuses no command. `heldMs` is for how long already, `ttlMs`
 * how long it lasts unless it is renewed; `asks` who would like to have it, in the order they asked.
 */
export type SoftLock = {
  readonly id: string;
  readonly on: LockedNoun;
  readonly by: Person;
  readonly heldMs: number;
  readonly ttlMs: number;
  readonly asks: readonly Person[];
};

/** The answer to `lock`. */
export type LockAck = { readonly ok: true; readonly ttlMs: number } | Refused;

/** A followed state as it is at a version; the newest one counts. */
export type StateFrame = Followed & { readonly epoch: string; readonly version: number; readonly full: unknown };
/** The answer to `follow`. */
export type FollowAck = ({ readonly ok: true } & Omit<StateFrame, keyof Followed>) | Refused;

/** Server → client. */
export type ServerFrames = {
  hello: (frame: {
    protocol: number;
    node: string;
    mode: Mode;
    limits: { messagesPerSecond: number; burst: number; frameBytes: number };
  }) => void;
  log: (frame: LogFrame) => void;
  state: (frame: StateFrame) => void;
  nearby: (frame: { clinic: string; locks: readonly SoftLock[]; presence: readonly Present[] }) => void;
  mode: (frame: { mode: Mode }) => void;
  reset: (frame: { clinic: string; why: string }) => void;
  lagging: (frame: { clinic: string }) => void;
  drain: (frame: { inMs: number }) => void;
  bye: (frame: { code: string; retryMs: number }) => void;
};
