// States that sockets follow: each computed once for all who do, sent whole when it is another, and again from time to time.
import { scopeOf } from '#shared/contract/allow.ts';
import type { Followed, FollowAck, StateFrame } from '#shared/contract/frames.ts';
import { followersRoom } from '#shared/contract/rooms.ts';
import type { Id } from '#shared/model/id.ts';
import type { Decision, Refusal } from '#shared/rules/decision.ts';
import { digest, monotonic, now } from '#server/ops/clock.ts';
import { makeTurnstile } from '#server/ops/turnstile.ts';
import { type Connection, waitingPackets } from './connection.ts';

type Key = Followed['key'];

/** A state: the schedules that can make it another, and the moment (ms since 1970) at which it is another by time alone. */
export type StateNow = { readonly full: unknown; readonly among: readonly Id[]; readonly until: number };

/** Several states of one clinic as they were at one version; each is decided by itself. */
export type StatesAt = {
  readonly epoch: string;
  readonly version: number;
  readonly states: readonly Decision<StateNow>[];
};

/** What following stands on. */
export type FollowedParts = {
  /** Reads states of a clinic in one snapshot; null when there is no such clinic. Rejects as reading does. */
  readonly read: (clinicId: Id, keys: readonly Key[]) => Promise<StatesAt | null>;
  /** Sends a frame to everybody here who stands in a room. */
  readonly send: (room: string, frame: StateFrame) => void;
};

/** How many states one socket may follow, and how soon one that follows more may ask again. */
export const MOST_FOLLOWED = 20;
const TOO_MANY_RETRY_MS = 1000;
/** A state is read at most four times a second, whatever happens. */
const APART_MS = 250;
/** A state is sent again after this long though it is the same, so that a lost frame costs no more. */
const AGAIN_MS = 15_000;
/** Clinics read at once on one node: whoever asks or writes finds a connection to the database. */
const READS_AT_ONCE = 4;
/** States of one clinic that are read together; those that wait longest come first, and the others at the next tick. */
const READ_TOGETHER = 50;
/** A socket with so many packets in waiting is left alone until it has taken nearly all of them. */
const WAITING = { leave: 32, back: 4 } as const;

/** What was told last, in which words, when (`monotonic`), and what makes it another. */
type Told = Omit<StateNow, 'full'> & { readonly frame: StateFrame; readonly text: string; readonly at: number };

/** One state that is followed here: who follows it, and what they were told last. */
type State = {
  readonly clinicId: Id;
  readonly followed: Followed;
  readonly room: string;
  readonly followers: Set<Connection>;
  readonly behind: Set<Connection>;
  told: Told | null;
  readAt: number;
  isDue: boolean;
};

/** Following on one node. */
export type FollowedStates = ReturnType<typeof makeFollowed>;

