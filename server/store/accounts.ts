// What is somebody's own: their preferences, their password and everywhere they are signed in, by the key of a session.
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Id } from '#shared/model/id.ts';
import type { AccountPreferences } from '#shared/model/preferences.ts';
import { type Instant, instantOf } from '#shared/time/instant.ts';
import { digest } from '#server/ops/clock.ts';
import type { Passwords } from './passwords.ts';
import type { Store } from './open.ts';
import { type EndedSession, logSessionEnd } from './session-log.ts';

/** One place where somebody is signed in; `agent` is what the browser called itself there, null where it said nothing. */
export type OwnSession = {
  readonly id: Id;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
  readonly agent: string | null;
  readonly clinic: { readonly slug: string; readonly name: string };
  readonly isThis: boolean;
};

/** An account as whoever it belongs to sees it. */
export type OwnAccount = {
  readonly email: string;
  readonly name: string;
  readonly preferences: AccountPreferences;
  readonly sessions: readonly OwnSession[];
};

/** Preferences to change; null goes back to unset. */
export type PreferencesPatch = { readonly [K in keyof AccountPreferences]?: unknown };

type SessionRow = OwnSession & { clinicId: Id; memberId: Id; name: string; agent: string };
type AccountRow = {
  email: string;
  name: string;
  preferences: AccountPreferences;
  password_hash: string | null;
  sessions: SessionRow[];
};

/** What accounts stand on; `announce` hears that a session's end was logged. */
export type AccountsParts = {
  readonly store: Store;
  readonly passwords: Passwords;
  readonly announce: (frame: LogFrame | null) => void;
  /** What is remembered of sessions is looked up again. */
  readonly forget: () => void;
};

/** Makes the accounts of one node. Every act is of whoever holds the session's key; null and false where it opens nothing. */
export function makeAccounts({ store, passwords, announce, forget }: AccountsParts) {
  async function find(key: string): Promise<AccountRow | null> {
    const [row] = await store.rows<AccountRow>('select * from account_find(?)', [digest(key)]);
    return row ?? null;
  }

  async function endOne(key: string, session: EndedSession): Promise<boolean> {
    const end = 'select account_session_end(?, ?) as ended';
    const frame = await logSessionEnd(store, session, async (tx) => {
      const [row] = await tx.rows<{ ended: boolean }>(end, [digest(key), session.sessionId]);
      return row?.ended === true;
    });
    announce(frame);
    return frame !== null;
  }

  async function view(key: string): Promise<OwnAccount | null> {
    const row = await find(key);
    if (!row) return null;
    const { email, name, preferences, sessions } = row;
    return { email, name, preferences, sessions: sessions.map(asSeen) };
  }

  return {
    view,

    /** The address of an account, under which guesses at its password are counted. */
    addressOf: async (key: string): Promise<string | null> => (await find(key))?.email ?? null,

    /** Changes some preferences; answers the whole account. */
    async prefer(key: string, patch: PreferencesPatch): Promise<OwnAccount | null> {
      await store.rows('select account_prefer(?, ?::jsonb)', [digest(key), JSON.stringify(patch)]);
      forget();
      return view(key);
    },

    /** Whether this is the password of whoever is signed in. */
    async confirm(key: string, password: string): Promise<boolean> {
      const row = await find(key);
      return passwords.isRight(row?.password_hash ?? null, password);
    },

    /** Sets another password and ends the sessions that are not this one. The present one must have been confirmed. */
    async setPassword(key: string, password: string): Promise<boolean> {
      const change = 'select account_password(?, ?) as ended';
      const kept = await passwords.kept(password);
      const [row] = await store.rows<{ ended: EndedSession[] | null }>(change, [digest(key), kept]);
      for (const session of row?.ended ?? [])
        announce(await logSessionEnd(store, session, () => Promise.resolve(true)));
      return Boolean(row?.ended);
    },

    /** Ends one of one's own sessions; false where there is none of this id. */
    async endSession(key: string, id: Id): Promise<boolean> {
      const session = (await find(key))?.sessions.find((one) => one.id === id);
      return session ? endOne(key, asEnded(session)) : false;
    },

    /** Ends every session of one's own but this one. */
    async endOthers(key: string): Promise<void> {
      const others = (await find(key))?.sessions.filter(({ isThis }) => !isThis) ?? [];
      for (const session of others) await endOne(key, asEnded(session));
    },
  };
}

function asSeen({ id, createdAt, seenAt, agent, clinic, isThis }: SessionRow): OwnSession {
  const instant = (at: string) => instantOf(Date.parse(at));
  return { id, createdAt: instant(createdAt), seenAt: instant(seenAt), agent: agent || null, clinic, isThis };
}

function asEnded({ id: sessionId, clinicId, memberId, name }: SessionRow): EndedSession {
  return { sessionId, clinicId, memberId, name };
}
