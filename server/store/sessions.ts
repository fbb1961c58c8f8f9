// Sessions: passwords checked, opaque keys remembered only as hashes, ended everywhere at once.
import type { LogFrame } from '#shared/contract/frames.ts';
import type { Caller, CallerRole } from '#shared/model/caller.ts';
import type { Id } from '#shared/model/id.ts';
import type { Refusal } from '#shared/rules/decision.ts';
import { DAY, instantOf } from '#shared/time/instant.ts';
import { digest, monotonic, newId, newSecret, now } from '#server/ops/clock.ts';
import { makeShortMemory } from '#server/ops/short-memory.ts';
import { makeAccounts } from './accounts.ts';
import type { Store, Tx } from './open.ts';
import { makePasswords, passwordFault } from './passwords.ts';
import { type EndedSession, logSessionEnd } from './session-log.ts';

/** An open session; `expiresAt` is an instant. */
export type Session = { readonly id: Id; readonly caller: Caller; readonly slug: string; readonly expiresAt: string };

type No = { readonly ok: false; readonly refusal: Refusal };
type Account = {
  account_id: Id;
  password_hash: string | null;
  locale: string;
  clinics: { clinicId: Id; slug: string; name: string; memberId: Id }[];
};
type SessionRow = {
  id: Id;
  expires_at: string | Date;
  clinic_id: Id;
  slug: string;
  member_id: Id;
  name: string;
  role: CallerRole;
  schedule_id: Id | null;
  locale: string;
};

type PasswordSet = { email: string; ended: EndedSession[] };
type Joining = { email: string; password_hash: string | null };
type Done = { readonly ok: true; readonly email: string };

const LIFE = 7 * DAY;
/** How long a session may be remembered, in ms; its end on another node is noticed within this. */
const REMEMBERED_MS = 1000;
/** So much of what a browser calls itself is kept with a session. */
const LONGEST_AGENT = 200;
const NOT_GOOD: No = { ok: false, refusal: { code: 'not-found' } };

/** Somebody who signs in; `agent` is what their browser calls itself, and nothing where it says nothing. */
export type SignIn = {
  readonly email: string;
  readonly password: string;
  readonly clinic?: string | undefined;
  readonly agent?: string | undefined;
};

/** What a node does with sessions, and with the accounts behind them. */
export type Sessions = ReturnType<typeof makeSessions>;