/** Makes the following of one node; `tick` is called many times a second. */
export function makeFollowed({ read, send }: FollowedParts) {
  const clinics = new Map<Id, Map<string, State>>();
  const byConnection = new Map<Connection, Set<State>>();
  const turnstile = makeTurnstile(READS_AT_ONCE);

  function stateOf(clinicId: Id, followed: Followed): State {
    const states = clinics.get(clinicId) ?? new Map<string, State>();
    clinics.set(clinicId, states);
    const name = nameOf(followed);
    const known = states.get(name);
    if (known) return known;
    const room = followersRoom(clinicId, digest(name).toString('base64url'));
    const sets = { followers: new Set<Connection>(), behind: new Set<Connection>() };
    const made: State = { clinicId, followed, room, ...sets, told: null, readAt: 0, isDue: true };
    states.set(name, made);
    return made;
  }

  function leave(connection: Connection, state: State): void {
    void connection.socket.leave(state.room);
    state.followers.delete(connection);
    state.behind.delete(connection);
    byConnection.get(connection)?.delete(state);
    if (state.followers.size > 0) return;
    const [states, name] = [clinics.get(state.clinicId), nameOf(state.followed)];
    if (states?.get(name) === state) states.delete(name);
    if (states?.size === 0) clinics.delete(state.clinicId);
  }

  /** Reads states of one clinic anew and tells those that are others, or were told long ago. */
  async function refresh(clinicId: Id, states: readonly State[]): Promise<readonly Decision<StateNow>[]> {
    for (const state of states) Object.assign(state, { isDue: false, readAt: monotonic() });
    try {
      const keys = states.map(({ followed }) => followed.key);
      const found = await turnstile(() => read(clinicId, keys));
      states.forEach((state, at) => tell(state, found, found?.states[at]));
      return found?.states ?? [];
    } catch (error) {
      for (const state of states) state.isDue = true;
      throw error;
    }
  }

  /** What cannot be had any more is told as nothing. A state that was read before another is never told after it. */
  function tell(state: State, at: StatesAt | null, decided: Decision<StateNow> | undefined): void {
    if (!at || !decided) return;
    const { told, followed } = state;
    const { epoch, version } = at;
    if (told?.frame.epoch === epoch && told.frame.version > version) return;
    const { full, among, until } = decided.ok ? decided.value : NOTHING;
    const text = JSON.stringify(full);
    const frame: StateFrame = { ...followed, epoch, version, full };
    const isNews = text !== told?.text || epoch !== told.frame.epoch || monotonic() - told.at >= AGAIN_MS;
    state.told = { frame, text, among, until, at: isNews ? monotonic() : told.at };
    if (isNews && told) send(state.room, frame);
  }

  /** Whoever does not take what is sent is left alone, and given the state as it is then when they have. */
  function pace(state: State): void {
    for (const connection of state.followers) {
      const waiting = waitingPackets(connection);
      if (waiting > WAITING.leave && !state.behind.has(connection)) {
        state.behind.add(connection);
        void connection.socket.leave(state.room);
      } else if (waiting <= WAITING.back && state.behind.delete(connection)) {
        void connection.socket.join(state.room);
        if (state.told) connection.socket.emit('state', state.told.frame);
      }
    }
  }

  function forget(connection: Connection): void {
    for (const state of byConnection.get(connection) ?? []) leave(connection, state);
    byConnection.delete(connection);
  }

  function endWithoutRight(): void {
    for (const connection of byConnection.keys()) {
      if (scopeOf(connection.session.caller.role, 'read') === 'none') forget(connection);
    }
  }

  return {
    /** Begins to follow: the state as it is now, then frames. Following once more is answered anew. Rejects as reading does. */
    async follow(connection: Connection, followed: Followed): Promise<FollowAck | { readonly refusal: Refusal }> {
      const { clinicId } = connection.session.caller;
      const mine = byConnection.get(connection) ?? new Set<State>();
      const known = clinics.get(clinicId)?.get(nameOf(followed));
      if (mine.size >= MOST_FOLLOWED && !(known && mine.has(known)))
        return { refusal: { code: 'rate-limited', retryMs: TOO_MANY_RETRY_MS } };
      const state = stateOf(clinicId, followed);
      byConnection.set(connection, mine.add(state));
      state.followers.add(connection);
      void connection.socket.join(state.room);
      let isFollowing = false;
      try {
        if (state.isDue || !state.told) {
          const [decided] = await refresh(clinicId, [state]);
          if (!decided?.ok) return { refusal: decided?.refusal ?? { code: 'not-found' } };
        }
        if (!state.told) return { refusal: { code: 'not-found' } };
        isFollowing = connection.socket.connected;
        const { epoch, version, full } = state.told.frame;
        return { ok: true, epoch, version, full };
      } finally {
        if (!isFollowing) leave(connection, state);
      }
    },

    /** Follows a state no more; one that was not followed is no matter. */
    unfollow(connection: Connection, followed: Followed): void {
      const state = clinics.get(connection.session.caller.clinicId)?.get(nameOf(followed));
      if (state) leave(connection, state);
    },

    /** Follows nothing any more: it left, or no longer watches. */
    forget,

    /** Something happened to some schedules of a clinic, or to all: the states they are among are read at the next tick. */
    touch(clinicId: Id, touched: ReadonlySet<Id> | 'all'): void {
      for (const state of clinics.get(clinicId)?.values() ?? [])
        state.isDue ||= touched === 'all' || !state.told || state.told.among.some((id) => touched.has(id));
    },

    /** Tells what changed. Rejects when something could not be read; it is read at the next tick. */
    async tick(): Promise<void> {
      endWithoutRight();
      const due = [...clinics].map(([clinicId, states]): [Id, State[]] => {
        for (const state of states.values()) pace(state);
        const longest = [...states.values()].filter(isDue).toSorted((a, b) => a.readAt - b.readAt);
        return [clinicId, longest.slice(0, READ_TOGETHER)];
      });
      const read = due.filter(([, states]) => states.length > 0).map(([id, states]) => refresh(id, states));
      const failed = (await Promise.allSettled(read)).find((one) => one.status === 'rejected');
      if (failed) throw failed.reason;
    },

    /** How many states are followed here. */
    count: () => [...clinics.values()].reduce((sum, states) => sum + states.size, 0),
  };
}

/** What is left of a state that cannot be had any more: it is nobody's until the clinic is changed. */
const NOTHING: StateNow = { full: [], among: [], until: Infinity };

function isDue({ isDue, told, readAt }: State): boolean {
  if (monotonic() - readAt < APART_MS) return false;
  return isDue || told === null || now() >= told.until || monotonic() - told.at >= AGAIN_MS;
}

function nameOf({ stream, key }: Followed): string {
  return `${stream} ${JSON.stringify(key)}`;
}
