// What travels over a socket: the messages of both directions on one page.
import { z } from 'zod';
import { id } from '#shared/model/id.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { instant } from '#shared/time/instant.ts';
import type { CommandReply } from './commands.ts';
import type { ClinicEvent } from './events.ts';
import type { Calendar, QueryReply, Settings } from './queries.ts';

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

const watch = z.strictObject({
  clinic: z.string().max(64),
  epoch: id.optional(),
  since: z.int().min(0).optional(),
  from: instant.optional(),
  to: instant.optional(),
});

/** Client → server: each message and the shape of its body. */
export const requests = {
  ask: z.strictObject({ name: z.string().max(60), input: z.unknown(), commandId: z.string().max(64) }),
  read: z.strictObject({ name: z.string().max(60), input: z.unknown() }),
  watch,
  unwatch: z.strictObject({ clinic: z.string().max(64) }),
  here: z.strictObject({ view }),
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

/** Through which door a change came. */
export type Via = 'desk' | 'doctor' | 'admin' | 'phone' | 'kiosk' | 'board' | 'api' | 'job';

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

/** Server → client. */
export type ServerFrames = {
  hello: (frame: {
    protocol: number;
    node: string;
    mode: Mode;
    limits: { messagesPerSecond: number; burst: number; frameBytes: number };
  }) => void;
  log: (frame: LogFrame) => void;
  nearby: (frame: { clinic: string; locks: readonly never[]; presence: readonly Present[] }) => void;
  mode: (frame: { mode: Mode }) => void;
  reset: (frame: { clinic: string; why: string }) => void;
  lagging: (frame: { clinic: string }) => void;
  drain: (frame: { inMs: number }) => void;
  bye: (frame: { code: string; retryMs: number }) => void;
};