/** Makes the sessions of one node; `publish` hears that a session ended. */
export function makeSessions(store: Store, publish: (frame: LogFrame) => void = () => undefined) {
  const passwords = makePasswords();

  async function open(
    { clinicId, memberId }: Account['clinics'][number],
    kept: string | null,
    agent = '',
  ): Promise<{ ok: true; token: string; session: Session } | No> {
    const token = newSecret();
    const expires = instantOf(now() + LIFE);
    const params = [newId(), digest(token), clinicId, memberId, expires, agent.slice(0, LONGEST_AGENT), kept];
    await store.rows('select session_open(?, ?, ?, ?, ?, ?, ?)', params);
    const session = await look(token);
    return session ? { ok: true, token, session } : { ok: false, refusal: { code: 'unauthenticated' } };
  }

  const remembered = makeShortMemory<Session | null>({ forMs: REMEMBERED_MS, most: 5000, now: monotonic });

  /** The session of a key as it stood at most a second ago, which spares most requests a question; see `look`. */
  function find(token: string): Promise<Session | null> {
    return remembered.get(digest(token).toString('base64'), () => look(token));
  }

  /** The session of a key, or null when it is unknown, ended, expired, idle for 12 hours or its member is disabled. */
  async function look(token: string): Promise<Session | null> {
    const [row] = await store.rows<SessionRow>('select * from session_find(?)', [digest(token)]);
    if (!row) return null;
    const caller: Caller = {
      id: row.member_id,
      name: row.name,
      role: row.role,
      clinicId: row.clinic_id,
      locale: row.locale,
      ...(row.schedule_id ? { scheduleId: row.schedule_id } : {}),
    };
    return { id: row.id, caller, slug: row.slug, expiresAt: instantOf(new Date(row.expires_at).getTime()) };
  }

  function announce(frame: LogFrame | null): void {
    remembered.forget();
    if (frame) publish(frame);
  }

  async function endOne(session: EndedSession, end: (tx: Tx) => Promise<boolean>): Promise<void> {
    announce(await logSessionEnd(store, session, end));
  }

  async function joinOf(link: string): Promise<Joining | null> {
    const [row] = await store.rows<Joining>('select * from join_find(?)', [digest(link)]);
    return row ?? null;
  }

  /** Whoever has an account joins a clinic with the password they have. */
  async function join(link: string, kept: string | null, password: string): Promise<Done | No> {
    if (!(await passwords.isRight(kept, password))) return { ok: false, refusal: { code: 'unauthenticated' } };
    const [row] = await store.rows<{ email: string | null }>('select join_use(?, ?) as email', [digest(link), kept]);
    return row?.email ? { ok: true, email: row.email } : NOT_GOOD;
  }

  return {
    find,
    look,
    /** What is somebody's own, by their session's key. */
    accounts: makeAccounts({ store, passwords, announce, forget: () => remembered.forget() }),

    /**
     * Opens a session of one clinic; with several memberships and none named the answer is `invalid` with the choices.
     * `email` is in the spelling accounts are kept in: small letters, no spaces around it.
     */
    async signIn(ask: SignIn) {
      const [account] = await store.rows<Account>('select * from sign_in_lookup(?)', [ask.email]);
      if (!(await passwords.isRight(account?.password_hash ?? null, ask.password)) || !account)
        return { ok: false, refusal: { code: 'unauthenticated' } } as No;
      const places = account.clinics.filter(
        (one) => !ask.clinic || one.slug === ask.clinic || one.clinicId === ask.clinic,
      );
      if (places.length > 1) return severalClinics(account);
      const place = places[0];
      return place
        ? open(place, account.password_hash, ask.agent)
        : ({ ok: false, refusal: { code: 'unauthenticated' } } as No);
    },

    /** Ends a session on every node: its end is a row of the clinic's log. */
    async end(token: string): Promise<void> {
      const session = await look(token);
      if (!session) return;
      const { id: memberId, clinicId, name } = session.caller;
      await endOne({ sessionId: session.id, clinicId, memberId, name }, async (tx) => {
        const ended = await tx.rows('select * from session_end(?)', [digest(token)]);
        return ended.length > 0;
      });
    },

    /** The address whose password a one-time link asks for, under which guesses are counted; null where it asks for none. */
    addressAsked: async (link: string): Promise<string | null> => (await joinOf(link))?.email ?? null,

    /**
     * Uses a one-time link: sets a password with it, or joins a clinic with the password there is, which is
     * `unauthenticated` when it is wrong. Whoever is second, late or wrong about the link is told it is no longer good.
     */
    async setPassword(link: string, password: string): Promise<Done | No> {
      const joining = await joinOf(link);
      if (joining) return join(link, joining.password_hash, password);
      const fault = passwordFault('password', password);
      if (fault) return { ok: false, refusal: { code: 'invalid', fields: [fault] } };
      const kept = await passwords.kept(password);
      const [row] = await store.rows<PasswordSet>('select * from password_set(?, ?)', [digest(link), kept]);
      if (!row) return NOT_GOOD;
      for (const session of row.ended) await endOne(session, () => Promise.resolve(true));
      return { ok: true, email: row.email };
    },
  };
}

function severalClinics(account: Account): No {
  const choices = account.clinics.map(({ slug, name }) => ({ slug, name }));
  return { ok: false, refusal: { code: 'invalid', fields: [{ path: 'clinic', problem: 'required' }], choices } };
}
